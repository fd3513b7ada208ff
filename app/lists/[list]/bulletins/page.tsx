import type { Metadata } from "next";
import { BulletinListView } from "@/components/bulletins/bulletin-list";
import { PageHeader } from "@/components/ui/page-header";
import { newRequestId } from "@/components/ui/request-id";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { listBulletins } from "@/lib/bulletins/queries-list";

export const metadata: Metadata = { title: "通报" };

export default async function BulletinsPage({ params }: { params: Promise<{ list: string }> }) {
  const viewer = await requireViewer();
  const desk = await answer(listBulletins(viewer, (await params).list));
  const requestIds = Object.fromEntries(desk.missing.map(({ key }) => [key, newRequestId()]));
  return (
    <>
      <PageHeader title="通报" description={`${desk.list.docNumber}　按季度通报任务推进情况`} />
      <BulletinListView desk={desk} requestIds={requestIds} />
    </>
  );
}
