import { closeTaskAction, keepClosedAction, reopenTaskAction, returnClosureAction, returnClosureUnsignedAction, signClosureAction, withdrawClosureAction } from "@/lib/closures/actions";
import type { ClosureRights, ClosureRow } from "@/lib/closures/queries";
import { dayInMonths, LOOK_BACK_MONTHS, NOTE_MAX } from "@/lib/closures/rules";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { newRequestId } from "@/components/ui/request-id";
import { DecisionForm, LookBackForm } from "./decision-forms";

type Props = { closure: ClosureRow; rights: ClosureRights };

/** What the viewer can do with a closure as it stands; nothing where that is nothing. */
export function ClosureSteps({ closure, rights }: Props) {
  const { sign, withdraw, decide, lookBack, isOwnWords } = rights;
  if (!sign && !withdraw && !decide && !lookBack && !isOwnWords) return null;
  // Each step has its own key: a repeat of one must not be taken for another.
  const fields = () => ({ closure: closure.id, version: closure.version, requestId: newRequestId() });
  return (
    <Card title="办理" id="closure-steps" className="print:hidden">
      <div className="space-y-4">
        {isOwnWords ? <p className="text-muted">本人撰写或审签的销号申请，由其他人员办理。</p> : null}
        {sign || withdraw ? (
          <div className="flex flex-wrap gap-2">
            {sign ? <ActionButton action={signClosureAction} variant="primary" fields={fields()}>审签，送核查</ActionButton> : null}
            {sign ? <ConfirmDialog trigger="退回填报员" title="退回填报员" confirmLabel="退回" action={returnClosureUnsignedAction} fields={fields()} reason={{ name: "reason", label: "退回原因", maxLength: NOTE_MAX }} /> : null}
            {withdraw ? <ConfirmDialog trigger="撤回申请" title="撤回销号申请" description="撤回后本次申请作废，任务照常填报；可以重新申请。" confirmLabel="撤回" confirmVariant="danger" action={withdrawClosureAction} fields={fields()} /> : null}
          </div>
        ) : null}
        {decide ? (
          <>
            <DecisionForm action={closeTaskAction} fields={fields()} lookBackOn={dayInMonths(new Date(), LOOK_BACK_MONTHS)} />
            <ConfirmDialog trigger="退回" triggerVariant="danger" title="退回销号申请" confirmLabel="退回" confirmVariant="danger" action={returnClosureAction} fields={fields()}
              reason={{ name: "reason", label: "退回原因", hint: "该单位会看到全文。", maxLength: NOTE_MAX }} />
          </>
        ) : null}
        {lookBack ? (
          <>
            <LookBackForm action={keepClosedAction} fields={fields()} />
            <ConfirmDialog trigger="恢复办理" triggerVariant="danger" title="恢复办理" description="任务不再是已销号，从本期起照常填报。" confirmLabel="恢复办理" confirmVariant="danger" action={reopenTaskAction} fields={fields()}
              reason={{ name: "reason", label: "恢复办理的原因", hint: "该单位会看到全文。", maxLength: NOTE_MAX }} />
          </>
        ) : null}
      </div>
    </Card>
  );
}
