import type { Metadata } from "next";
import { Evidence } from "@/components/attachments/evidence";
import { ContributionWorkspace } from "@/components/contributions/contribution-workspace";
import { EarlierContribution } from "@/components/contributions/earlier-contribution";
import { FormHead } from "@/components/tasks/form-head";
import { newRequestId } from "@/components/ui/request-id";
import { answer } from "@/lib/actions/answer";
import { listDraftAttachments } from "@/lib/attachments/queries";
import { requireViewer } from "@/lib/auth/viewer";
import { getContributionForm } from "@/lib/contributions/queries-form";
import { parseTaskNo } from "@/lib/tasks/parse";

export const metadata: Metadata = { title: "填报配合情况" };

type Props = { params: Promise<{ list: string; no: string }>; searchParams: Promise<{ period?: string; done?: string }> };

export default async function ContributionPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ list, no }, query] = await Promise.all([params, searchParams]);
  const form = await answer(getContributionForm(viewer, list, parseTaskNo(no), query.period));
  const { task, period, rights } = form;
  const files = await listDraftAttachments(viewer, { for: "contribution", taskId: task.id, periodId: period.id });
  const evidence = <Evidence target={{ for: "contribution", list: form.list.slug, no: task.no, period: period.key }} files={files} canEdit={rights.write} />;
  return (
    <>
      <FormHead title="配合情况" form={form} />
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)]">
        <ContributionWorkspace form={form} requestIds={{ save: newRequestId(), sign: newRequestId(), signReturn: newRequestId(), withdraw: newRequestId() }} done={query.done} evidence={evidence} />
        <EarlierContribution earlier={form.earlier} canCopy={form.rights.write} />
      </div>
    </>
  );
}
