import type { Metadata } from "next";
import { ReportPaperView } from "@/components/reports/report-paper";
import { Breadcrumbs } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { answer } from "@/lib/actions/answer";
import { listDraftAttachments, listFiledAttachments } from "@/lib/attachments/queries";
import { requireViewer } from "@/lib/auth/viewer";
import { getReportPaper } from "@/lib/reports/queries-paper";
import { parseTaskNo } from "@/lib/tasks/parse";

export const metadata: Metadata = { title: "打印进展报告" };

type Props = { params: Promise<{ list: string; no: string }>; searchParams: Promise<{ period?: string; copy?: string }> };

export default async function ReportPrintPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ list, no }, query] = await Promise.all([params, searchParams]);
  const paper = await answer(getReportPaper(viewer, list, parseTaskNo(no), query.period, query.copy));
  const { task, period } = paper;
  const files = paper.filed
    ? (await listFiledAttachments(viewer, task.id)).filter((file) => file.for === "report" && file.periodKey === period.key)
    : await listDraftAttachments(viewer, { for: "report", taskId: task.id, periodId: period.id });
  const taskPath = `/lists/${paper.list.slug}/tasks/${task.no}?period=${period.key}`;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-end justify-between gap-2 print:hidden">
        <Breadcrumbs crumbs={[{ label: `第 ${task.no} 项任务`, href: taskPath }, { label: "打印进展报告" }]} />
        <PrintButton variant="primary" />
      </div>
      <ReportPaperView paper={paper} attachments={files} />
    </>
  );
}
