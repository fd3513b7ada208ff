/** 销号: limits of its forms, its addresses, and the day of the look back. */
import { shanghaiDay } from "@/lib/periods/calendar";

export const STATEMENT_MAX = 3000;
export const NOTE_MAX = 1000;

/** 回头看: unless HRSS chooses another day, half a year after the task is closed. */
export const LOOK_BACK_MONTHS = 6;

/** @returns the day so many months after today in Shanghai, as a date field takes it; the month's last day where it has no such day */
export function dayInMonths(now: Date, months: number): string {
  const [year = 0, month = 1, day = 1] = shanghaiDay(now).split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** What the list of closures shows, as the address carries it. `due`: closed, and to be looked back at by today. */
export const CLOSURE_VIEWS = { asked: "待核查", closed: "已销号", due: "待回头看", reopened: "已恢复", own: "本单位办理中" } as const;
export type ClosureViewName = keyof typeof CLOSURE_VIEWS;

export function closuresPath(slug: string, view?: ClosureViewName): string {
  return `/lists/${slug}/closures${view ? `?view=${view}` : ""}`;
}

export function closurePath(slug: string, no: number): string {
  return `/lists/${slug}/tasks/${no}/closure`;
}
