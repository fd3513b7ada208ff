import { chineseOrdinal } from "@/lib/lists/rules-ordinal";
import { quarterAt, quarterKey, quarterLabel, type Quarter } from "@/lib/periods/calendar";
import type { PlanLine } from "@/lib/plans/queries-line";
import type { MeasureTally } from "@/lib/plans/rules";
import { lineCells, lineQuarters, type LineTask } from "@/lib/plans/rules-line";
import { planPath } from "@/lib/plans/schema";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { GroupRow, RowTh, TableScroll, Td, Th } from "@/components/ui/table";
import { PlanStateChip } from "./plan-state-chip";
import { StandingLegend, StandingMark, STANDINGS } from "./standing-mark";

type Props = { line: PlanLine; tasks: readonly LineTask[]; now: Date };

/** 序时图: the tasks in the notice's order under their chapters, by the quarters that their measures are due in. */
export function PlanLineTable({ line, tasks, now }: Props) {
  if (tasks.length === 0) return <EmptyState title="没有符合条件的任务">请减少筛选条件，或清除筛选后再看。</EmptyState>;
  const present = quarterAt(now);
  const quarters = lineQuarters(tasks, present);
  const isPresent = (quarter: Quarter) => quarterKey(quarter) === quarterKey(present);
  return (
    <>
      <StandingLegend />
      <TableScroll label="工作方案序时图" className="print-landscape max-md:block">
        <thead className="max-md:sr-only">
          <tr>
            <Th align="center" className="w-12">序号</Th><Th>任务内容</Th><Th className="w-28">牵头单位</Th><Th className="w-24">方案状态</Th>
            {quarters.map((quarter) => (
              <Th key={quarterKey(quarter)} className="w-20 px-2!" aria-current={isPresent(quarter) ? "date" : undefined}>
                <span aria-hidden="true">{`${String(quarter.year).slice(2)}年${"一二三四".charAt(quarter.quarter - 1)}季`}{isPresent(quarter) ? <span className="ml-1 text-xs text-muted">本季</span> : null}</span>
                <span className="sr-only">{quarterLabel(quarter)}{isPresent(quarter) ? "（本季）" : ""}</span>
              </Th>
            ))}
          </tr>
        </thead>
        {line.chapters.map(({ no, title }) => {
          const rows = tasks.filter((task) => task.chapterNo === no);
          if (rows.length === 0) return null;
          return (
            <tbody key={no} className="max-md:block">
              <GroupRow colSpan={4 + quarters.length} aside={`${rows.length} 项，${rows.filter((task) => task.inForceNo !== null).length} 项有审定方案`}>{`${chineseOrdinal(no)}、${title}`}</GroupRow>
              {rows.map((task) => <LineRow key={task.no} task={task} quarters={quarters} slug={line.list.slug} now={now} isPresent={isPresent} />)}
            </tbody>
          );
        })}
      </TableScroll>
    </>
  );
}

type RowProps = { task: LineTask; quarters: readonly Quarter[]; slug: string; now: Date; isPresent: (quarter: Quarter) => boolean };

function LineRow({ task, quarters, slug, now, isPresent }: RowProps) {
  const cells = lineCells(task, now);
  return (
    <tr className="card-row">
      <Td align="center" className="card-cell"><span className="text-muted md:sr-only">第 </span>{task.no}<span className="text-muted md:sr-only"> 项</span></Td>
      <RowTh className="card-cell">
        <Link href={planPath(slug, task.no)} className="line-clamp-2 font-notice text-link underline-offset-3 hover:underline">{task.content}</Link>
      </RowTh>
      <Td className="card-cell" data-name="牵头单位">{task.leadLabel}</Td>
      <Td className="card-cell" data-name="方案状态"><PlanStateChip state={task.state} />{task.state !== "APPROVED" && task.inForceNo !== null ? <span className="mt-1 block text-sm text-muted">{`第 ${task.inForceNo} 版有效`}</span> : null}</Td>
      {quarters.map((quarter) => {
        const tally = cells.get(quarterKey(quarter));
        return (
          <Td key={quarterKey(quarter)} className={`card-cell px-2! ${tally ? "" : "max-md:hidden!"} ${isPresent(quarter) ? "bg-sunken max-md:bg-transparent" : ""}`} data-name={quarterLabel(quarter)}>
            {tally ? <Tally tally={tally} /> : <span className="sr-only">无</span>}
          </Td>
        );
      })}
    </tr>
  );
}

function Tally({ tally }: { tally: MeasureTally }) {
  return (
    <span className="inline-flex flex-col gap-0.5 text-sm max-md:flex-row max-md:gap-3">
      {STANDINGS.filter((standing) => tally[standing] > 0).map((standing) => <StandingMark key={standing} standing={standing} count={tally[standing]} />)}
    </span>
  );
}
