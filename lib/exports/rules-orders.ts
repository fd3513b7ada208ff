/** The columns of the sheet 督办单. */
import { ORDER_CAUSE_LABELS, ORDER_COLOUR_LABELS, ORDER_STATE_LABELS } from "@/lib/labels-carrying";
import type { OrderRow } from "@/lib/orders/rules-rows";
import type { Column } from "./rules-table";

export const ORDER_COLUMNS: readonly Column<OrderRow>[] = [
  { head: "文号", width: 18, look: "centred", valueOf: (order) => order.number },
  { head: "种类", width: 11, look: "centred", valueOf: (order) => ORDER_COLOUR_LABELS[order.colour] },
  { head: "督办单位", width: 18, look: "text", valueOf: (order) => order.unitName },
  { head: "任务序号", width: 8, look: "centred", valueOf: (order) => order.taskNo },
  { head: "依据", width: 11, look: "centred", valueOf: (order) => ORDER_CAUSE_LABELS[order.cause] },
  { head: "督办事由", width: 60, look: "text", valueOf: (order) => order.matter },
  { head: "状态", width: 10, look: "centred", valueOf: (order) => ORDER_STATE_LABELS[order.state] },
  { head: "发出时间", width: 17, look: "time", valueOf: (order) => order.issuedAt },
  { head: "签收时间", width: 17, look: "time", valueOf: (order) => order.signedForAt },
  { head: "答复时限", width: 17, look: "time", valueOf: (order) => order.answerDueAt },
  { head: "答复时间", width: 17, look: "time", valueOf: (order) => order.answeredAt },
  { head: "办结时间", width: 17, look: "time", valueOf: (order) => order.closedAt },
];
