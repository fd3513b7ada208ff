/** Working days by the week and the State Council's arrangements, and what they move. Days are Shanghai's, as YYYY-MM-DD. */
import type { HolidayKind } from "@/lib/labels";
import { nextQuarter, plannedTimes, shanghaiDay, type ListCalendar, type PeriodTimes, type Quarter } from "./calendar";

const DAY_MS = 86_400_000;

export type Holiday = { day: string; kind: HolidayKind; name: string };
/** By day. */
export type Holidays = ReadonlyMap<string, Holiday>;

/** @returns the days by their date */
export function indexHolidays(days: readonly Holiday[]): Holidays {
  return new Map(days.map((holiday) => [holiday.day, holiday]));
}

/** @returns the day after, as YYYY-MM-DD */
export function nextDay(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}

/** @returns 0 for a Sunday to 6 for a Saturday, whatever the machine's zone */
export function weekdayOf(day: string): number {
  return new Date(Date.parse(day)).getUTCDay();
}

/** @returns whether a day is worked: as arranged (放假, 调休上班), else from Monday to Friday */
export function isWorkday(day: string, holidays: Holidays): boolean {
  const arranged = holidays.get(day);
  if (arranged) return arranged.kind === "WORKDAY";
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6;
}

/** @returns the day itself where it is worked, else the next one that is */
export function nextWorkday(day: string, holidays: Holidays): string {
  let at = day;
  while (!isWorkday(at, holidays)) at = nextDay(at);
  return at;
}

/**
 * A quarter's times as they are set: a due day that falls on a weekend or holiday moves to the next working day, at the
 * same clock time, and the lock is never before it.
 */
export function calendarTimes(quarter: Quarter, calendar: ListCalendar, holidays: Holidays): PeriodTimes {
  const planned = plannedTimes(quarter, calendar);
  const day = shanghaiDay(planned.dueAt);
  const dueAt = new Date(planned.dueAt.getTime() + Date.parse(nextWorkday(day, holidays)) - Date.parse(day));
  return { ...planned, dueAt, locksAt: planned.locksAt < dueAt ? dueAt : planned.locksAt };
}

/**
 * The quarters a list lacks at `now`: every one after its newest whose opening time has come, also one that has passed
 * while nothing ran ('no report' is a visible state, never a gap). None where the list has no quarter at all.
 */
export function quartersToMake(newest: Quarter | null, calendar: ListCalendar, now: Date): Quarter[] {
  const made: Quarter[] = [];
  if (!newest) return made;
  for (let next = nextQuarter(newest); plannedTimes(next, calendar).opensAt <= now; next = nextQuarter(next)) made.push(next);
  return made;
}

/** The statutory festivals, by the words with which an arrangement names them (《全国年节及纪念日放假办法》). */
const FESTIVALS = ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"] as const;

/** @returns the festivals of which a year's days hold none: all seven where its arrangement is not entered */
export function missingFestivals(days: readonly Holiday[]): string[] {
  const named = days.filter((holiday) => holiday.kind === "HOLIDAY").map((holiday) => holiday.name);
  return FESTIVALS.filter((festival) => !named.some((name) => name.includes(festival.replace(/节$/, ""))));
}
