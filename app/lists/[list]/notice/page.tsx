import type { Metadata } from "next";
import { NoticeText } from "@/components/lists/notice-text";
import { CarriedPlaces } from "@/components/requirements/carried-places";
import { PageHeader } from "@/components/ui/page-header";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { findListBoard } from "@/lib/dashboard/queries-board";
import { getNotice } from "@/lib/lists/queries";
import { listRequirements } from "@/lib/requirements/queries";

export const metadata: Metadata = { title: "通知原文" };

type Props = { params: Promise<{ list: string }>; searchParams: Promise<{ period?: string }> };

export default async function NoticePage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const { list: slug } = await params;
  const notice = await answer(getNotice(viewer, slug));
  const opened = await findListBoard(viewer, slug, (await searchParams).period);
  const requirements = opened ? await listRequirements(viewer, opened) : [];
  return (
    <>
      <PageHeader title="通知原文" description={`${notice.docNumber}　文字与印发件一致；每条要求下面是落实情况，任务从序号进入。`} />
      <NoticeText notice={notice} carried={requirements.map((requirement) => <CarriedPlaces key={requirement.no} requirement={requirement} />)} />
    </>
  );
}
