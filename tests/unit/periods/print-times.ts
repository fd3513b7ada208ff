/** Run as a process of its own, in whatever zone `TZ` names: prints what the calendar makes of the quarters. */
import { quarterAt, shanghaiMinute, quartersBetween, USUAL_CALENDAR } from "@/lib/periods/calendar";
import { calendarTimes, isWorkday, nextDay, nextWorkday, quartersToMake, weekdayOf } from "@/lib/periods/calendar-holidays";
import { HOLIDAYS } from "./seed-holidays";

const MONTH_END = { ...USUAL_CALENDAR, dueMonth: 3, dueDay: 31, locksDay: 60 };
const times = quartersBetween({ year: 2025, quarter: 1 }, { year: 2027, quarter: 4 }).flatMap((quarter) =>
  [USUAL_CALENDAR, MONTH_END].map((calendar) => Object.values(calendarTimes(quarter, calendar, HOLIDAYS)).map(shanghaiMinute)),
);
const days: string[] = [];
for (let day = "2025-01-01"; day < "2027-01-01"; day = nextDay(day)) days.push(`${day} ${weekdayOf(day)} ${isWorkday(day, HOLIDAYS)} ${nextWorkday(day, HOLIDAYS)}`);
const turn = new Date("2026-12-31T16:00:00Z"); // Shanghai's new year
const made = [turn.getTime() - 1, turn.getTime()].map((now) => quartersToMake({ year: 2026, quarter: 4 }, USUAL_CALENDAR, new Date(now)));

console.log(JSON.stringify({ offset: new Date(2026, 0, 1).getTimezoneOffset(), rest: { times, days, made, quarter: quarterAt(turn) } }));
