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

/** The calendar and the holidays by which quarters get their times are the administrator's to keep (§1). */
export function canManageCalendar(viewer: Viewer): boolean {
  return hasRole(viewer, "ADMINISTRATOR");
}

/** Whoever files or signs for a unit asks for its extension, and may take the request back. */
export function canAskExtension(viewer: Viewer, unitId: string): boolean {
  return viewer.unitId === unitId && hasRole(viewer, "FILER", "SIGNER");
}

/** Nobody decides on what he asked for himself, as nobody reviews what he filed (§1). */
export function canDecideRequest(viewer: Viewer, request: { askedById: string }): boolean {
  return canGrantExtension(viewer) && request.askedById !== viewer.id;
}

/** An extension is a supervisor's decision on the reporting itself (§2, 延期). */
export function canGrantExtension(viewer: Viewer): boolean {
  return hasRole(viewer, "SUPERVISOR");
}
