import { quarterLabel } from "@/lib/periods/calendar";
import type { TargetCard } from "@/lib/plans/queries-targets";
import { courseOf, formatFigure, goalWords, shareOf, type Target, type TaskTargets } from "@/lib/plans/rules-targets";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { RowTh, TableScroll, Td, Th } from "@/components/ui/table";
import { ChartPanel } from "./chart-panel";

type Props = Pick<TargetCard, "quarters" | "periodKey">;

/** The task's targets, each with its way against the goal and the same figures as a table. */
export function TargetCardView({ card }: { card: TargetCard | null }) {
  if (!card) return null;
  const { targets: { targets, figures }, quarters, periodKey } = card;
  const sentences = [...new Set(targets.flatMap(({ sentence }) => sentence ?? []))];
  return (
    <Card title="量化指标" id="targets">
      {sentences.map((sentence) => <p key={sentence} className="mb-3 text-sm"><span className="text-muted">通知原文：</span><span className="font-notice">{sentence}</span></p>)}
      <p className="mb-3 text-sm text-muted">只有已采纳的报告计入累计。</p>
      <div className="space-y-6">
        {targets.map((target) => <Course key={target.key} target={target} figures={figures} quarters={quarters} periodKey={periodKey} />)}
      </div>
    </Card>
  );
}

function Course({ target, figures, quarters, periodKey }: { target: Target } & Props & Pick<TaskTargets, "figures">) {
  const points = courseOf(target, figures, quarters);
  const isYearly = target.basis === "YEARLY";
  const sumName = isYearly ? "本年累计" : "累计";
  const last = quarters[1];
  const shown = points.filter(({ year, quarter }) => year < last.year || (year === last.year && quarter <= last.quarter)).reverse();
  return (
    <section aria-labelledby={`target-${target.key}`}>
      <ChartPanel
        isOpenAtFirst
        chart={{ kind: "target", goal: target.goal, marks: points.map(({ key, year, sum }) => ({ name: key, sum, series: isYearly ? String(year) : "all" })) }}
        name={`${target.name}：${sumName}与目标`}
        description={`实线为${sumName}（${target.measure}），虚线为目标；数据同下表。${isYearly ? "每年从头累计。" : ""}`}
      >
        <h3 id={`target-${target.key}`} className="font-medium">{target.name}</h3>
        <span>{goalWords(target)}</span>
        <Chip tone="quiet">{target.sentence === null ? "方案自定" : "通知规定"}</Chip>
      </ChartPanel>
      <TableScroll label={`${target.name}各季度完成情况`}>
        <thead><tr><Th>填报期</Th><Th align="right">本季度完成</Th><Th align="right">{sumName}</Th><Th align="right">完成目标</Th></tr></thead>
        <tbody>
          {shown.map((point) => (
            <tr key={point.key} aria-current={point.key === periodKey ? "true" : undefined} className={point.key === periodKey ? "bg-sunken" : undefined}>
              <RowTh className="whitespace-nowrap">{quarterLabel(point)}</RowTh>
              <Td align="right">
                {point.value === null ? "—" : formatFigure(point.value)}
                {point.value !== null && !point.isAccepted ? <span className="ml-2 text-sm text-muted">未采纳，不计</span> : null}
              </Td>
              <Td align="right">{point.sum === null ? "—" : formatFigure(point.sum)}</Td>
              <Td align="right">{point.sum === null ? "—" : `${shareOf(point.sum, target) ?? 0}%`}</Td>
            </tr>
          ))}
        </tbody>
      </TableScroll>
    </section>
  );
}
