import "server-only";
import { ORDER_EVENTS } from "@/lib/audit/rules";
import { db } from "@/lib/db/client";
import type { AuditEvent } from "@/lib/labels-events";
import { indexHolidays, type Holidays } from "@/lib/periods/calendar-holidays";

export type TrailRow = { id: string; at: Date; event: AuditEvent; actorName: string; reason: string };

/** @returns what happened to an order or an instruction that the viewer was found to read, oldest first */
export async function listTrail(row: { id: string; taskId: string }): Promise<TrailRow[]> {
  const events = await db.auditEvent.findMany({
    where: { subjectId: row.id, taskId: row.taskId, event: { in: [...ORDER_EVENTS] } }, select: { id: true, at: true, event: true, actorName: true, reason: true }, orderBy: { id: "asc" },
  });
  return events.map(({ id, event, ...rest }) => ({ ...rest, id: String(id), event: event as AuditEvent }));
}

/** @returns the arranged days of this year and the next, for reckoning in working days */
export async function loadHolidays(now: Date): Promise<Holidays> {
  const year = now.getUTCFullYear();
  const rows = await db.holiday.findMany({ where: { year: { in: [year, year + 1] } }, select: { day: true, kind: true, name: true } });
  return indexHolidays(rows.map(({ day, ...rest }) => ({ ...rest, day: day.toISOString().slice(0, 10) })));
}
