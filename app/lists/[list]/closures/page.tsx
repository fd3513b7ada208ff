import type { Metadata } from "next";
import { ClosureListView } from "@/components/closures/closure-list";
import { PageHeader } from "@/components/ui/page-header";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { listClosures } from "@/lib/closures/queries-list";
import { closureView } from "@/lib/closures/schema";

export const metadata: Metadata = { title: "销号" };

type Props = { params: Promise<{ list: string }>; searchParams: Promise<{ view?: string | string[] }> };

export default async function ClosuresPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const view = closureView.parse((await searchParams).view);
  const desk = await answer(listClosures(viewer, (await params).list, view));
  return (
    <>
      <PageHeader title="销号" description={`${desk.list.docNumber}　任务完成后申请销号，核查后不再填报，到期回头看`} />
      <ClosureListView desk={desk} view={view} />
    </>
  );
}
