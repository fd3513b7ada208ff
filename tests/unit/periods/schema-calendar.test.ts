import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { parseHolidays } from "@/lib/periods/parse-holidays";
import { addHolidaySchema, pasteHolidaysSchema, updateCalendarSchema } from "@/lib/periods/schema-calendar";
import { SEED_HOLIDAYS } from "./seed-holidays";

const form = { list: randomUUID(), requestId: randomUUID(), version: "0", opensMonth: "0", opensDay: "1", dueMonth: "2", dueDay: "25", dueMinute: "18:00", locksDay: "11", isAutomatic: "on" };

function errorsOf(schema: typeof updateCalendarSchema | typeof addHolidaySchema | typeof pasteHolidaysSchema, input: object): Record<string, string> {
  const { error } = schema.safeParse(input);
  return Object.fromEntries((error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]));
}

describe("a list's calendar", () => {
  it("is read from the form", () => {
    expect(updateCalendarSchema.parse(form)).toMatchObject({ version: 0, opensMonth: 0, dueMonth: 2, dueDay: 25, dueMinute: 1080, locksDay: 11, isAutomatic: true });
    expect(updateCalendarSchema.parse({ ...form, isAutomatic: undefined })).toMatchObject({ isAutomatic: false });
  });

  it.each([
    [{ dueDay: "" }, { dueDay: "请填写 1 至 31。" }],
    [{ dueDay: "32" }, { dueDay: "请填写 1 至 31。" }],
    [{ opensDay: "0" }, { opensDay: "请填写 1 至 31。" }],
    [{ opensDay: "1.5" }, { opensDay: "请填写 1 至 31。" }],
    [{ dueMinute: "24:00" }, { dueMinute: "请填写几时几分。" }],
    [{ dueMinute: "" }, { dueMinute: "请填写几时几分。" }],
    [{ dueMonth: "1" }, { dueMonth: "请选择月份。" }],
    [{ locksDay: "91" }, { locksDay: "请填写 1 至 90。" }],
    [{ opensMonth: "2", opensDay: "26" }, { dueDay: "截止时间应晚于开始时间。" }],
    [{ opensMonth: "2", opensDay: "25", dueMinute: "00:00" }, { dueDay: "截止时间应晚于开始时间。" }],
    [{ dueMonth: "3", dueDay: "11", locksDay: "11" }, { locksDay: "锁定时间不得早于截止时间。" }],
    // The 31st of April is its 30th, of January the 31st: the lock must follow in every quarter.
    [{ dueMonth: "3", dueDay: "31", locksDay: "31" }, { locksDay: "锁定时间不得早于截止时间。" }],
  ])("%o is refused at the field", (change, errors) => {
    expect(errorsOf(updateCalendarSchema, { ...form, ...change })).toEqual(errors);
  });

  it("may lock the day after the due day of the month after", () => {
    expect(errorsOf(updateCalendarSchema, { ...form, dueMonth: "3", dueDay: "11", locksDay: "12" })).toEqual({});
  });
});

describe("a pasted arrangement", () => {
  const paste = { year: "2026", requestId: randomUUID(), version: "1" };

  it("reads lines, runs of days, and whatever space stands between", () => {
    const text = "2027-01-01 放假 元旦\r\n\n　2027-10-01 至 2027-10-03　放假　国庆节、中秋节 \n2027-10-09,上班,国庆节";
    expect(parseHolidays(text.replaceAll("\r", ""))).toEqual({
      problems: [],
      days: [
        { day: "2027-01-01", kind: "HOLIDAY", name: "元旦" },
        ...["01", "02", "03"].map((day) => ({ day: `2027-10-${day}`, kind: "HOLIDAY", name: "国庆节、中秋节" })),
        { day: "2027-10-09", kind: "WORKDAY", name: "国庆节" },
      ],
    });
  });

  it("holds the year of 2026 as it was published", () => {
    const lines = `2026-01-01 至 2026-01-03 放假 元旦
2026-01-04 上班 元旦
2026-02-15 至 2026-02-23 放假 春节
2026-02-14 上班 春节
2026-02-28 上班 春节
2026-04-04 至 2026-04-06 放假 清明节
2026-05-01 至 2026-05-05 放假 劳动节
2026-05-09 上班 劳动节
2026-06-19 至 2026-06-21 放假 端午节
2026-09-25 至 2026-09-27 放假 中秋节
2026-10-01 至 2026-10-07 放假 国庆节
2026-09-20 上班 国庆节
2026-10-10 上班 国庆节`;
    expect(pasteHolidaysSchema.parse({ ...paste, lines }).days).toEqual(SEED_HOLIDAYS.filter(({ day }) => day.startsWith("2026")));
  });

  it.each([
    ["", "请粘贴节假日安排。"],
    ["元旦放假三天", "第 1 行：应写成“2027-01-01 放假 元旦”。"],
    ["2026-01-01 放假 元旦\n2026-02-30 放假 春节", "第 2 行：没有这个日期。"],
    ["2026-01-03 至 2026-01-01 放假 元旦", "第 1 行：起止日期有误。"],
    ["2026-01-01 至 2026-12-31 放假 全年", "第 1 行：起止日期有误。"],
    ["2026-01-03 放假 元旦\n2026-01-03 上班 元旦", "第 2 行：2026-01-03 重复。"],
    ["2027-01-01 放假 元旦", "2027-01-01 不是 2026 年的日期，请到该年的页面添加。"],
    ["2026-01-05 上班 元旦", "2026-01-05 不是周六或周日，本来就上班。"],
  ])("%j is refused at the field", (lines, message) => {
    expect(errorsOf(pasteHolidaysSchema, { ...paste, lines })).toEqual({ lines: message });
  });
});

describe("one day", () => {
  const one = { year: "2026", requestId: randomUUID(), version: "1", day: "2026-12-26", kind: "WORKDAY", name: "元旦" };

  it.each([
    [{}, {}],
    [{ day: "2026-12-25" }, { day: "2026-12-25 不是周六或周日，本来就上班。" }],
    [{ day: "2027-01-01", kind: "HOLIDAY" }, { day: "2027-01-01 不是 2026 年的日期，请到该年的页面添加。" }],
    [{ day: "" }, { day: "请填写日期。" }],
    [{ name: " " }, { name: "请填写节日名称。" }],
  ])("%o", (change, errors) => {
    expect(errorsOf(addHolidaySchema, { ...one, ...change })).toEqual(errors);
  });
});
