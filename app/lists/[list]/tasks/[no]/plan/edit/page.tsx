import type { Metadata } from "next";
import { OtherMeasures } from "@/components/plans/other-measures";
import { PlanForm } from "@/components/plans/plan-form";
import { PlanHead } from "@/components/plans/plan-head";
import { NoticeBar } from "@/components/ui/notice-bar";
import { newRequestId } from "@/components/ui/request-id";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { getPlanForm } from "@/lib/plans/queries-form";
import { parseTaskNo } from "@/lib/tasks/parse";

export const metadata: Metadata = { title: "填写工作方案" };

type Props = { params: Promise<{ list: string; no: string }>; searchParams: Promise<{ done?: string }> };

export default async function PlanFormPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ list: slug, no }, { done }] = await Promise.all([params, searchParams]);
  const { list, task, leftBehind, others, ...form } = await answer(getPlanForm(viewer, slug, parseTaskNo(no)));
  return (
    <>
      <PlanHead view={{ list, task }} title={`填写第 ${task.no} 项任务工作方案`} isForm />
      <div className="mt-4 space-y-4">
        {form.returnReason ? <NoticeBar tone="warning" title="已退回">{form.returnReason}</NoticeBar> : null}
        {done === "saved" ? <NoticeBar tone="success">已保存草稿。</NoticeBar> : null}
        {/* What is saved gives the rows their keys: the form is made anew with them. */}
        <PlanForm key={form.version} form={form} address={{ list: list.slug, no: task.no }} requestId={newRequestId()} />
        <OtherMeasures address={{ list: list.slug, no: task.no }} measures={others} leftBehind={leftBehind} targets={form.noticeTargets} />
      </div>
    </>
  );
}
