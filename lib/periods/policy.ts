import { hasRole, type Viewer } from "@/lib/auth/schema";
import { periodState, type PeriodTimes } from "./calendar";

/** A period as one unit meets it: its times, and how long an extension lets that unit file. */
export type FilingWindow = PeriodTimes & { extendedUntil: Date | null };

/** After the lock nothing changes unless an extension says so; before the opening there is nothing to file (§3). */
export function isFilingOpen(window: FilingWindow, now: Date): boolean {
  const state = periodState(window, now);
  if (state === "LOCKED") return window.extendedUntil !== null && now <= window.extendedUntil;
  return state !== "UPCOMING";
}

/** By the clock alone, whatever extensions single units have. */
export function isLocked(times: PeriodTimes, now: Date): boolean {
  return periodState(times, now) === "LOCKED";
}

/** Supervisors open periods, administrators keep them (§1). */
export function canManagePeriods(viewer: Viewer): boolean {
  return hasRole(viewer, "SUPERVISOR", "ADMINISTRATOR");
}

/** An extension is a supervisor's decision on the reporting itself (§2, 延期). */
export function canGrantExtension(viewer: Viewer): boolean {
  return hasRole(viewer, "SUPERVISOR");
}
