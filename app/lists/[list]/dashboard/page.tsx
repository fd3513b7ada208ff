import type { Metadata } from "next";
import { BasisBar } from "@/components/dashboard/basis-bar";
import { Overview } from "@/components/dashboard/overview";
import { ExportMenu } from "@/components/exports/export-menu";
import { RequirementsCard } from "@/components/requirements/requirements-card";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { getDashboard } from "@/lib/dashboard/queries-dashboard";
import { canRemind } from "@/lib/notifications/policy";
import { reminderQuery } from "@/lib/notifications/schema";
import { boardQuery } from "@/lib/dashboard/rules-query";
import { firstValues, type SearchParams } from "@/lib/dashboard/schema";
import { dashboardHref, dashboardView } from "@/lib/dashboard/schema-view";
import { listRequirements } from "@/lib/requirements/queries";

export const metadata: Metadata = { title: "总览" };

type Props = { params: Promise<{ list: string }>; searchParams: Promise<SearchParams> };

export default async function DashboardPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const query = firstValues(await searchParams);
  const view = dashboardView.parse(query);
  const dashboard = await answer(getDashboard(viewer, (await params).list, query.period, view.basis, view.compare));
  const requirements = await listRequirements(viewer, dashboard);
  const { list, period, clock } = dashboard;
  const remind = (to: "lead" | "support") => `/lists/${list.slug}/reminders${reminderQuery({ period: period.key, to })}`;
  return (
    <div className="print-landscape [--bar-top:var(--shell-top)]">
      <PageHeader
        title="总览"
        description={<>{`${list.docNumber}　${period.label}　`}<span className="whitespace-nowrap">截止 <Time at={period.dueAt} /></span></>}
        actions={<ExportMenu slug={list.slug} query={boardQuery(period.key, { basis: view.basis, scope: dashboard.place.scope })} />}
      />
      <BasisBar basis={view.basis} hrefFor={(basis) => dashboardHref(list.slug, period.key, { ...view, basis })} countedAt={clock.now} />
      <Overview dashboard={dashboard} view={view} reminders={canRemind(viewer) ? { lead: remind("lead"), support: remind("support") } : null}>
        <RequirementsCard requirements={requirements} />
      </Overview>
    </div>
  );
}
