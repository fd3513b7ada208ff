import { describe, expect, it } from "vitest";
import { answerDueAt, isSignatureLate, usualAnswerTime, workdayAfter } from "@/lib/orders/calendar-answer";
import { indexHolidays } from "@/lib/periods/calendar-holidays";
import { shanghaiMinute } from "@/lib/periods/calendar";

/** 2026-09-30 is a Wednesday; the seven days after it are off, and the Saturday after those is worked. */
const HOLIDAYS = indexHolidays([
  ...["01", "02", "03", "04", "05", "06", "07"].map((day) => ({ day: `2026-10-${day}`, kind: "HOLIDAY" as const, name: "国庆节" })),
  { day: "2026-10-10", kind: "WORKDAY", name: "国庆节调休" },
]);
const at = (text: string) => new Date(`${text}:00+08:00`);

describe("an answer is due", () => {
  it("in working days: weekends and holidays do not count, worked Saturdays do", () => {
    expect(workdayAfter("2026-09-30", 1, HOLIDAYS)).toBe("2026-10-08");
    expect(workdayAfter("2026-09-30", 3, HOLIDAYS)).toBe("2026-10-10");
    expect(workdayAfter("2026-11-27", 1, HOLIDAYS)).toBe("2026-11-30");
  });

  it("yellow in five working days, red in three, blue until what is owed is due", () => {
    const from = at("2026-11-27T09:00");
    expect(shanghaiMinute(usualAnswerTime("YELLOW", from, HOLIDAYS, null))).toBe("2026-12-04T18:00");
    expect(shanghaiMinute(usualAnswerTime("RED", from, HOLIDAYS, at("2026-11-25T18:00")))).toBe("2026-12-02T18:00");
    expect(shanghaiMinute(usualAnswerTime("BLUE", from, HOLIDAYS, at("2026-11-30T18:00")))).toBe("2026-11-30T18:00");
    expect(shanghaiMinute(usualAnswerTime("BLUE", from, HOLIDAYS, null))).toBe("2026-12-04T18:00");
  });
});

describe("it is said", () => {
  it("that nobody signed once a whole working day is over", () => {
    expect(isSignatureLate(at("2026-11-27T09:00"), at("2026-11-30T23:59"), HOLIDAYS)).toBe(false);
    expect(isSignatureLate(at("2026-11-27T09:00"), at("2026-12-01T00:00"), HOLIDAYS)).toBe(true);
  });

  it.each([["2026-12-02T23:59", null], ["2026-12-03T00:00", "TOMORROW"], ["2026-12-04T18:00", "TOMORROW"], ["2026-12-04T18:01", "OVERDUE"]])("of an answer due on 4 December, at %s: %s", (now, expected) => {
    expect(answerDueAt(at("2026-12-04T18:00"), at(now))).toBe(expected);
  });
});
