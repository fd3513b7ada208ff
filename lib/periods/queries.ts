import "server-only";
import { db } from "@/lib/db/client";
import type { Viewer } from "@/lib/auth/schema";
import { periodState, quarterLabel, type PeriodTimes } from "./calendar";

export type PeriodRow = PeriodTimes & { id: string; key: string; label: string; version: number };

const SELECT = { id: true, key: true, year: true, quarter: true, opensAt: true, dueAt: true, locksAt: true, version: true } as const;

/** @returns the list's periods, newest first; everyone signed in may know them */
export async function listPeriods(_viewer: Viewer, listId: string): Promise<PeriodRow[]> {
  const periods = await db.period.findMany({ where: { listId }, select: SELECT, orderBy: [{ year: "desc" }, { quarter: "desc" }] });
  return periods.map(({ year, quarter, ...period }) => ({ ...period, label: quarterLabel({ year, quarter }) }));
}

/**
 * @param periods newest first
 * @param key from the address; an unknown or missing one falls back
 * @returns the named period, else the newest that has opened, else the newest; null only for an empty list
 */
export function choosePeriod(periods: readonly PeriodRow[], key: string | undefined, now: Date): PeriodRow | null {
  return (
    periods.find((period) => period.key === key) ??
    periods.find((period) => periodState(period, now) !== "UPCOMING") ??
    periods[0] ??
    null
  );
}

/** @returns until when the unit may file after the lock, or null */
export async function getExtendedUntil(_viewer: Viewer, periodId: string, unitId: string): Promise<Date | null> {
  const { _max } = await db.extension.aggregate({ where: { periodId, unitId }, _max: { until: true } });
  return _max.until;
}
