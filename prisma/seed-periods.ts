import { db } from "@/lib/db/client";
import { quarterAt, quarterKey, quartersBetween, type Quarter } from "@/lib/periods/calendar";
import { calendarTimes } from "@/lib/periods/calendar-holidays";
import { loadCalendar, loadHolidays } from "@/lib/periods/mutations-calendar";

/** Adds the list's missing quarters from `first` to the current one, by the list's calendar. Safe to repeat. */
export async function seedPeriods(listId: string, first: Quarter, now: Date): Promise<void> {
  const { calendar } = await loadCalendar(db, listId);
  const holidays = await loadHolidays(db, first.year);
  await db.period.createMany({
    data: quartersBetween(first, quarterAt(now)).map((quarter) => ({ listId, key: quarterKey(quarter), ...quarter, ...calendarTimes(quarter, calendar, holidays) })),
    skipDuplicates: true,
  });
}
