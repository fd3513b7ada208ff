/** What the clock brings: due dates, and what has been lying about. Whole days are Shanghai's; three days are 72 hours. */
import type { FilingForm, NotificationKind, ReportState, ContributionState } from "@/lib/labels";
import { shanghaiDay } from "@/lib/periods/calendar";
import { isFilingOpen, type FilingWindow } from "@/lib/periods/policy";

const HOUR_MS = 3_600_000;
export const SOON_DAYS = 7;
export const IDLE_MS = 72 * HOUR_MS;

/** Nobody is told of a date at night: from 8:00 up to 20:00. */
export function isTellingHour(now: Date): boolean {
  const hour = (now.getUTCHours() + 8) % 24;
  return hour >= 8 && hour < 20;
}

export type DueKind = Extract<NotificationKind, "DUE_SOON" | "DUE_TODAY" | "OVERDUE">;

/** @returns what is to be said of a period to a unit now, or null; as long as it is true, so that missed hours are made up for */
export function dueKindAt(window: FilingWindow, now: Date): DueKind | null {
  if (!isFilingOpen(window, now)) return null;
  const [due, today] = [shanghaiDay(window.dueAt), shanghaiDay(now)];
  if (today > due) return "OVERDUE";
  if (now > window.dueAt) return null;
  if (today === due) return "DUE_TODAY";
  return window.dueAt.getTime() - now.getTime() <= SOON_DAYS * 24 * HOUR_MS ? "DUE_SOON" : null;
}

export type OwedItem = { no: number; form: FilingForm; state: ReportState | ContributionState | null; isFiled: boolean };

/** @returns whether it is unsent: nothing has left the unit, or it came back; what was filed once is never overdue */
export function isUnsent({ state, isFiled }: OwedItem, kind: DueKind): boolean {
  if (state === "SUBMITTED" || state === "ACCEPTED" || state === "GIVEN") return false;
  return kind !== "OVERDUE" || !isFiled;
}

/** @returns the key of a notice about a period: one for each person, and again when the due day was moved */
export function dueKey(kind: DueKind, periodId: string, dueAt: Date): string {
  return `${kind}:${periodId}:${shanghaiDay(dueAt)}`;
}
