import type { Board, BoardTask } from "@/lib/dashboard/queries-board";
import { groupTasks, type Basis, type Clock } from "@/lib/dashboard/rollup";
import { headCounts } from "@/lib/dashboard/rules-heads";
import { chineseOrdinal } from "@/lib/lists/rules-ordinal";
import { AssessmentLegend } from "@/components/tasks/assessment-mark";
import { EmptyState } from "@/components/ui/empty-state";
import { GroupRow, TableScroll, Th } from "@/components/ui/table";
import { TaskRow } from "./task-row";

const COLUMNS = 8;

type Props = { board: Board; tasks: BoardTask[]; clock: Clock; basis: Basis; hrefFor: (task: BoardTask) => string };

/** The tasks in the notice's order under its chapters and sections, each head with its own counts. */
export function TaskTable({ board, tasks, clock, basis, hrefFor }: Props) {
  if (tasks.length === 0) return <EmptyState title="没有符合条件的任务">请减少筛选条件，或清除筛选后再看。</EmptyState>;
  const bySection = groupTasks(tasks, (task) => task.sectionNo);
  return (
    <>
      <div className="mb-2"><AssessmentLegend /></div>
      <TableScroll label="任务清单" className="print-landscape max-md:block">
        <thead className="max-md:sr-only">
          <tr>
            <Th align="center" className="w-12">序号</Th><Th>任务内容</Th><Th className="w-32">牵头单位</Th><Th className="w-60">配合单位</Th>
            <Th className="w-24">本期状态</Th><Th className="w-24">序时评价</Th><Th className="w-32">完成比例</Th><Th align="right" className="w-20">配合反馈</Th>
          </tr>
        </thead>
        {board.sections.map((section, at) => {
          const rows = bySection.get(section.no);
          if (!rows) return null;
          const chapter = board.chapters.find(({ no }) => no === section.chapterNo);
          const opensChapter = board.sections.slice(0, at).every((earlier) => earlier.chapterNo !== section.chapterNo || !bySection.has(earlier.no));
          const ofChapter = tasks.filter((task) => task.chapterNo === section.chapterNo);
          return (
            <tbody key={section.no} className="max-md:block">
              {opensChapter && chapter ? (
                <GroupRow colSpan={COLUMNS} aside={headCounts(ofChapter, clock, basis)}>{chineseOrdinal(chapter.no)}、{chapter.title}</GroupRow>
              ) : null}
              <GroupRow colSpan={COLUMNS} level={2} aside={headCounts(rows, clock, basis)}>（{chineseOrdinal(section.no)}）{section.title}</GroupRow>
              {rows.map((task) => <TaskRow key={task.no} task={task} href={hrefFor(task)} clock={clock} />)}
            </tbody>
          );
        })}
      </TableScroll>
    </>
  );
}
