/** When a year can be fixed, and what is still open in it. */
import { OBJECTION_STATE_LABELS, type ObjectionState } from "@/lib/labels-carrying";
import { shanghaiTime } from "@/lib/periods/calendar";

export const YEAR_FIXED = "该年度考核结果已确定，不能再改。";

export type YearFacts = { year: number; isFixed: boolean; locks: readonly Date[]; openObjections: number };

/** @returns why the year cannot be fixed now, or null: its quarters are all locked, the year is over, and no objection waits for its answer */
export function fixRefusal({ year, isFixed, locks, openObjections }: YearFacts, now: Date): string | null {
  if (isFixed) return YEAR_FIXED;
  if (locks.length === 0) return "该年度没有填报期，不能确定考核结果。";
  if (now < shanghaiTime(year + 1, 1, 1)) return `${year + 1}年1月1日起，才能确定${year}年度考核结果。`;
  if (locks.some((locksAt) => now < locksAt)) return "该年度还有填报期尚未锁定，锁定后才能确定考核结果。";
  return openObjections > 0 ? `还有 ${openObjections} 项异议没有答复，答复后才能确定考核结果。` : null;
}

/** @returns why an objection cannot be answered now, or null */
export function answerRefusal(state: ObjectionState, isFixed: boolean): string | null {
  if (state !== "OPEN") return `这项异议现为“${OBJECTION_STATE_LABELS[state]}”，请刷新页面查看最新情况。`;
  return isFixed ? YEAR_FIXED : null;
}
