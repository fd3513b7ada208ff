import { ORDER_COLOUR_LABELS } from "@/lib/labels-carrying";
import { closeOrderAction, escalateOrderAction, returnOrderAction, saveOrderAnswerAction, sendOrderAnswerAction, signForOrderAction } from "@/lib/orders/actions";
import type { OrderView } from "@/lib/orders/queries";
import { NOTE_MAX } from "@/lib/orders/rules-limits";
import { graver } from "@/lib/orders/workflow";
import { shanghaiMinute } from "@/lib/periods/calendar";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { newRequestId } from "@/components/ui/request-id";
import { AnswerForm } from "./answer-form";
import { AskAgainForm, EscalateForm } from "./decide-forms";

/** What the viewer can do with an order now: sign for it, answer it, or end it. */
export function OrderSteps({ order }: { order: OrderView }) {
  const { id, version, task, maySignFor, answerDesk } = order;
  const fields = { order: id, version };
  return (
    <>
      {maySignFor ? (
        <Card title="签收" id="sign-for" className="print:hidden">
          <p className="mb-3">签收即表示本单位已收到并开始办理，签收人和时间记入督办单。</p>
          <ActionButton action={signForOrderAction} variant="primary" fields={{ ...fields, requestId: newRequestId() }}>签收</ActionButton>
        </Card>
      ) : null}
      {answerDesk ? (
        <AnswerForm title="答复" desk={answerDesk} place={{ list: task.list.slug, no: task.no }} fields={fields} save={saveOrderAnswerAction} send={sendOrderAnswerAction} requestIds={{ save: newRequestId(), send: newRequestId() }} />
      ) : null}
      {order.deciding ? <Decision order={order} deciding={order.deciding} /> : null}
    </>
  );
}

function Decision({ order, deciding }: { order: OrderView; deciding: NonNullable<OrderView["deciding"]> }) {
  const { id, version, state, colour, task, matter, demand, number } = order;
  const fields = { order: id, version };
  const isAnswered = state === "ANSWERED";
  const next = graver(colour);
  const title = next === colour ? "再发红色督办" : `升级为${ORDER_COLOUR_LABELS[next]}`;
  return (
    <Card title="督查办理" id="decide" className="print:hidden">
      <div className="flex flex-wrap items-start gap-3">
        <ConfirmDialog trigger="销结" triggerVariant={isAnswered ? "primary" : "secondary"} title={`销结${number}`} confirmLabel="销结" action={closeOrderAction} fields={{ ...fields, requestId: newRequestId() }}
          description={isAnswered ? "销结后不能再答复，记录保留。" : "该单位尚未答复。确不需再办的，请说明原因后销结。"} reason={{ name: "note", label: isAnswered ? "销结意见" : "销结原因", maxLength: NOTE_MAX, isOptional: isAnswered }} />
        {isAnswered ? <AskAgainForm summary="要求再次答复" action={returnOrderAction} fields={{ ...fields, requestId: newRequestId() }} until={shanghaiMinute(deciding.returnUntil)} /> : null}
        <EscalateForm title={title} action={escalateOrderAction} fields={{ ...fields, slug: task.list.slug, requestId: newRequestId() }} until={shanghaiMinute(deciding.escalateUntil)} matter={matter} demand={demand} />
      </div>
    </Card>
  );
}
