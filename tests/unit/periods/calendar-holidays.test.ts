import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plannedTimes, quarterKey, quartersBetween, shanghaiDay, USUAL_CALENDAR, usualTimes } from "@/lib/periods/calendar";
import { calendarTimes, indexHolidays, isWorkday, missingFestivals, nextWorkday, quartersToMake, weekdayOf } from "@/lib/periods/calendar-holidays";
import { HOLIDAYS, SEED_HOLIDAYS } from "./seed-holidays";

const at = (text: string) => new Date(`${text}+08:00`);
const NONE = indexHolidays([]);
const ofYear = (year: string) => SEED_HOLIDAYS.filter(({ day }) => day.startsWith(year));

describe("the State Council's arrangements", () => {
  it.each([
    ["2025", 28, ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"]],
    ["2026", 33, ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]],
  ])("of %s: %i days off, and these worked instead", (year, daysOff, worked) => {
    const days = ofYear(year);
    expect(days.filter(({ kind }) => kind === "HOLIDAY")).toHaveLength(daysOff);
    expect(days.filter(({ kind }) => kind === "WORKDAY").map(({ day }) => day)).toEqual(worked);
    expect(missingFestivals(days)).toEqual([]);
  });

  it("work only weekend days instead, and hold each day once, in order", () => {
    expect(SEED_HOLIDAYS.filter(({ kind, day }) => kind === "WORKDAY" && ![0, 6].includes(weekdayOf(day)))).toEqual([]);
    const days = SEED_HOLIDAYS.map(({ day }) => day);
    expect(days).toEqual([...new Set(days)].sort());
  });

  it("are missing for a year that nobody has entered, and in part where it was entered in part", () => {
    expect(missingFestivals(ofYear("2027"))).toHaveLength(7);
    expect(missingFestivals(ofYear("2026").filter(({ name }) => !name.includes("国庆")))).toEqual(["国庆节"]);
    expect(missingFestivals([{ day: "2027-01-03", kind: "WORKDAY", name: "元旦" }])).toContain("元旦");
  });
});

describe("a working day", () => {
  it.each([
    ["2026-09-24", true, "a Thursday"],
    ["2026-09-25", false, "the Mid-Autumn Friday"],
    ["2026-09-20", true, "a Sunday worked for National Day"],
    ["2026-10-10", true, "a Saturday worked for National Day"],
    ["2026-10-17", false, "a plain Saturday"],
    ["2026-02-23", false, "the last Monday of the Spring Festival"],
    ["2027-10-01", true, "a Friday of a year that nobody has entered"],
  ])("%s: %s, %s", (day, works) => {
    expect(isWorkday(day, HOLIDAYS)).toBe(works);
  });

  it.each([
    ["2026-09-25", "2026-09-28"],
    ["2026-10-03", "2026-10-08"],
    ["2026-02-14", "2026-02-14"],
    ["2026-02-15", "2026-02-24"],
    ["2026-01-01", "2026-01-04"],
    ["2025-10-01", "2025-10-09"],
    ["2026-12-31", "2026-12-31"],
    ["2026-12-26", "2026-12-28"],
  ])("at or after %s is %s", (day, next) => {
    expect(nextWorkday(day, HOLIDAYS)).toBe(next);
  });
});

