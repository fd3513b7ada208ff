/** A notice in words, and where it leads. */
import { FORM_LABELS, type FilingForm, type NotificationKind } from "@/lib/labels";

/** A notice as far as its words and its link need it. */
export type Notice = {
  id: string;
  kind: NotificationKind;
  listSlug: string | null;
  taskNo: number | null;
  periodKey: string | null;
  periodLabel: string | null;
  unitName: string | null;
  subjectId: string | null;
  form: FilingForm | null;
  actorName: string;
  items: readonly { no: number; form: FilingForm }[];
};

/** 第 40 项任务进展报告 */
function filing({ taskNo, form }: Notice): string {
  return `第 ${taskNo ?? ""} 项任务${form ? FORM_LABELS[form] : ""}`;
}

/** 牵头 3 项、配合 12 项 */
export function countItems(items: Notice["items"]): string {
  const [leads, supports] = (["report", "contribution"] as const).map((form) => items.filter((item) => item.form === form).length);
  return [leads ? `牵头 ${leads} 项` : "", supports ? `配合 ${supports} 项` : ""].filter(Boolean).join("、");
}

const SENTENCES: Record<NotificationKind, (notice: Notice) => string> = {
  RETURNED: (notice) => `${notice.actorName}退回了${filing(notice)}，请修改后重新报送。`,
  RETURNED_IDLE: (notice) => `${filing(notice)}退回已满三天，尚未修改。`,
  CONTRIBUTION_ASKED: (notice) => `${notice.actorName}请本单位反馈${filing(notice)}。`,
  MENTIONED: (notice) => `${notice.actorName}在${filing(notice)}的讨论中提到本单位。`,
  REMINDER: (notice) => `${notice.actorName}催办${filing(notice)}，请尽快报送。`,
  DUE_SOON: (notice) => `${notice.periodLabel ?? "本期"}即将到期，本单位尚未报送：${countItems(notice.items)}。`,
  DUE_TODAY: (notice) => `${notice.periodLabel ?? "本期"}今天到期，本单位尚未报送：${countItems(notice.items)}。`,
  OVERDUE: (notice) => `${notice.periodLabel ?? "本期"}已逾期，本单位尚未报送：${countItems(notice.items)}。`,
  WAITING_SIGN: (notice) => `${filing(notice)}送审签已满三天，请审签。`,
  WAITING_REVIEW: (notice) => `${notice.unitName ?? ""}报送的第 ${notice.taskNo ?? ""} 项任务进展报告已满三天，请审核。`,
  EXTENSION_ASKED: (notice) => `${notice.unitName ?? ""}申请${notice.periodLabel ?? "本期"}延期报送，请办理。`,
  EXTENSION_GRANTED: (notice) => `${notice.periodLabel ?? "本期"}已准予本单位延期报送。`,
  EXTENSION_REFUSED: (notice) => `${notice.periodLabel ?? "本期"}未准予本单位延期报送。`,
  ACCEPTED: (notice) => `${filing(notice)}已采纳。`,
  PLAN_TO_SIGN: (notice) => `${notice.actorName}送审${filing(notice)}工作方案，请审签。`,
  PLAN_TO_APPROVE: (notice) => `${notice.unitName ?? ""}报送了${filing(notice)}工作方案，请审定。`,
  PLAN_RETURNED: (notice) => `${notice.actorName}退回了${filing(notice)}工作方案，请修改后重新报送。`,
  PLAN_APPROVED: (notice) => `${filing(notice)}工作方案已审定。`,
};

/** @returns the notice as one sentence; it never holds what was filed */
export function sentenceOf(notice: Notice): string {
  return SENTENCES[notice.kind](notice);
}

/** @returns the address of a filing's form */
export function formHref(listSlug: string, no: number, form: FilingForm, periodKey: string): string {
  return `/lists/${listSlug}/tasks/${no}/${form}?period=${periodKey}`;
}

/** @returns where a notice leads: exactly the form where it is about one, else its own page */
export function targetOf(notice: Notice): string {
  const { kind, listSlug, taskNo, periodKey, form, subjectId } = notice;
  if (kind === "WAITING_REVIEW" && subjectId) return `/reviews/${subjectId}`;
  if (kind === "EXTENSION_ASKED") return listSlug ? `/admin/periods?list=${listSlug}` : "/admin/periods";
  if (listSlug === null || taskNo === null) return `/notifications/${notice.id}`;
  if (kind.startsWith("PLAN_")) return `/lists/${listSlug}/tasks/${taskNo}/plan`;
  if (kind === "MENTIONED") return `/lists/${listSlug}/tasks/${taskNo}?tab=discussion`;
  if (kind === "ACCEPTED" || form === null) return `/lists/${listSlug}/tasks/${taskNo}${periodKey ? `?period=${periodKey}` : ""}`;
  return periodKey ? formHref(listSlug, taskNo, form, periodKey) : `/lists/${listSlug}/tasks/${taskNo}`;
}

/** @returns whether a page is what a notice leads to: the same path, and whatever its query names */
export function isTarget(target: string, pathname: string, query: { get(name: string): string | null }): boolean {
  const [path = "", search = ""] = target.split("?");
  if (path !== pathname) return false;
  // A page without a period shows the current one; a notice of another period is not read there.
  return [...new URLSearchParams(search)].every(([name, value]) => query.get(name) === value);
}
