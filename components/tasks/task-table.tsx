import type { Board, BoardTask } from "@/lib/dashboard/queries-board";
import { taskLines } from "@/lib/dashboard/rules-lines";
import { groupTasks, type Basis, type Clock } from "@/lib/dashboard/rollup";
import { headCounts } from "@/lib/dashboard/rules-heads";
import { chineseOrdinal } from "@/lib/lists/rules-ordinal";
import { AssessmentLegend } from "@/components/tasks/assessment-mark";
import { EmptyState } from "@/components/ui/empty-state";
import { TableScroll, Th } from "@/components/ui/table";
import { TaskSections, type TaskSection } from "./task-sections";

type Props = { board: Board; tasks: BoardTask[]; clock: Clock; basis: Basis; /** Of the list. */ path: string; periodKey: string };

/** The tasks in the notice's order under its chapters and sections, each head with its own counts. */
export function TaskTable({ board, tasks, clock, basis, path, periodKey }: Props) {
  if (tasks.length === 0) return <EmptyState title="没有符合条件的任务">请减少筛选条件，或清除筛选后再看。</EmptyState>;
  const bySection = groupTasks(tasks, (task) => task.sectionNo);
  const { groups, lineOf } = taskLines(clock);
  const shown = board.sections.filter(({ no }) => bySection.has(no));
  const sections = shown.map(({ no, chapterNo, title }, at): TaskSection => {
    const rows = bySection.get(no) ?? [];
    const chapter = shown[at - 1]?.chapterNo === chapterNo ? undefined : board.chapters.find((one) => one.no === chapterNo);
    return {
      no,
      chapter: chapter ? [`${chineseOrdinal(chapterNo)}、${chapter.title}`, headCounts(tasks.filter((task) => task.chapterNo === chapterNo), clock, basis)] : null,
      head: [`（${chineseOrdinal(no)}）${title}`, headCounts(rows, clock, basis)],
      lines: rows.map(lineOf),
    };
  });
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
        <TaskSections sections={sections} groups={groups} href={[`${path}/`, `?period=${periodKey}`]} />
      </TableScroll>
    </>
  );
}
