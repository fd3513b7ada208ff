import { Link } from "@/components/ui/link";
import type { ContributionDisplayState } from "@/lib/labels";
import type { BoardTask } from "@/lib/dashboard/queries-board";
import type { Clock } from "@/lib/dashboard/rollup";
import { factLine } from "@/lib/dashboard/rules-lines";
import { OverdueMark } from "@/components/periods/overdue-mark";
import { AssessmentLegend } from "@/components/tasks/assessment-mark";
import { ContributionStateChip } from "@/components/tasks/contribution-state-chip";
import { Facts } from "@/components/tasks/task-facts";
import { CARD_CELL, CARD_HEAD, CARD_ROW } from "@/components/ui/card-cells";
import { ExpandableText } from "@/components/ui/details";
import { RowTh, TableScroll, Td, Th } from "@/components/ui/table";

type Props = { title: string; id: string; tasks: readonly BoardTask[]; clock: Clock; hrefFor: (task: BoardTask) => string; /** The supporting unit whose own contributions are shown. */ supportId?: string };

/** The tasks that a unit leads, or supports, in one period. */
export function UnitTasks({ title, id, tasks, clock, hrefFor, supportId }: Props) {
  if (tasks.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <div className="mb-2 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 id={id} className="text-lg">{`${title}（${tasks.length}）`}</h2>
        <div className="md:ml-auto"><AssessmentLegend /></div>
      </div>
      <TableScroll label={title} className="max-md:block">
        <thead className={CARD_HEAD}>
          <tr>
            <Th align="center" className="w-12">序号</Th><Th>任务内容</Th>
            {supportId ? <><Th className="w-28">牵头单位</Th><Th className="w-28">本单位反馈</Th></> : null}
            <Th className="w-24">{supportId ? "牵头报送" : "本期状态"}</Th><Th className="w-24">序时评价</Th><Th className="w-32">完成比例</Th><Th align="right" className="w-20">配合反馈</Th>
          </tr>
        </thead>
        <tbody className="max-md:block">
          {tasks.map((task) => (
            <tr key={task.no} className={CARD_ROW}>
              <RowTh align="center" className={CARD_CELL}>
                <Link href={hrefFor(task)} className="inline-flex min-h-6 min-w-6 items-center justify-center font-semibold text-link">{task.no}<span className="sr-only">号任务</span></Link>
              </RowTh>
              <Td className={CARD_CELL}><ExpandableText text={task.content} className="font-notice" /></Td>
              {supportId ? (
                <>
                  <Td className={CARD_CELL} data-name="牵头">{task.leadLabel}</Td>
                  <Td className={CARD_CELL} data-name="本单位反馈"><OwnContribution task={task} unitId={supportId} clock={clock} /></Td>
                </>
              ) : null}
              <Facts facts={factLine(task, clock)} />
            </tr>
          ))}
        </tbody>
      </TableScroll>
    </section>
  );
}

/** As everybody may see it, whoever looks: a draft is no contribution yet. */
function stateOf(task: BoardTask, unitId: string): ContributionDisplayState {
  if (task.givenUnitIds.includes(unitId)) return "GIVEN";
  return task.askedUnitIds.includes(unitId) ? "RETURNED" : "NOT_GIVEN";
}

function OwnContribution({ task, unitId, clock }: { task: BoardTask; unitId: string; clock: Clock }) {
  const state = stateOf(task, unitId);
  return (
    <span className="inline-flex flex-wrap gap-1">
      <ContributionStateChip state={state} />
      {state === "NOT_GIVEN" && clock.now > clock.dueAt ? <OverdueMark /> : null}
      {state === "GIVEN" && !task.onTimeUnitIds.includes(unitId) ? <span className="text-sm text-behind">迟反馈</span> : null}
    </span>
  );
}