describe("a quarter's times by the calendar", () => {
  it("are the usual ones where the due day is worked", () => {
    expect(calendarTimes({ year: 2026, quarter: 4 }, USUAL_CALENDAR, HOLIDAYS)).toEqual(usualTimes({ year: 2026, quarter: 4 }));
  });

  it("fall due after the Mid-Autumn Festival of 2026, at the same clock time", () => {
    expect(calendarTimes({ year: 2026, quarter: 3 }, USUAL_CALENDAR, HOLIDAYS)).toEqual({ opensAt: at("2026-07-01T00:00"), dueAt: at("2026-09-28T18:00"), locksAt: at("2026-10-11T00:00") });
  });

  it("leave a due day that is made up for alone", () => {
    const calendar = { ...USUAL_CALENDAR, dueMonth: 2, dueDay: 20, dueMinute: 9 * 60 + 30 };
    expect(calendarTimes({ year: 2026, quarter: 3 }, calendar, HOLIDAYS).dueAt).toEqual(at("2026-09-20T09:30"));
    expect(calendarTimes({ year: 2026, quarter: 3 }, calendar, NONE).dueAt).toEqual(at("2026-09-21T09:30"));
  });

  it("may fall due in the month after the quarter, over the year's end", () => {
    const calendar = { ...USUAL_CALENDAR, dueMonth: 3, dueDay: 1, locksDay: 20 };
    expect(calendarTimes({ year: 2025, quarter: 4 }, calendar, HOLIDAYS)).toMatchObject({ dueAt: at("2026-01-04T18:00"), locksAt: at("2026-01-20T00:00") });
  });

  it("never lock before they are due", () => {
    const calendar = { ...USUAL_CALENDAR, dueMonth: 3, dueDay: 1, locksDay: 2 };
    const { dueAt, locksAt } = calendarTimes({ year: 2026, quarter: 3 }, calendar, HOLIDAYS);
    expect(dueAt).toEqual(at("2026-10-08T18:00"));
    expect(locksAt).toEqual(dueAt);
  });

  it("take the month's last day for one it does not have", () => {
    const calendar = { ...USUAL_CALENDAR, opensMonth: 1, opensDay: 31, dueDay: 31 };
    expect(plannedTimes({ year: 2028, quarter: 1 }, calendar)).toMatchObject({ opensAt: at("2028-02-29T00:00"), dueAt: at("2028-03-31T18:00") });
    expect(plannedTimes({ year: 2026, quarter: 2 }, calendar)).toMatchObject({ opensAt: at("2026-05-31T00:00"), dueAt: at("2026-06-30T18:00") });
  });

  it("always fall due on a working day, not before the planned one, in order", () => {
    const calendars = fc.record({
      opensMonth: fc.constantFrom(0, 1), opensDay: fc.integer({ min: 1, max: 31 }), dueMonth: fc.constantFrom(2, 3), dueDay: fc.integer({ min: 1, max: 31 }),
      dueMinute: fc.integer({ min: 0, max: 1439 }), locksDay: fc.integer({ min: 1, max: 90 }),
    });
    fc.assert(fc.property(calendars, fc.integer({ min: 2025, max: 2027 }), fc.integer({ min: 1, max: 4 }), (calendar, year, quarter) => {
      const planned = plannedTimes({ year, quarter }, calendar);
      const { opensAt, dueAt, locksAt } = calendarTimes({ year, quarter }, calendar, HOLIDAYS);
      expect(isWorkday(shanghaiDay(dueAt), HOLIDAYS)).toBe(true);
      expect(dueAt >= planned.dueAt && (dueAt.getTime() - planned.dueAt.getTime()) % 86_400_000 === 0).toBe(true);
      expect(opensAt < dueAt && dueAt <= locksAt && locksAt >= planned.locksAt).toBe(true);
    }));
  });
});

describe("the quarters to make", () => {
  const newest = { year: 2026, quarter: 4 };
  const keysAt = (now: string, calendar = USUAL_CALENDAR) => quartersToMake(newest, calendar, at(now)).map(quarterKey);

  it("are none until the next one's opening time, and then that one", () => {
    expect(keysAt("2026-12-31T23:59:59.999")).toEqual([]);
    expect(keysAt("2027-01-01T00:00:00")).toEqual(["2027Q1"]);
    expect(keysAt("2027-03-31T23:59:59")).toEqual(["2027Q1"]);
  });

  it("follow the calendar's opening", () => {
    const late = { ...USUAL_CALENDAR, opensMonth: 2, opensDay: 20 };
    expect(keysAt("2027-03-19T23:59:59", late)).toEqual([]);
    expect(keysAt("2027-03-20T00:00:00", late)).toEqual(["2027Q1"]);
  });

  it("are all that were missed, and leave no gap", () => {
    expect(keysAt("2027-08-01T00:00:00")).toEqual(["2027Q1", "2027Q2", "2027Q3"]);
  });

  it("are none where a later one is there, or none at all", () => {
    expect(quartersToMake({ year: 2027, quarter: 2 }, USUAL_CALENDAR, at("2027-01-01T00:00"))).toEqual([]);
    expect(quartersToMake(null, USUAL_CALENDAR, at("2027-01-01T00:00"))).toEqual([]);
  });
});

it("is the same on a server in whatever zone", () => {
  const script = fileURLToPath(new URL("./print-times.ts", import.meta.url));
  const answers = ["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"].map((zone) => {
    const text = execFileSync(process.execPath, ["--import", "tsx", script], { encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "", TZ: zone }, timeout: 60_000 });
    return JSON.parse(text) as { offset: number; rest: { times: string[][]; quarter: object } };
  });
  expect(answers.map(({ offset }) => offset)).toEqual([-480, 300, -840]);
  const [shanghai, ...elsewhere] = answers.map(({ rest }) => rest);
  for (const rest of elsewhere) expect(rest).toEqual(shanghai);
  expect(shanghai?.times).toHaveLength(24);
  expect(shanghai?.times).toContainEqual(["2026-07-01T00:00", "2026-09-28T18:00", "2026-10-11T00:00"]);
  expect(shanghai?.quarter).toEqual({ year: 2027, quarter: 1 });
  expect(quartersBetween({ year: 2025, quarter: 1 }, { year: 2027, quarter: 4 })).toHaveLength(12);
}, 120_000);
