import { shanghaiDay, shanghaiMinute, type ListCalendar } from "@/lib/periods/calendar";
import { weekdayOf } from "@/lib/periods/calendar-holidays";

/** Months of a calendar, as they lie from the quarter's first one. */
export const MONTH_NAMES = ["季度第一个月", "季度第二个月", "季度最后一个月", "季度结束后的下一个月"] as const;

/** @returns 18:00 of so many minutes from midnight */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** @returns a calendar in one sentence */
export function describeCalendar({ opensMonth, opensDay, dueMonth, dueDay, dueMinute, locksDay }: ListCalendar): string {
  return `${MONTH_NAMES[opensMonth] ?? ""} ${opensDay} 日开始，${MONTH_NAMES[dueMonth] ?? ""} ${dueDay} 日 ${clockOf(dueMinute)} 截止，季度结束后第 ${locksDay} 天零时锁定。`;
}

/** @returns 周六 of a day */
export function weekdayName(day: string): string {
  return `周${"日一二三四五六".charAt(weekdayOf(day))}`;
}

/** @returns 2027-09-27 周一 18:00, Shanghai's */
export function momentWords(at: Date): string {
  return `${shanghaiDay(at)} ${weekdayName(shanghaiDay(at))} ${shanghaiMinute(at).slice(11)}`;
}
