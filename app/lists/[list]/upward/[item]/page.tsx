import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { UpwardScreen } from "@/components/upward/upward-screen";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { getUpward } from "@/lib/upward/queries";
import { upwardListPath } from "@/lib/upward/rules";

export const metadata: Metadata = { title: "对上争取事项" };

export default async function UpwardItemPage({ params }: { params: Promise<{ list: string; item: string }> }) {
  const viewer = await requireViewer();
  const { list: slug, item: id } = await params;
  const item = await answer(getUpward(viewer, slug, id));
  return (
    <>
      <PageHeader title={`第 ${item.taskNo} 项任务　对上争取`} description={item.unitName} breadcrumbs={[{ label: "对上争取", href: upwardListPath(item.list.slug) }, { label: item.department }]} />
      <UpwardScreen item={item} />
    </>
  );
}
