/** The set phrases of an order: its number, and what the rules write for a supervisor to edit. */
import { FORM_LABELS, type FilingForm } from "@/lib/labels";
import { ORDER_COLOUR_LABELS, type OrderCause, type OrderColour } from "@/lib/labels-carrying";
import { shanghaiMinute } from "@/lib/periods/calendar";

/** @returns 督办〔2026〕3号 */
export function orderNumber({ year, number }: { year: number; number: number }): string {
  return `督办〔${year}〕${number}号`;
}

/** @returns a time as papers write it: 2026年12月25日18:00 */
export function paperTime(at: Date): string {
  const [day = "", clock = ""] = shanghaiMinute(at).split("T");
  const [year = "", month = "", date = ""] = day.split("-");
  return `${year}年${Number(month)}月${Number(date)}日${clock}`;
}

export type OrderSubject = {
  taskNo: number;
  form: FilingForm;
  periodLabel: string;
  dueAt: Date;
  returns: number;
  /** The order that was not answered in time. */
  unanswered: { year: number; number: number; colour: OrderColour; answerDueAt: Date } | null;
};

/** @returns 督办事由 by its cause; empty where it is the supervisor's to write */
export function draftMatter(cause: OrderCause, { taskNo, form, periodLabel, dueAt, returns, unanswered }: OrderSubject): string {
  const filing = `第${taskNo}项任务${periodLabel}${FORM_LABELS[form]}`;
  switch (cause) {
    case "DUE_SOON":
      return `${filing}应于${paperTime(dueAt)}前报送，目前尚未报送。`;
    case "BEHIND":
      return `第${taskNo}项任务${periodLabel}督查评价为“欠进度”，推进滞后于序时要求。`;
    case "POOR_QUALITY":
      return returns >= 2 ? `${filing}质量不高，已退回${returns}次，尚未重新报送。` : `${filing}退回修改后逾五日未重新报送。`;
    case "OVERDUE":
      return `${filing}应于${paperTime(dueAt)}前报送，逾期未报。`;
    case "UNANSWERED":
      return unanswered ? `${orderNumber(unanswered)}（${ORDER_COLOUR_LABELS[unanswered.colour]}）应于${paperTime(unanswered.answerDueAt)}前答复，逾期未答复。` : "";
    case "OTHER":
      return "";
  }
}

const DEMANDS: Record<OrderCause, string> = {
  DUE_SOON: "请抓紧填报，在截止时间前报送，并答复办理情况。",
  BEHIND: "请查明滞后原因，提出赶上序时的具体措施、责任人和完成时限，按时答复。",
  POOR_QUALITY: "请对照退回意见逐条修改，用事实和数据说明进展，重新报送并答复。",
  OVERDUE: "请立即补报，书面说明逾期原因和防止再次逾期的措施，主要负责同志审签后答复。",
  UNANSWERED: "请主要负责同志牵头督促办理，说明未按时答复的原因，按时答复办理结果。",
  OTHER: "",
};

/** @returns 督办要求 by the cause */
export function draftDemand(cause: OrderCause): string {
  return DEMANDS[cause];
}
