import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { QuotesProvider } from "@/components/reports/quotes";
import { ReportSide } from "@/components/reports/report-side";
import { ReportWorkspace } from "@/components/reports/report-workspace";
import { FormHead } from "@/components/tasks/form-head";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { listContributions } from "@/lib/contributions/queries";
import { getReportForm } from "@/lib/reports/queries-form";
import { parseTaskNo } from "@/lib/tasks/parse";

export const metadata: Metadata = { title: "填报进展报告" };

type Props = { params: Promise<{ list: string; no: string }>; searchParams: Promise<{ period?: string; done?: string }> };

export default async function ReportPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ list, no }, query] = await Promise.all([params, searchParams]);
  const form = await answer(getReportForm(viewer, list, parseTaskNo(no), query.period));
  const contributions = await listContributions(viewer, form.task.id, form.period.id);
  // After the acceptance nothing can go into the report any more.
  const ask = form.report?.state === "ACCEPTED" ? null : { list: form.list.slug, no: form.task.no, period: form.period.key };
  return (
    <>
      <FormHead title="进展报告" form={form} />
      <QuotesProvider saved={form.report?.quotes ?? []}>
        <div className="mt-4 grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)]">
          <ReportWorkspace form={form} requestIds={{ save: randomUUID(), sign: randomUUID(), signReturn: randomUUID(), withdraw: randomUUID() }} done={query.done} />
          <ReportSide contributions={contributions} earlier={form.earlier} canQuote={form.rights.write} ask={ask} />
        </div>
      </QuotesProvider>
    </>
  );
}
