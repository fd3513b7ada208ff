import type { Metadata } from "next";
import { PeriodBadge } from "@/components/periods/period-badge";
import { UpdatePeriodForm } from "@/components/periods/period-form";
import { Card } from "@/components/ui/card";
import { NoticeBar } from "@/components/ui/notice-bar";
import { PageHeader } from "@/components/ui/page-header";
import { newRequestId } from "@/components/ui/request-id";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { periodState } from "@/lib/periods/calendar";
import { getPeriodSettings } from "@/lib/periods/queries-settings";

export const metadata: Metadata = { title: "调整填报期" };

export default async function PeriodPage({ params }: { params: Promise<{ period: string }> }) {
  const viewer = await requireViewer();
  const period = await answer(getPeriodSettings(viewer, (await params).period));
  const state = periodState(period, new Date());
  return (
    <>
      <PageHeader title={`调整${period.label}的时间`} description={<PeriodBadge label="时间均为北京时间" state={state} />}
        breadcrumbs={[{ label: "填报期", href: `/admin/periods?list=${period.listSlug}` }, { label: period.label }]} />
      <div className="max-w-160 space-y-4">
        {state === "OVERDUE" ? <NoticeBar tone="warning">已过截止时间，开始和截止时间不能再改，只能调整锁定时间。</NoticeBar> : null}
        {state === "LOCKED" ? <NoticeBar tone="warning">填报期已锁定，开始和截止时间不能再改。推后锁定时间，所有单位都可以重新填报；只让个别单位补报，请准予延期。</NoticeBar> : null}
        <Card><UpdatePeriodForm period={period} isPastDue={state === "LOCKED" || state === "OVERDUE"} requestId={newRequestId()} /></Card>
      </div>
    </>
  );
}
