import type { Metadata } from "next";
import { PlanLineFilters } from "@/components/plans/plan-filters";
import { PlanLineTable } from "@/components/plans/plan-line";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { firstValues, type SearchParams } from "@/lib/dashboard/schema";
import { getPlanLine } from "@/lib/plans/queries-line";
import { matchesPlanFilters, planFilters } from "@/lib/plans/rules-line";
import { plansPath } from "@/lib/plans/schema";

export const metadata: Metadata = { title: "工作方案" };

type Props = { params: Promise<{ list: string }>; searchParams: Promise<SearchParams> };

export default async function PlansPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const line = await answer(getPlanLine(viewer, (await params).list));
  const filters = planFilters.parse(firstValues(await searchParams));
  const now = new Date();
  const tasks = line.tasks.filter((task) => matchesPlanFilters(task, filters, now));
  const shown = tasks.length === line.tasks.length ? `共 ${tasks.length} 项任务` : `筛出 ${tasks.length} 项，共 ${line.tasks.length} 项`;
  const own = line.tasks.length < line.total ? "（本单位牵头或配合的任务）" : "";
  return (
    <>
      <PageHeader title="工作方案" description={`${line.list.docNumber}　序时图　${shown}${own}`} actions={<PrintButton />} />
      <PlanLineFilters path={plansPath(line.list.slug)} line={line} filters={filters} now={now} />
      <PlanLineTable line={line} tasks={tasks} now={now} />
    </>
  );
}
