import "server-only";
import { z } from "zod";
import { Forbidden, NotFound } from "@/lib/actions/failures";
import { db } from "@/lib/db/client";
import type { Viewer } from "@/lib/auth/schema";
import { getHomeList, getList, type ListRow } from "@/lib/lists/queries";
import { parseQuarterKey, quarterKey, quarterLabel, quarterToOpen, type PeriodTimes } from "./calendar";
import { calendarTimes, indexHolidays, missingFestivals } from "./calendar-holidays";
import { canManagePeriods } from "./policy";
import { listPeriods, type PeriodRow } from "./queries";
import { getCalendarSettings, listHolidays, type CalendarSettings } from "./queries-calendar";
import { listOpenRequests, listSettledRequests, type RequestRow } from "./queries-requests";

export type ExtensionRow = {
  id: string;
  periodKey: string;
  periodLabel: string;
  unitName: string;
  until: Date;
  reason: string;
  grantedBy: string;
  createdAt: Date;
};

/** The quarter that may be opened next, with its times by the list's calendar. */
export type NextPeriod = PeriodTimes & { key: string; label: string };

export type PeriodDesk = {
  lists: { slug: string; title: string }[];
  list: ListRow;
  periods: PeriodRow[];
  next: NextPeriod;
  calendar: CalendarSettings;
  /** The next quarter's year, where its holidays are not all entered. */
  unknownYear: number | null;
  requests: { open: RequestRow[]; settled: RequestRow[] };
  extensions: ExtensionRow[];
};

async function listExtensions(listId: string): Promise<ExtensionRow[]> {
  const rows = await db.$queryRaw<(Omit<ExtensionRow, "periodLabel"> & { year: number; quarter: number })[]>`
    SELECT x."id", p."key" AS "periodKey", p."year", p."quarter", u."shortName" AS "unitName", x."until", x."reason", x."createdAt",
      coalesce(a."displayName", '') AS "grantedBy"
    FROM "Extension" x
    JOIN "Period" p ON p."id" = x."periodId"
    JOIN "Unit" u ON u."id" = x."unitId"
    LEFT JOIN "Account" a ON a."id" = x."grantedBy"
    WHERE p."listId" = ${listId}::uuid
    ORDER BY x."createdAt" DESC, x."id" DESC`;
  return rows.map(({ year, quarter, ...row }) => ({ ...row, periodLabel: quarterLabel({ year, quarter }) }));
}

/**
 * A list's periods as supervisors and administrators keep them.
 *
 * @param slug the list of the address; the newest one where it names none
 * @returns null in an installation without a list; throws Forbidden, NotFound
 */
export async function getPeriodDesk(viewer: Viewer, slug: string | undefined, now: Date): Promise<PeriodDesk | null> {
  if (!canManagePeriods(viewer)) throw new Forbidden();
  const list = slug === undefined ? await getHomeList(viewer) : await getList(viewer, slug);
  if (!list) return null;
  const [lists, periods, extensions, calendar, open, settled] = await Promise.all([
    db.taskList.findMany({ select: { slug: true, title: true }, orderBy: { createdAt: "desc" } }),
    listPeriods(viewer, list.id),
    listExtensions(list.id),
    getCalendarSettings(viewer, list.id),
    listOpenRequests(viewer, list.id),
    listSettledRequests(viewer, list.id),
  ]);
  const newest = periods[0] ? parseQuarterKey(periods[0].key) : null;
  const quarter = quarterToOpen(newest, now);
  const holidays = await listHolidays(viewer, quarter.year, quarter.year + 1);
  const next = { key: quarterKey(quarter), label: quarterLabel(quarter), ...calendarTimes(quarter, calendar, indexHolidays(holidays)) };
  const isYearKnown = missingFestivals(holidays.filter(({ day }) => day.startsWith(String(quarter.year)))).length === 0;
  return { lists, list, periods, extensions, calendar, unknownYear: isYearKnown ? null : quarter.year, requests: { open, settled }, next };
}

/** @returns one period with its list's place in addresses; throws Forbidden, NotFound */
export async function getPeriodSettings(viewer: Viewer, periodId: string): Promise<PeriodRow & { listSlug: string }> {
  if (!canManagePeriods(viewer)) throw new Forbidden();
  const period = z.uuid().safeParse(periodId).success
    ? await db.period.findUnique({
        where: { id: periodId },
        select: { id: true, key: true, year: true, quarter: true, opensAt: true, dueAt: true, locksAt: true, version: true, list: { select: { slug: true } } },
      })
    : null;
  if (!period) throw new NotFound();
  const { list, year, quarter, ...row } = period;
  return { ...row, label: quarterLabel({ year, quarter }), listSlug: list.slug };
}
