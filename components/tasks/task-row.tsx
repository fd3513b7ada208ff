import { Link } from "@/components/ui/link";
import type { BoardTask } from "@/lib/dashboard/queries-board";
import { MEASURES, type Clock } from "@/lib/dashboard/rollup";
import { OverdueMark } from "@/components/periods/overdue-mark";
import { AssessmentMark } from "@/components/tasks/assessment-mark";
import { ReportStateChip } from "@/components/tasks/report-state-chip";
import { Disclosure, ExpandableText } from "@/components/ui/details";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Td } from "@/components/ui/table";

/** On a phone a row is a card, and each cell says what it is. */
const CELL = "max-md:block max-md:h-auto max-md:border-0 max-md:py-0.5";
const NAMED = `${CELL} max-md:before:mr-2 max-md:before:text-muted max-md:before:content-[attr(data-name)]`;

type Props = { task: BoardTask; href: string; clock: Clock };

/** One task of the list in one period. */
export function TaskRow({ task, href, clock }: Props) {
  return (
    <tr className="max-md:block max-md:border-b max-md:border-line max-md:py-3">
      <Td align="center" className={`${CELL} max-md:text-left`}>
        <Link href={href} className="text-link font-semibold">{task.no}<span className="sr-only">号任务</span></Link>
      </Td>
      <Td className={CELL}><ExpandableText text={task.content} className="font-notice" /></Td>
      <Td className={NAMED} data-name="牵头">{task.leadLabel}</Td>
      <Td className={NAMED} data-name="配合"><Supports task={task} /></Td>
      {task.isVisible ? <Facts task={task} clock={clock} /> : <Hidden />}
    </tr>
  );
}

/** Groups open to their members; single units follow in one line, as printed. */
function Supports({ task }: { task: BoardTask }) {
  const groups = task.supports.filter((support) => support.members.length > 1);
  const units = task.supports.filter((support) => support.members.length <= 1).map((support) => support.label);
  return (
    <div className="max-md:inline-block max-md:align-top">
      <div className="flex flex-wrap gap-x-3">
        {groups.map(({ label, members }) => (
          <Disclosure key={label} summary={label} className="-mt-0.5">
            <span className="text-sm text-muted">{members.map((member) => member.name).join("、")}</span>
          </Disclosure>
        ))}
      </div>
      {units.length > 0 ? <p>{units.join("、")}</p> : null}
    </div>
  );
}

/** State, assessment, completion and contributions of a task, as four cells. */
export function Facts({ task, clock }: { task: BoardTask; clock: Clock }) {
  return (
    <>
      <Td className={NAMED} data-name="状态">
        <span className="inline-flex flex-wrap gap-1">
          <ReportStateChip state={task.displayState} />
          {MEASURES.overdue(task, clock) ? <OverdueMark /> : null}
          {MEASURES.late(task, clock) ? <span className="text-sm text-behind">迟报</span> : null}
        </span>
      </Td>
      <Td className={NAMED} data-name="评价">
        <span className="inline-flex flex-col gap-0.5 max-md:flex-row max-md:gap-3">
          <AssessmentMark value={task.claim} source="claim" />
          <AssessmentMark value={task.verdict} source="verdict" />
        </span>
      </Td>
      <Td className={NAMED} data-name="完成"><ProgressBar value={task.completion} label="完成比例" emptyText="未报" /></Td>
      <Td align="right" className={`${NAMED} max-md:text-left`} data-name="配合反馈">{task.givenUnitIds.length}/{task.owedUnitIds.length}</Td>
    </>
  );
}

function Hidden() {
  return <Td colSpan={4} className={`${CELL} text-muted`}>本单位未参与，填报内容不公开</Td>;
}
