"use client";
import type { FormAction } from "@/lib/actions/form-state";
import { grantRequestAction, refuseRequestAction } from "@/lib/periods/actions-requests";
import { shanghaiMinute } from "@/lib/periods/calendar";
import type { RequestRow } from "@/lib/periods/queries-requests";
import { ActionButton } from "@/components/ui/action-button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Disclosure } from "@/components/ui/details";
import { formatDateTime } from "@/components/ui/time";
import { useTellDecided } from "./decided-requests";
import { GrantRequestForm } from "./grant-request-form";

type Props = {
  request: RequestRow;
  /** The time asked for is over: another has to be set. */
  isPast: boolean;
  /** One for each way to decide: a repeat of one must not be taken for another. */
  requestIds: Record<"grant" | "grantOtherwise" | "refuse", string>;
};

/** Grants a request as it stands in one click, refuses it with a reason, or grants another time. */
export function RequestDecision({ request, isPast, requestIds }: Props) {
  const tell = useTellDecided();
  const fields = { request: request.id, version: request.version };
  const until = shanghaiMinute(request.wishedUntil);

  function telling(action: FormAction): FormAction {
    return async (previous, form) => {
      const answer = await action(previous, form);
      if (answer.status === "ok") tell(`${request.unitName}${request.periodLabel}的延期申请：${answer.message ?? "已办理。"}`);
      return answer;
    };
  }

  return (
    <div className="flex w-full flex-wrap items-start gap-2 md:w-72 md:justify-end">
      {isPast ? null : (
        <ActionButton action={telling(grantRequestAction)} size="sm" variant="primary" fields={{ ...fields, until, note: "", requestId: requestIds.grant }}>
          准予<span className="sr-only">{`${request.unitName}延期至 ${formatDateTime(request.wishedUntil)}`}</span>
        </ActionButton>
      )}
      <ConfirmDialog trigger={<>不予延期<span className="sr-only">：{request.unitName}</span></>} triggerSize="sm" triggerVariant="danger" title={`不予${request.unitName}延期`} confirmLabel="不予延期" confirmVariant="danger"
        action={telling(refuseRequestAction)} fields={{ ...fields, requestId: requestIds.refuse }}
        reason={{ name: "note", label: "不予延期的原因", hint: "该单位会看到全文。", maxLength: 1000 }} />
      <Disclosure summary={<>另定时间或附言<span className="sr-only">：{request.unitName}</span></>} isOpen={isPast} className="w-full md:text-right md:open:text-left">
        <GrantRequestForm action={telling(grantRequestAction)} fields={{ ...fields, requestId: requestIds.grantOtherwise }} until={isPast ? undefined : until} idPrefix={`grant-${request.id}-`} />
      </Disclosure>
    </div>
  );
}
