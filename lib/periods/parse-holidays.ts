/** Lines of a holiday arrangement as an administrator pastes them: 2027-01-01 放假 元旦. */
import { HOLIDAY_KIND_LABELS, type HolidayKind } from "@/lib/labels";
import { nextDay, type Holiday } from "./calendar-holidays";

const KIND_OF = new Map(Object.entries(HOLIDAY_KIND_LABELS).map(([kind, label]) => [label as string, kind as HolidayKind]));
const LINE = /^(\d{4}-\d{2}-\d{2})(?:\s*(?:至|~|～)\s*(\d{4}-\d{2}-\d{2}))?[\s,，]+(放假|上班)[\s,，]+(\S.{0,39})$/u;
/** The longest arrangement so far was nine days. */
const LONGEST = 31;

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

function daysFromTo(first: string, last: string): string[] {
  const days = [first];
  while ((days.at(-1) ?? last) < last && days.length <= LONGEST) days.push(nextDay(days.at(-1) ?? last));
  return days;
}

function parseLine(line: string): Holiday[] | string {
  const [, first = "", last = first, label = "", name = ""] = LINE.exec(line) ?? [];
  const kind = KIND_OF.get(label);
  if (!kind) return "应写成“2027-01-01 放假 元旦”。";
  if (!isDay(first) || !isDay(last)) return "没有这个日期。";
  const days = daysFromTo(first, last);
  if (last < first || days.length > LONGEST) return "起止日期有误。";
  return days.map((day) => ({ day, kind, name: name.trim() }));
}

/**
 * @param text one day or a run of days (2027-02-05 至 2027-02-11 放假 春节) a line; empty lines count for nothing
 * @returns the days in order, and what is wrong, by line
 */
export function parseHolidays(text: string): { days: Holiday[]; problems: string[] } {
  const days = new Map<string, Holiday>();
  const problems: string[] = [];
  for (const [index, line] of text.split("\n").map((raw) => raw.replaceAll("　", " ").trim()).entries()) {
    if (line === "") continue;
    const parsed = parseLine(line);
    if (typeof parsed === "string") problems.push(`第 ${index + 1} 行：${parsed}`);
    else {
      const twice = parsed.find(({ day }) => days.has(day));
      if (twice) problems.push(`第 ${index + 1} 行：${twice.day} 重复。`);
      for (const one of parsed) days.set(one.day, one);
    }
  }
  return { days: [...days.values()].sort((a, b) => a.day.localeCompare(b.day)), problems };
}
