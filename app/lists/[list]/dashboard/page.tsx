import type { Metadata } from "next";
import { BasisBar } from "@/components/dashboard/basis-bar";
import { Overview } from "@/components/dashboard/overview";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { getDashboard } from "@/lib/dashboard/queries-dashboard";
import { canRemind } from "@/lib/notifications/policy";
import { reminderQuery } from "@/lib/notifications/schema";
import { heatChoice, heatHref } from "@/lib/dashboard/schema-heat";
import { boardFilters, firstValues, type SearchParams } from "@/lib/dashboard/schema";

export const metadata: Metadata = { title: "总览" };

type Props = { params: Promise<{ list: string }>; searchParams: Promise<SearchParams> };

export default async function DashboardPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const query = firstValues(await searchParams);
  const { basis } = boardFilters.parse(query);
  const heat = heatChoice.parse(query.heat);
  const dashboard = await answer(getDashboard(viewer, (await params).list, query.period, basis));
  const { list, period, clock } = dashboard;
  return (
    <div className="print-landscape [--bar-top:var(--shell-top)]">
      <PageHeader title="总览" description={<>{`${list.docNumber}　${period.label}　`}<span className="whitespace-nowrap">截止 <Time at={period.dueAt} /></span></>} />
      <BasisBar basis={basis} hrefFor={(value) => heatHref(`/lists/${list.slug}/dashboard`, { periodKey: period.key, basis: value }, heat)} countedAt={clock.now} />
      <Overview dashboard={dashboard} heat={heat} remindersHref={canRemind(viewer) ? `/lists/${list.slug}/reminders${reminderQuery({ period: period.key })}` : null} />
    </div>
  );
}
