import "server-only";
import { Forbidden } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { getHomeList, getList, type ListRow } from "@/lib/lists/queries";
import { parseQuarterKey, quarterKey, quarterToOpen, shanghaiDay, USUAL_CALENDAR, type ListCalendar, type Quarter } from "./calendar";
import { type Holiday, missingFestivals } from "./calendar-holidays";
import { canManageCalendar, canManagePeriods } from "./policy";
import { listPeriods } from "./queries";

export type CalendarSettings = ListCalendar & { isAutomatic: boolean; version: number };

const SELECT = { opensMonth: true, opensDay: true, dueMonth: true, dueDay: true, dueMinute: true, locksDay: true, isAutomatic: true, version: true } as const;

/** @returns the list's calendar; version 0 where nobody has set any and the usual one holds. Throws Forbidden. */
export async function getCalendarSettings(viewer: Viewer, listId: string): Promise<CalendarSettings> {
  if (!canManagePeriods(viewer)) throw new Forbidden();
  const row = await db.listCalendar.findUnique({ where: { listId }, select: SELECT });
  return row ?? { ...USUAL_CALENDAR, isAutomatic: true, version: 0 };
}

/** @returns the arranged days of the years, both included, in order; everyone signed in may know them */
export async function listHolidays(_viewer: Viewer, fromYear: number, toYear: number): Promise<Holiday[]> {
  const rows = await db.holiday.findMany({
    where: { year: { gte: fromYear, lte: toYear } }, select: { day: true, kind: true, name: true }, orderBy: { day: "asc" },
  });
  return rows.map(({ day, ...rest }) => ({ day: day.toISOString().slice(0, 10), ...rest }));
}

export type CalendarDesk = {
  list: ListRow;
  settings: CalendarSettings;
  /** The quarter that comes next, with which the preview begins. */
  next: Quarter & { key: string };
  /** From that quarter's year on. */
  holidays: Holiday[];
  mayChange: boolean;
};

/** @returns what a list's calendar page shows, of the list of the address or the newest; null without a list. Throws Forbidden, NotFound. */
export async function getCalendarDesk(viewer: Viewer, slug: string | undefined, now: Date): Promise<CalendarDesk | null> {
  if (!canManagePeriods(viewer)) throw new Forbidden();
  const list = slug === undefined ? await getHomeList(viewer) : await getList(viewer, slug);
  if (!list) return null;
  const [newest] = await listPeriods(viewer, list.id);
  const quarter = quarterToOpen(newest ? parseQuarterKey(newest.key) : null, now);
  const [settings, holidays] = await Promise.all([getCalendarSettings(viewer, list.id), listHolidays(viewer, quarter.year, quarter.year + 2)]);
  return { list, settings, next: { ...quarter, key: quarterKey(quarter) }, holidays, mayChange: canManageCalendar(viewer) };
}

export type HolidayPage = { year: number; version: number; days: Holiday[]; missing: string[]; years: { year: number; isKnown: boolean }[]; mayChange: boolean };

/**
 * A year's arrangement.
 * @param year from the address; anything that is no year from 2000 to 2099 means today's
 * @throws Forbidden
 */
export async function getHolidayPage(viewer: Viewer, year: string | undefined, now: Date): Promise<HolidayPage> {
  if (!canManagePeriods(viewer)) throw new Forbidden();
  const today = Number(shanghaiDay(now).slice(0, 4));
  const shown = /^20\d\d$/.test(year ?? "") ? Number(year) : today;
  const [row, days, known] = await Promise.all([
    db.holidayYear.findUnique({ where: { year: shown }, select: { version: true } }),
    listHolidays(viewer, shown, shown),
    db.holiday.groupBy({ by: ["year"], where: { kind: "HOLIDAY" } }),
  ]);
  const knownYears = new Set(known.map((one) => one.year));
  const years = [...new Set([...knownYears, today, today + 1, shown])].sort((a, b) => a - b);
  return {
    year: shown, version: row?.version ?? 0, days, missing: missingFestivals(days),
    years: years.map((one) => ({ year: one, isKnown: knownYears.has(one) })), mayChange: canManageCalendar(viewer),
  };
}
