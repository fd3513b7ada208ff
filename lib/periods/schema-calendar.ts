import { z } from "zod";
import { checkbox, day, longText, oneLine, requestId, version } from "@/lib/actions/schema";
import { HOLIDAY_KIND_LABELS, type HolidayKind } from "@/lib/labels";
import { plannedTimes, quartersBetween, type ListCalendar } from "./calendar";
import { weekdayOf, type Holiday } from "./calendar-holidays";
import { parseHolidays } from "./parse-holidays";

function wholeNumber(min: number, max: number, message: string) {
  return z.string(message).trim().regex(/^\d{1,3}$/, message).transform(Number).refine((value) => value >= min && value <= max, message);
}

const dayOfMonth = wholeNumber(1, 31, "请填写 1 至 31。");

const minuteOfDay = z
  .string("请填写几时几分。")
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "请填写几时几分。")
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

// Every length of a month, February's two included.
const TRIED_QUARTERS = quartersBetween({ year: 2027, quarter: 1 }, { year: 2028, quarter: 4 });

function checkCalendar(calendar: ListCalendar, context: z.core.$RefinementCtx): void {
  const times = TRIED_QUARTERS.map((quarter) => plannedTimes(quarter, calendar));
  if (times.some(({ opensAt, dueAt }) => dueAt <= opensAt)) {
    context.addIssue({ code: "custom", path: ["dueDay"], message: "截止时间应晚于开始时间。" });
  }
  if (times.some(({ dueAt, locksAt }) => locksAt < dueAt)) {
    context.addIssue({ code: "custom", path: ["locksDay"], message: "锁定时间不得早于截止时间。" });
  }
}

export const updateCalendarSchema = z
  .object({
    list: z.uuid("任务清单不正确。"),
    requestId,
    version,
    opensMonth: wholeNumber(0, 3, "请选择月份。"),
    opensDay: dayOfMonth,
    dueMonth: wholeNumber(2, 3, "请选择月份。"),
    dueDay: dayOfMonth,
    dueMinute: minuteOfDay,
    locksDay: wholeNumber(1, 90, "请填写 1 至 90。"),
    isAutomatic: checkbox,
  })
  .superRefine(checkCalendar);

const KINDS = Object.keys(HOLIDAY_KIND_LABELS) as [HolidayKind, ...HolidayKind[]];

/** A day as the year's page may hold it. @returns what is wrong, or null */
function holidayProblem(year: number, { day: on, kind }: Pick<Holiday, "day" | "kind">): string | null {
  if (Number(on.slice(0, 4)) !== year) return `${on} 不是 ${year} 年的日期，请到该年的页面添加。`;
  if (kind === "WORKDAY" && weekdayOf(on) % 6 !== 0) return `${on} 不是周六或周日，本来就上班。`;
  return null;
}

const holidayForm = z.object({ year: z.coerce.number().int().min(2000).max(2099), requestId, version });

export const addHolidaySchema = holidayForm
  .extend({ day, kind: z.enum(KINDS, "请选择放假或上班。"), name: oneLine(40, "请填写节日名称。") })
  .superRefine((form, context) => {
    const message = day.safeParse(form.day).success ? holidayProblem(form.year, form) : null;
    if (message) context.addIssue({ code: "custom", path: ["day"], message });
  });

export const pasteHolidaysSchema = holidayForm
  .extend({ lines: longText(10_000).refine((value) => value.length > 0, "请粘贴节假日安排。") })
  .transform(({ lines, ...form }, context) => {
    const { days, problems } = parseHolidays(lines);
    const all = [...problems, ...days.map((one) => holidayProblem(form.year, one)).filter((problem) => problem !== null)];
    if (all.length > 0) context.addIssue({ code: "custom", path: ["lines"], message: all.slice(0, 5).join("") });
    return { ...form, days };
  });

export const removeHolidaySchema = holidayForm.extend({ day });
