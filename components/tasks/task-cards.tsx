import { Link } from "@/components/ui/link";
import type { Board, BoardTask } from "@/lib/dashboard/queries-board";
import { dueUnitIds, groupTasks, MEASURES, type Clock } from "@/lib/dashboard/rollup";
import { chineseOrdinal } from "@/lib/lists/rules-ordinal";
import { OverdueMark } from "@/components/periods/overdue-mark";
import { AssessmentLegend, AssessmentMark } from "@/components/tasks/assessment-mark";
import { ReportStateChip } from "@/components/tasks/report-state-chip";
import { ExpandableText } from "@/components/ui/details";
import { EmptyState } from "@/components/ui/empty-state";
import { ProgressBar } from "@/components/ui/progress-bar";

type Props = { board: Board; tasks: BoardTask[]; clock: Clock; hrefFor: (task: BoardTask) => string };

/** The same tasks as the table's, each on a card, under the notice's sections. */
export function TaskCards({ board, tasks, clock, hrefFor }: Props) {
  if (tasks.length === 0) return <EmptyState title="没有符合条件的任务">请减少筛选条件，或清除筛选后再看。</EmptyState>;
  const bySection = groupTasks(tasks, (task) => task.sectionNo);
  return (
    <>
      <div className="mb-2"><AssessmentLegend /></div>
      {board.sections.map((section) => {
        const rows = bySection.get(section.no);
        if (!rows) return null;
        return (
          <section key={section.no} aria-labelledby={`section-${section.no}`} className="mb-6">
            <h2 id={`section-${section.no}`} className="mb-2">（{chineseOrdinal(section.no)}）{section.title}<span className="ml-2 text-sm font-normal text-muted">{rows.length} 项</span></h2>
            <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
              {rows.map((task) => <TaskCard key={task.no} task={task} href={hrefFor(task)} clock={clock} />)}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function TaskCard({ task, href, clock }: { task: BoardTask; href: string; clock: Clock }) {
  return (
    <li className="flex flex-col gap-2 rounded-lg border border-line bg-surface px-4 py-3 break-inside-avoid">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3><Link href={href} className="inline-flex min-h-6 items-center text-link underline-offset-3 hover:underline">{`第 ${task.no} 项`}</Link></h3>
        <span className="text-sm">{`牵头：${task.leadLabel}`}</span>
        {task.isVisible ? (
          <span className="ml-auto inline-flex flex-wrap gap-1">
            <ReportStateChip state={task.displayState} />
            {MEASURES.overdue(task, clock) ? <OverdueMark /> : null}
          </span>
        ) : null}
      </div>
      <div className="flex-1"><ExpandableText text={task.content} className="font-notice" /></div>
      {task.isVisible ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line pt-2 text-sm">
          <AssessmentMark value={task.claim} source="claim" />
          <AssessmentMark value={task.verdict} source="verdict" />
          {task.light.suggestion && task.light.suggestion !== task.verdict ? <AssessmentMark value={task.light.suggestion} source="suggestion" /> : null}
          <ProgressBar value={task.completion} label="完成比例" emptyText="未报" />
          <span>{`配合反馈 ${task.givenUnitIds.length}/${dueUnitIds(task).length}`}</span>
        </div>
      ) : <p className="border-t border-line pt-2 text-sm text-muted">本单位未参与，填报内容不公开</p>}
    </li>
  );
}
