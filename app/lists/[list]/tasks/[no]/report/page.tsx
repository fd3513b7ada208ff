import type { Metadata } from "next";
import { Evidence } from "@/components/attachments/evidence";
import { contributionFiles } from "@/components/attachments/filed-files";
import { PrintReport } from "@/components/reports/print-report";
import { QuotesProvider } from "@/components/reports/quotes";
import { ReportSide } from "@/components/reports/report-side";
import { ReportWorkspace } from "@/components/reports/report-workspace";
import { FormHead } from "@/components/tasks/form-head";
import { UpwardBeside } from "@/components/upward/upward-beside";
import { newRequestId } from "@/components/ui/request-id";
import { answer } from "@/lib/actions/answer";
import { listDraftAttachments, listFiledAttachments } from "@/lib/attachments/queries";
import { requireViewer } from "@/lib/auth/viewer";
import { listContributions } from "@/lib/contributions/queries";
import { getReportForm } from "@/lib/reports/queries-form";
import { parseTaskNo } from "@/lib/tasks/parse";
import { listTaskUpward } from "@/lib/upward/queries";
import { isToEnter, newUpwardPath } from "@/lib/upward/rules";

export const metadata: Metadata = { title: "填报进展报告" };

type Props = { params: Promise<{ list: string; no: string }>; searchParams: Promise<{ period?: string; done?: string }> };

export default async function ReportPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ list, no }, query] = await Promise.all([params, searchParams]);
  const form = await answer(getReportForm(viewer, list, parseTaskNo(no), query.period));
  const { task, period, rights } = form;
  const [contributions, files, filed, asked] = await Promise.all([
    listContributions(viewer, task.id, period.id),
    listDraftAttachments(viewer, { for: "report", taskId: task.id, periodId: period.id }),
    listFiledAttachments(viewer, task.id),
    listTaskUpward(viewer, task.id),
  ]);
  const address = { list: form.list.slug, no: task.no, period: period.key };
  const state = form.report?.state;
  const evidence = <Evidence target={{ for: "report", ...address }} files={files} canEdit={rights.write} />;
  return (
    <>
      <FormHead title="进展报告" form={form} isSettled={state === "ACCEPTED"} actions={state ? <PrintReport task={task.no} list={form.list.slug} period={period.key} state={state} /> : null} />
      <QuotesProvider saved={form.report?.quotes ?? []} contributions={contributions}>
        <div className="mt-4 grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)]">
          <ReportWorkspace form={form} requestIds={{ save: newRequestId(), sign: newRequestId(), signReturn: newRequestId(), withdraw: newRequestId() }} done={query.done} evidence={evidence}
            upward={<UpwardBeside rows={asked} slug={address.list} unitId={form.unit.id} />} upwardHref={isToEnter(form.filed, asked) ? newUpwardPath(address.list, task.no, period.key) : null} />
          {/* After the acceptance nothing can go into the report any more. */}
          <ReportSide contributions={contributions} earlier={form.earlier} canQuote={rights.write} ask={state === "ACCEPTED" ? null : address} files={contributionFiles(filed, period)} />
        </div>
      </QuotesProvider>
    </>
  );
}
