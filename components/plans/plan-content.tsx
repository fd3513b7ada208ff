import { quarterLabel } from "@/lib/periods/calendar";
import type { PlanView } from "@/lib/plans/queries";
import type { MeasureInForce } from "@/lib/plans/queries-force";
import { groupByQuarter, measureStanding } from "@/lib/plans/rules";
import { targetWords } from "@/lib/plans/rules-diff";
import { Card } from "@/components/ui/card";
import { formatDate } from "@/components/ui/time";
import { MarkForm } from "./mark-form";
import { StandingMark } from "./standing-mark";

type Props = { view: PlanView; shown: NonNullable<PlanView["shown"]>; now: Date };

/** A plan as a paper: its goal, its measures by the quarter they are due in, its targets, and those of the notice. */
export function PlanContentView({ view, shown, now }: Props) {
  const { content } = shown;
  return (
    <>
      <Card title="工作目标" id="plan-goal"><p className="whitespace-pre-line">{content.goal || <span className="text-muted">未填写</span>}</p></Card>
      <Card title={`具体措施（${content.measures.length}）`} id="plan-measures" isFlush>
        {content.measures.length === 0 ? <p className="px-4 py-3 text-muted">还没有措施。</p> : null}
        {groupByQuarter(content.measures).map(({ quarter, measures }) => (
          <section key={quarterLabel(quarter)} aria-label={quarterLabel(quarter)}>
            <h3 className="border-b border-line bg-ground px-4 py-1.5 font-medium">{quarterLabel(quarter)}底前完成<span className="ml-2 text-sm font-normal text-muted">{`${measures.length} 条`}</span></h3>
            <ul className="divide-y divide-line border-b border-line last:border-b-0">
              {measures.map((measure) => <Measure key={measure.key} measure={measure} view={view} isInForce={shown.no === view.inForceNo} now={now} />)}
            </ul>
          </section>
        ))}
      </Card>
      {content.targets.length > 0 || view.noticeTargets.length > 0 ? (
        <Card title="量化指标" id="plan-targets">
          <ul className="list-disc space-y-1 pl-5">
            {view.noticeTargets.map((target, at) => (
              <li key={at}>{targetWords({ ...target, due: null })}<span className="ml-2 text-sm text-muted">通知原文：<span className="font-notice">{target.sentence}</span></span></li>
            ))}
            {content.targets.map((target) => <li key={target.key}>{targetWords(target)}</li>)}
          </ul>
        </Card>
      ) : null}
    </>
  );
}

type MeasureProps = { measure: MeasureInForce; view: PlanView; isInForce: boolean; now: Date };

function Measure({ measure, view, isInForce, now }: MeasureProps) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-72">
        <p className="whitespace-pre-line">{measure.text}</p>
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-muted">
          <span>{measure.unitName}</span>
          <span>{`责任人/科室：${measure.responsible || "未填写"}`}</span>
          {measure.doneOn ? <span>{`${formatDate(measure.doneOn)} 完成${measure.doneNote ? `：${measure.doneNote}` : ""}`}</span> : null}
        </p>
      </div>
      {isInForce ? (
        <span className="flex flex-wrap items-center gap-2">
          <StandingMark standing={measureStanding(measure, now)} />
          {view.canMark(measure.unitId) ? <MarkForm list={view.list.slug} no={view.task.no} measure={measure} now={now} /> : null}
        </span>
      ) : null}
    </li>
  );
}
