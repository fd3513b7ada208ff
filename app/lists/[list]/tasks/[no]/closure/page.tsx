import type { Metadata } from "next";
import { ClosureScreen } from "@/components/closures/closure-screen";
import { PageHeader } from "@/components/ui/page-header";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { getClosurePage } from "@/lib/closures/queries";
import { closuresPath } from "@/lib/closures/rules";
import { parseTaskNo } from "@/lib/tasks/parse";

export const metadata: Metadata = { title: "销号" };

export default async function ClosurePage({ params }: { params: Promise<{ list: string; no: string }> }) {
  const viewer = await requireViewer();
  const { list: slug, no } = await params;
  const page = await answer(getClosurePage(viewer, slug, parseTaskNo(no)));
  const { list, task } = page;
  return (
    <>
      <PageHeader title={`第 ${task.no} 项任务　销号`} description={task.lead.name}
        breadcrumbs={[{ label: "销号", href: closuresPath(list.slug) }, { label: `第 ${task.no} 项任务`, href: `/lists/${list.slug}/tasks/${task.no}?tab=carrying` }, { label: "销号申请" }]} />
      <ClosureScreen page={page} />
    </>
  );
}
