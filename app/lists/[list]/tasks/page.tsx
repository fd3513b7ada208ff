import type { Metadata } from "next";
import { ExportMenu } from "@/components/exports/export-menu";
import { TaskCards } from "@/components/tasks/task-cards";
import { TaskFilters } from "@/components/tasks/task-filters";
import { TaskTable } from "@/components/tasks/task-table";
import { PageHeader } from "@/components/ui/page-header";
import { SavedViews } from "@/components/views/saved-views";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { getListBoard } from "@/lib/dashboard/queries-board";
import { matchesFilters } from "@/lib/dashboard/rules";
import { boardQuery } from "@/lib/dashboard/rules-query";
import { boardFilters, firstValues, type SearchParams } from "@/lib/dashboard/schema";
import { getListViews } from "@/lib/views/queries";
import { listLook } from "@/lib/views/schema";

export const metadata: Metadata = { title: "任务清单" };

type Props = { params: Promise<{ list: string }>; searchParams: Promise<SearchParams> };

export default async function TasksPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const query = firstValues(await searchParams);
  const { list, period, board, clock } = await answer(getListBoard(viewer, (await params).list, query.period));
  const views = await getListViews(viewer, list.id, query.view);
  const filters = views.shown?.filters ?? boardFilters.parse(query);
  const look = listLook.parse(query.look);
  const tasks = board.tasks.filter((task) => matchesFilters(task, filters, clock));
  const path = `/lists/${list.slug}/tasks`;
  const hrefFor = (task: { no: number }) => `${path}/${task.no}?period=${period.key}`;
  const isWhole = tasks.length === board.tasks.length;
  return (
    <>
      <PageHeader
        title="任务清单"
        description={`${list.docNumber}　${period.label}　${isWhole ? `共 ${tasks.length} 项任务` : `筛出 ${tasks.length} 项，共 ${board.tasks.length} 项`}`}
        actions={<ExportMenu slug={list.slug} query={boardQuery(period.key, filters)} />}
      />
      <SavedViews path={path} listSlug={list.slug} periodKey={period.key} views={views} filters={filters} look={look} />
      <TaskFilters path={path} periodKey={period.key} board={board} filters={filters} clock={clock} look={look} />
      {look === "cards" ? (
        <TaskCards board={board} tasks={tasks} clock={clock} hrefFor={hrefFor} />
      ) : (
        <TaskTable board={board} tasks={tasks} clock={clock} basis={filters.basis} path={path} periodKey={period.key} />
      )}
    </>
  );
}
