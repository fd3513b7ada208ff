/** Quarters and due times. Everything is reckoned in Asia/Shanghai (UTC+8 all year), whatever the machine's zone. */
import type { PeriodState } from "@/lib/labels";

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

export type Quarter = { year: number; quarter: number };
export type PeriodTimes = { opensAt: Date; dueAt: Date; locksAt: Date };

/** @returns the instant of a Shanghai wall-clock time; `month` is 1-based and may run over */
export function shanghaiTime(year: number, month: number, day: number, hour = 0, minute = 0): Date {
  return new Date(Date.UTC(year, month - 1, day, hour, minute) - SHANGHAI_OFFSET_MS);
}

/** @returns the Shanghai calendar day of an instant, as YYYY-MM-DD */
export function shanghaiDay(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** @returns the Shanghai minute of an instant, as YYYY-MM-DDTHH:mm, which a date and time field takes */
export function shanghaiMinute(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16);
}

/** @returns the Shanghai second of an instant, as YYYY-MM-DD HH:mm:ss, for records */
export function shanghaiSecond(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace("T", " ");
}

/** @returns the instant of a date and time field's Shanghai minute (YYYY-MM-DDTHH:mm); null when there is no such minute */
export function parseShanghaiMinute(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return null;
  const at = new Date(Date.parse(`${text}:00Z`) - SHANGHAI_OFFSET_MS);
  return Number.isNaN(at.getTime()) || shanghaiMinute(at) !== text ? null : at;
}

/** @returns the quarter an instant falls in */
export function quarterAt(at: Date): Quarter {
  const local = new Date(at.getTime() + SHANGHAI_OFFSET_MS);
  return { year: local.getUTCFullYear(), quarter: Math.floor(local.getUTCMonth() / 3) + 1 };
}

export function nextQuarter({ year, quarter }: Quarter): Quarter {
  return quarter === 4 ? { year: year + 1, quarter: 1 } : { year, quarter: quarter + 1 };
}

/** @returns the quarter a list may be given next: after its newest, or today's where it has none yet */
export function quarterToOpen(newest: Quarter | null, now: Date): Quarter {
  return newest ? nextQuarter(newest) : quarterAt(now);
}

/** @returns 2026Q4, as addresses carry it */
export function quarterKey({ year, quarter }: Quarter): string {
  return `${year}Q${quarter}`;
}

/** @returns the quarter of a key such as 2026Q4; null when it is none */
export function parseQuarterKey(key: string): Quarter | null {
  const match = /^(\d{4})Q([1-4])$/.exec(key);
  return match ? { year: Number(match[1]), quarter: Number(match[2]) } : null;
}

/** @returns 2026年第四季度 */
export function quarterLabel({ year, quarter }: Quarter): string {
  return `${year}年第${"一二三四".charAt(quarter - 1)}季度`;
}

/** @returns 2026年第四季度 for the key 2026Q4, which belongs into addresses only */
export function periodName(key: string): string {
  const quarter = parseQuarterKey(key);
  return quarter ? quarterLabel(quarter) : key;
}

/** @returns every quarter from `first` to `last`, both included; empty when `last` is before `first` */
export function quartersBetween(first: Quarter, last: Quarter): Quarter[] {
  const quarters: Quarter[] = [];
  for (let q = first; q.year < last.year || (q.year === last.year && q.quarter <= last.quarter); q = nextQuarter(q)) quarters.push(q);
  return quarters;
}

/** By which a list's next quarters get their times, as the administrator sets it. */
export type ListCalendar = {
  /** Months from the quarter's first one: 2 is its last month, 3 the month after it. A day the month lacks is its last one. */
  opensMonth: number;
  opensDay: number;
  dueMonth: number;
  dueDay: number;
  /** Minutes from midnight. */
  dueMinute: number;
  /** Locks at the start of this day after the quarter's end. */
  locksDay: number;
};

/** Opens with the quarter, is due on the 25th of its last month at 18:00, locks ten days after its end. The notice names no dates. */
export const USUAL_CALENDAR: ListCalendar = { opensMonth: 0, opensDay: 1, dueMonth: 2, dueDay: 25, dueMinute: 18 * 60, locksDay: 11 };

function dayOfMonth({ year, quarter }: Quarter, month: number, day: number, minute = 0): Date {
  const monthNo = quarter * 3 - 2 + month;
  const lastDay = new Date(Date.UTC(year, monthNo, 0)).getUTCDate();
  return shanghaiTime(year, monthNo, Math.min(day, lastDay), 0, minute);
}

/** @returns a quarter's times by a list's calendar, before weekends and holidays move them */
export function plannedTimes(quarter: Quarter, calendar: ListCalendar): PeriodTimes {
  return {
    opensAt: dayOfMonth(quarter, calendar.opensMonth, calendar.opensDay),
    dueAt: dayOfMonth(quarter, calendar.dueMonth, calendar.dueDay, calendar.dueMinute),
    locksAt: shanghaiTime(quarter.year, quarter.quarter * 3 + 1, calendar.locksDay),
  };
}

/** @returns a quarter's times by the usual calendar, before weekends and holidays move them */
export function usualTimes(quarter: Quarter): PeriodTimes {
  return plannedTimes(quarter, USUAL_CALENDAR);
}

/** Where a period stands: open up to and including the due time, then overdue, then locked. */
export function periodState(times: PeriodTimes, now: Date): PeriodState {
  if (now < times.opensAt) return "UPCOMING";
  if (now <= times.dueAt) return "OPEN";
  return now < times.locksAt ? "OVERDUE" : "LOCKED";
}

/** @returns whether a first submission at `submittedAt` was on time: not after the due time (DESIGN.md §3) */
export function isOnTime(submittedAt: Date, dueAt: Date): boolean {
  return submittedAt <= dueAt;
}

/** @returns the due time in words, by calendar days: 还有 3 天, 今天到期, 逾期 2 天 */
export function describeDue(dueAt: Date, now: Date): string {
  const days = Math.round((Date.parse(shanghaiDay(dueAt)) - Date.parse(shanghaiDay(now))) / DAY_MS);
  if (now > dueAt) return days === 0 ? "今天已逾期" : `逾期 ${-days} 天`;
  return days === 0 ? "今天到期" : `还有 ${days} 天`;
}
