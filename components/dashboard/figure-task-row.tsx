import { Link } from "@/components/ui/link";
import type { BoardTask } from "@/lib/dashboard/queries-board";
import { countedAssessment, countedCompletion, dueUnitIds } from "@/lib/dashboard/rollup";
import type { FigurePlace } from "@/lib/dashboard/rules-query";
import { AssessmentMark } from "@/components/tasks/assessment-mark";
import { ReportStateChip } from "@/components/tasks/report-state-chip";
import { ProgressBar } from "@/components/ui/progress-bar";

/** In columns of the table; the head has its own column besides. */
const SPANS = { head: 6, state: 3, assessment: 3, completion: 3 };

/** One task under its section: where it stands, what counts of it on this basis, and how its supporting units answered. */
export function FigureTaskRow({ task, place, columns }: { task: BoardTask; place: FigurePlace; /** Those of the table, the row's head left out. */ columns: number }) {
  const href = `/lists/${place.slug}/tasks/${task.no}?period=${place.periodKey}`;
  const rest = columns - SPANS.head - SPANS.state - SPANS.assessment - SPANS.completion;
  return (
    <tr>
      <th scope="row" colSpan={1 + SPANS.head} className="bg-surface pl-8! text-left font-normal max-md:pl-3!">
        <Link href={href} className="flex min-h-6 items-baseline gap-x-1.5 hover:underline">
          <span className="shrink-0 font-semibold text-link">{task.no}<span className="sr-only">号任务</span></span>
          <span className="line-clamp-1 font-notice print:line-clamp-2">{task.content}</span>
        </Link>
      </th>
      <td colSpan={SPANS.state} className="text-left!">
        <ReportStateChip state={task.displayState} />
        {task.returnCount > 0 ? <span className="ml-2">退回 {task.returnCount} 次</span> : null}
      </td>
      <td colSpan={SPANS.assessment} className="text-left!"><AssessmentMark value={countedAssessment(task, place.basis)} source={task.filedState === "ACCEPTED" ? "verdict" : "claim"} /></td>
      <td colSpan={SPANS.completion} className="text-left!"><ProgressBar value={countedCompletion(task, place.basis)} label="完成比例" emptyText="不计" /></td>
      <td colSpan={rest}>
        {dueUnitIds(task).length === 0 ? "无配合单位" : (
          <Link href={`${href}&tab=contributions`} aria-label={`${task.no}号任务配合反馈 ${task.givenUnitIds.length}/${dueUnitIds(task).length}`}>配合反馈 {task.givenUnitIds.length}/{dueUnitIds(task).length}</Link>
        )}
      </td>
    </tr>
  );
}
