import type { Metadata } from "next";
import { NoticeText } from "@/components/lists/notice-text";
import { PageHeader } from "@/components/ui/page-header";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { getNotice } from "@/lib/lists/queries";

export const metadata: Metadata = { title: "通知原文" };

export default async function NoticePage({ params }: { params: Promise<{ list: string }> }) {
  const viewer = await requireViewer();
  const notice = await answer(getNotice(viewer, (await params).list));
  return (
    <>
      <PageHeader title="通知原文" description={`${notice.docNumber}　文字与印发件一致，任务从这里进入。`} />
      <NoticeText notice={notice} />
    </>
  );
}
