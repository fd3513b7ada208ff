import type { FormAction } from "@/lib/actions/form-state";
import type { FilingRights } from "@/lib/tasks/rules";
import type { FilingAddress } from "@/lib/tasks/schema";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { NoticeBar } from "@/components/ui/notice-bar";

export type FilingRequestIds = Record<"save" | "sign" | "signReturn" | "withdraw", string>;

type Props = {
  rights: FilingRights;
  actions: { sign: FormAction; signReturn: FormAction; withdraw: FormAction };
  address: FilingAddress;
  version: number;
  /** One for each step: a repeat of one must not be taken for another. */
  requestIds: FilingRequestIds;
  signLabel: string;
  /** Who has the filing now, in a sentence. */
  standing: string | null;
};

/** The steps an account can take with a filing that is not being written now: sign, send back, withdraw. */
export function StepPanel({ rights, actions, address, version, requestIds, signLabel, standing }: Props) {
  const fieldsOf = (step: keyof FilingRequestIds) => ({ ...address, version, requestId: requestIds[step] });
  if (!rights.sign && !rights.withdraw && !rights.signsOwnWords) return null;
  return (
    <Card className="print:hidden">
      {rights.signsOwnWords ? <NoticeBar tone="info">本人所写须由本单位其他审签人审签（本单位未开通一人兼任）。</NoticeBar> : null}
      {standing ? <p className="mb-3">{standing}</p> : null}
      <div className="flex flex-wrap items-start gap-3">
        {rights.sign ? <ActionButton action={actions.sign} fields={fieldsOf("sign")} variant="primary" pendingText="正在报送…">{signLabel}</ActionButton> : null}
        {rights.sign ? (
          <ConfirmDialog trigger="退回修改" triggerVariant="danger" title="退回填报员修改" confirmLabel="退回" confirmVariant="danger" action={actions.signReturn} fields={fieldsOf("signReturn")}
            reason={{ name: "reason", label: "退回原因", hint: "填报员会看到全文。", maxLength: 1000 }} />
        ) : null}
        {rights.withdraw ? (
          <ConfirmDialog trigger="撤回" title="撤回修改" description="撤回后变为草稿，须重新送审签；撤回的一稿不再计为已报送。" confirmLabel="撤回" action={actions.withdraw} fields={fieldsOf("withdraw")} />
        ) : null}
      </div>
    </Card>
  );
}
