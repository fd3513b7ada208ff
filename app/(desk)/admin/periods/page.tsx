import type { Metadata } from "next";
import { PeriodDeskView } from "@/components/periods/period-desk";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { newRequestId } from "@/components/ui/request-id";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { firstValues, type SearchParams } from "@/lib/dashboard/schema";
import { canGrantExtension } from "@/lib/periods/policy";
import { getPeriodDesk } from "@/lib/periods/queries-settings";
import { listUnitOptions } from "@/lib/units/queries";

export const metadata: Metadata = { title: "填报期" };

export default async function PeriodsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const { list } = firstValues(await searchParams);
  const now = new Date();
  const desk = await answer(getPeriodDesk(viewer, list, now));
  if (!desk) return <EmptyState title="还没有任务清单">导入通知后，才能新建填报期。</EmptyState>;
  const units = await listUnitOptions(viewer);
  return (
    <>
      <PageHeader title="填报期" description={`${desk.list.docNumber}　${desk.list.title}`} />
      <PeriodDeskView desk={desk} units={units} mayGrant={canGrantExtension(viewer)} now={now} requestIds={{ create: newRequestId(), grant: newRequestId() }} />
    </>
  );
}
