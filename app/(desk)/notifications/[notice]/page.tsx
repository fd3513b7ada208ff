import type { Metadata } from "next";
import { NoticeView } from "@/components/notifications/notice-view";
import { PageHeader } from "@/components/ui/page-header";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { NOTIFICATION_KIND_LABELS } from "@/lib/labels";
import { getNotice } from "@/lib/notifications/queries";

export const metadata: Metadata = { title: "提醒" };

export default async function NoticePage({ params }: { params: Promise<{ notice: string }> }) {
  const viewer = await requireViewer();
  const notice = await answer(getNotice(viewer, (await params).notice));
  return (
    <>
      <PageHeader title={NOTIFICATION_KIND_LABELS[notice.kind]} breadcrumbs={[{ label: "提醒", href: "/notifications" }, { label: NOTIFICATION_KIND_LABELS[notice.kind] }]} />
      <div className="max-w-3xl"><NoticeView notice={notice} /></div>
    </>
  );
}
