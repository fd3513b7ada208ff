import type { Metadata } from "next";
import { TaskAside } from "@/components/dashboard/task-aside";
import { TaskTab } from "@/components/dashboard/task-tab";
import { TaskHead } from "@/components/tasks/task-head";
import { Tabs } from "@/components/ui/tabs";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { getTaskFilings } from "@/lib/dashboard/queries-task";
import { TASK_TABS, taskTab, type TaskTabName } from "@/lib/dashboard/schema";
import { parseTaskNo } from "@/lib/tasks/parse";

type Props = { params: Promise<{ list: string; no: string }>; searchParams: Promise<{ period?: string; tab?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `第 ${(await params).no} 项任务` };
}

export default async function TaskPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ list: slug, no }, query] = await Promise.all([params, searchParams]);
  const tab = taskTab.parse(query.tab);
  const filings = await answer(getTaskFilings(viewer, slug, parseTaskNo(no), query.period, tab));
  const { list, task, period, readsFiled, contributions } = filings;
  const path = `/lists/${list.slug}/tasks/${task.no}`;
  const counts: Partial<Record<TaskTabName, number>> = { progress: filings.reports.length, contributions: contributions.filter((row) => row.state === "GIVEN").length };
  return (
    <>
      <TaskHead list={list} task={task} periodKey={period.key} isClosed={filings.isClosed} />
      <div className="mt-4 grid gap-4 print:flex print:flex-col lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
        <div className="min-w-0 max-lg:order-last print:order-last">
          {readsFiled ? (
            <Tabs label="任务内容" tabs={TASK_TABS.map(({ name, label }) => ({ label, count: counts[name], isCurrent: name === tab, href: `${path}?period=${period.key}&tab=${name}` }))} />
          ) : null}
          <TaskTab viewer={viewer} tab={tab} filings={filings} />
        </div>
        <TaskAside filings={filings} path={path} />
      </div>
    </>
  );
}
