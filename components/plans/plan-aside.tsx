import { approvePlanAction, discardPlanChangeAction, returnPlanAction, returnPlanUnsignedAction, signPlanAction, withdrawPlanAction } from "@/lib/plans/actions";
import type { PlanView } from "@/lib/plans/queries";
import { PLAN_REASON_MAX } from "@/lib/plans/rules-limits";
import { planPath } from "@/lib/plans/schema";
import { ActionButton } from "@/components/ui/action-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { NoticeBar } from "@/components/ui/notice-bar";
import { newRequestId } from "@/components/ui/request-id";
import { PlanStateChip } from "./plan-state-chip";
import { PlanVersions } from "./plan-versions";

/** Where the plan stands, what the viewer can do with it now, and its versions. */
export function PlanAside({ view }: { view: PlanView }) {
  const { state, returnReason, inForceNo, rights } = view;
  return (
    <aside aria-label="方案情况" className="space-y-4">
      <Card title="方案状态" id="plan-state">
        <p className="flex flex-wrap items-center gap-2"><PlanStateChip state={state} />{inForceNo === null ? null : <span className="text-muted">{`现行第 ${inForceNo} 版`}</span>}</p>
        {returnReason ? <p className="mt-2 whitespace-pre-line text-warning">退回原因：{returnReason}</p> : null}
        {rights.signsOwnWords ? <div className="mt-3"><NoticeBar>本人所写须由本单位其他审签人审签（本单位未开通一人兼任）。</NoticeBar></div> : null}
        {rights.decidesOwn ? <div className="mt-3"><NoticeBar>本人撰写或审签的方案，由其他督查员审定。</NoticeBar></div> : null}
        <PlanSteps view={view} />
      </Card>
      {view.versions.length > 0 ? <PlanVersions view={view} /> : null}
    </aside>
  );
}

function PlanSteps({ view: { list, task, version, state, inForceNo, rights } }: { view: PlanView }) {
  const fields = () => ({ list: list.slug, no: task.no, version, requestId: newRequestId() });
  const reason = (label: string, hint: string) => ({ name: "reason", label, hint, maxLength: PLAN_REASON_MAX });
  return (
    <div className="mt-3 flex flex-wrap items-start gap-2 print:hidden">
      {rights.write ? <ButtonLink href={`${planPath(list.slug, task.no)}/edit`} variant={state === "APPROVED" ? "secondary" : "primary"}>{writeLabel(state, inForceNo)}</ButtonLink> : null}
      {rights.sign ? (
        <>
          <ActionButton action={signPlanAction} fields={fields()} variant="primary" pendingText="正在报送…">审签报送</ActionButton>
          <ConfirmDialog trigger="退回修改" triggerVariant="danger" confirmVariant="danger" title="退回填报员修改" confirmLabel="退回" action={returnPlanUnsignedAction} fields={fields()} reason={reason("退回原因", "填报员会看到全文。")} />
        </>
      ) : null}
      {rights.decide ? (
        <>
          <ConfirmDialog trigger="审定" triggerVariant="primary" title="审定工作方案" description="审定后即为现行方案，序时推进以此为准。" confirmLabel="审定" action={approvePlanAction} fields={fields()}
            reason={{ name: "note", label: "审定意见", isOptional: true, maxLength: PLAN_REASON_MAX }} />
          <ConfirmDialog trigger="退回" triggerVariant="danger" confirmVariant="danger" title="退回牵头单位" confirmLabel="退回" action={returnPlanAction} fields={fields()} reason={reason("退回原因", "牵头单位会看到全文。")} />
        </>
      ) : null}
      {rights.withdraw ? <ConfirmDialog trigger="撤回" title="撤回修改" description="撤回后变为草稿，须重新送审签。" confirmLabel="撤回" action={withdrawPlanAction} fields={fields()} /> : null}
      {rights.discard ? <ConfirmDialog trigger="放弃变更" title="放弃变更" description={`未审定的修改（含配合单位的）全部放弃，恢复为现行第 ${inForceNo ?? ""} 版。`} confirmLabel="放弃变更" action={discardPlanChangeAction} fields={fields()} /> : null}
    </div>
  );
}

function writeLabel(state: PlanView["state"], inForceNo: number | null): string {
  if (state === "NOT_WRITTEN") return "制定方案";
  return state === "APPROVED" && inForceNo !== null ? "修改方案" : "继续填写";
}
