import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  describeDue, isOnTime, nextQuarter, parseQuarterKey, parseShanghaiMinute, periodState, quarterAt, quarterKey, quarterLabel,
  quartersBetween, quarterToOpen, shanghaiDay, shanghaiMinute, shanghaiTime, usualTimes,
} from "@/lib/periods/calendar";

const at = (text: string) => new Date(`${text}+08:00`);

it("runs in another zone than the users', so that a forgotten zone shows", () => {
  expect(process.env.TZ).toBe("America/New_York");
});

describe("quarters", () => {
  it.each([
    ["2026-09-30T23:59:59.999", 2026, 3],
    ["2026-10-01T00:00:00", 2026, 4],
    ["2026-12-31T23:59:59.999", 2026, 4],
    ["2027-01-01T00:00:00", 2027, 1],
    ["2027-04-01T00:00:00", 2027, 2],
  ])("%s in Shanghai lies in %i, quarter %i", (text, year, quarter) => {
    expect(quarterAt(at(text))).toEqual({ year, quarter });
  });

  it("follow each other over the year's end", () => {
    expect(nextQuarter({ year: 2026, quarter: 3 })).toEqual({ year: 2026, quarter: 4 });
    expect(nextQuarter({ year: 2026, quarter: 4 })).toEqual({ year: 2027, quarter: 1 });
    expect(quartersBetween({ year: 2026, quarter: 3 }, { year: 2027, quarter: 1 }).map(quarterKey)).toEqual(["2026Q3", "2026Q4", "2027Q1"]);
    expect(quartersBetween({ year: 2027, quarter: 1 }, { year: 2026, quarter: 4 })).toEqual([]);
  });

  it("may be opened one after the other, beginning with today's", () => {
    expect(quarterToOpen(null, at("2026-11-24T10:00"))).toEqual({ year: 2026, quarter: 4 });
    expect(quarterToOpen({ year: 2025, quarter: 4 }, at("2026-11-24T10:00"))).toEqual({ year: 2026, quarter: 1 });
  });

  it("have keys that lead back to them, and words", () => {
    fc.assert(fc.property(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 4 }), (year, quarter) => {
      expect(parseQuarterKey(quarterKey({ year, quarter }))).toEqual({ year, quarter });
    }));
    expect(["2026Q0", "2026Q5", "26Q1", "2026q1", "2026Q1 ", ""].map(parseQuarterKey)).toEqual([null, null, null, null, null, null]);
    expect(quarterLabel({ year: 2026, quarter: 4 })).toBe("2026年第四季度");
  });
});

describe("Shanghai's clock", () => {
  it("turns at Shanghai's midnight", () => {
    expect(shanghaiDay(at("2026-12-31T23:59:59.999"))).toBe("2026-12-31");
    expect(shanghaiDay(at("2027-01-01T00:00:00"))).toBe("2027-01-01");
    expect(shanghaiTime(2026, 12, 25, 18)).toEqual(at("2026-12-25T18:00"));
    expect(shanghaiTime(2026, 13, 11)).toEqual(at("2027-01-11T00:00"));
  });

  it("reads back what a field shows, every minute of it", () => {
    fc.assert(fc.property(fc.date({ min: at("2000-01-01T00:00"), max: at("2099-12-31T23:59"), noInvalidDate: true }), (date) => {
      const text = shanghaiMinute(date);
      expect(text).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
      expect(parseShanghaiMinute(text)).toEqual(new Date(Math.floor(date.getTime() / 60_000) * 60_000));
    }));
  });

  it.each(["", "2026-12-25", "2026-02-29T10:00", "2026-13-01T10:00", "2026-12-25T24:00", "2026-12-25T18:60", "2026-12-25 18:00", "2026-12-25T18:00:00", "2026-12-25T18:00Z"])("takes no %j", (text) => {
    expect(parseShanghaiMinute(text)).toBeNull();
  });
});

describe("usual times", () => {
  it.each([
    [1, "2026-01-01T00:00", "2026-03-25T18:00", "2026-04-11T00:00"],
    [2, "2026-04-01T00:00", "2026-06-25T18:00", "2026-07-11T00:00"],
    [3, "2026-07-01T00:00", "2026-09-25T18:00", "2026-10-11T00:00"],
    [4, "2026-10-01T00:00", "2026-12-25T18:00", "2027-01-11T00:00"],
  ])("of quarter %i open with it, are due on the 25th, lock ten days after its end", (quarter, opensAt, dueAt, locksAt) => {
    expect(usualTimes({ year: 2026, quarter })).toEqual({ opensAt: at(opensAt), dueAt: at(dueAt), locksAt: at(locksAt) });
  });

  it("stand in order and begin in their own quarter, whatever the year", () => {
    for (const quarter of quartersBetween({ year: 2021, quarter: 1 }, { year: 2040, quarter: 4 })) {
      const { opensAt, dueAt, locksAt } = usualTimes(quarter);
      expect(opensAt < dueAt && dueAt <= locksAt).toBe(true);
      expect(quarterAt(opensAt)).toEqual(quarter);
      expect(quarterAt(dueAt)).toEqual(quarter);
    }
  });
});

describe("the state by the clock", () => {
  const times = usualTimes({ year: 2026, quarter: 4 });

  it.each([
    ["2026-09-30T23:59:59.999", "UPCOMING"],
    ["2026-10-01T00:00:00.000", "OPEN"],
    ["2026-12-25T18:00:00.000", "OPEN"],
    ["2026-12-25T18:00:00.001", "OVERDUE"],
    ["2027-01-10T23:59:59.999", "OVERDUE"],
    ["2027-01-11T00:00:00.000", "LOCKED"],
  ])("at %s is %s", (now, state) => {
    expect(periodState(times, at(now))).toBe(state);
  });

  it("knows no time between due and lock where they are one", () => {
    const same = { ...times, locksAt: times.dueAt };
    expect(periodState(same, times.dueAt)).toBe("OPEN");
    expect(periodState(same, new Date(times.dueAt.getTime() + 1))).toBe("LOCKED");
  });

  it("counts a submission at the very due instant as on time", () => {
    expect(isOnTime(times.dueAt, times.dueAt)).toBe(true);
    expect(isOnTime(new Date(times.dueAt.getTime() + 1), times.dueAt)).toBe(false);
  });

  it("never calls open what is no longer on time", () => {
    fc.assert(fc.property(fc.integer({ min: -1e10, max: 1e10 }), (offset) => {
      const now = new Date(times.dueAt.getTime() + offset);
      if (periodState(times, now) === "OPEN") expect(isOnTime(now, times.dueAt)).toBe(true);
      if (["OVERDUE", "LOCKED"].includes(periodState(times, now))) expect(isOnTime(now, times.dueAt)).toBe(false);
    }));
  });
});

describe("the due time in words", () => {
  const dueAt = at("2026-12-25T18:00");

  it.each([
    ["2026-12-22T00:00:00", "还有 3 天"],
    ["2026-12-22T23:59:59", "还有 3 天"],
    ["2026-12-24T23:59:59", "还有 1 天"],
    ["2026-12-25T00:00:00", "今天到期"],
    ["2026-12-25T18:00:00", "今天到期"],
    ["2026-12-25T18:00:00.001", "今天已逾期"],
    ["2026-12-25T23:59:59", "今天已逾期"],
    ["2026-12-26T00:00:00", "逾期 1 天"],
    ["2027-01-01T09:00:00", "逾期 7 天"],
  ])("at %s: %s", (now, words) => {
    expect(describeDue(dueAt, at(now))).toBe(words);
  });
});
