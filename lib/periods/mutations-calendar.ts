import "server-only";
import type { z } from "zod";
import { CHANGED_MEANWHILE, Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import type { Transaction } from "@/lib/db/client";
import { HOLIDAY_KIND_LABELS } from "@/lib/labels";
import { USUAL_CALENDAR, type ListCalendar } from "./calendar";
import { indexHolidays, type Holiday, type Holidays } from "./calendar-holidays";
import { canManageCalendar } from "./policy";
import type { addHolidaySchema, pasteHolidaysSchema, removeHolidaySchema, updateCalendarSchema } from "./schema-calendar";

const SELECT = { opensMonth: true, opensDay: true, dueMonth: true, dueDay: true, dueMinute: true, locksDay: true } as const;

type Reader = Pick<Transaction, "listCalendar" | "holiday">;

/** @returns the calendar of a list, the usual one where nobody has set any, and whether its quarters are made by themselves */
export async function loadCalendar(tx: Reader, listId: string): Promise<{ calendar: ListCalendar; isAutomatic: boolean }> {
  const row = await tx.listCalendar.findUnique({ where: { listId }, select: { ...SELECT, isAutomatic: true } });
  if (!row) return { calendar: USUAL_CALENDAR, isAutomatic: true };
  const { isAutomatic, ...calendar } = row;
  return { calendar, isAutomatic };
}

/** @returns every arranged day from the year on: a due time moves forward, never back */
export async function loadHolidays(tx: Reader, fromYear: number): Promise<Holidays> {
  const rows = await tx.holiday.findMany({ where: { year: { gte: fromYear } }, select: { day: true, kind: true, name: true } });
  return indexHolidays(rows.map(({ day, ...rest }) => ({ day: day.toISOString().slice(0, 10), ...rest })));
}

/**
 * Sets by which calendar a list's next quarters get their times. Quarters that are there keep theirs.
 *
 * @throws Forbidden, NotFound; Refused when somebody else changed it since `version`
 */
export async function updateCalendar(viewer: Viewer, input: z.output<typeof updateCalendarSchema>): Promise<void> {
  if (!canManageCalendar(viewer)) throw new Forbidden();
  const { list: listId, requestId, version, ...after } = input;
  await writeAudited(viewer, requestId, ["CALENDAR_UPDATED"], async (tx, record) => {
    // Not while a quarter is being made by it.
    const [list] = await tx.$queryRaw<{ id: string }[]>`SELECT "id" FROM "TaskList" WHERE "id" = ${listId}::uuid FOR UPDATE`;
    if (!list) throw new NotFound();
    const row = await tx.listCalendar.findUnique({ where: { listId }, select: { ...SELECT, isAutomatic: true, version: true } });
    if ((row?.version ?? 0) !== version) throw new Refused(CHANGED_MEANWHILE);
    const { version: _, ...before } = row ?? { ...USUAL_CALENDAR, isAutomatic: true, version: 0 };
    if (row) await tx.listCalendar.update({ where: { listId }, data: { ...after, version: { increment: 1 } } });
    else await tx.listCalendar.create({ data: { listId, ...after } });
    await record({ event: "CALENDAR_UPDATED", subjectId: listId, detail: { before, after } });
  });
}

type YearForm = { year: number; requestId: string; version: number };
type YearChange = { set: readonly Holiday[]; remove: readonly string[] };

/** One change of a year's days at a time: the year's row is taken first, at the version the page showed. */
async function changeYear(viewer: Viewer, form: YearForm, change: (tx: Transaction) => Promise<YearChange>): Promise<void> {
  if (!canManageCalendar(viewer)) throw new Forbidden();
  const { year, requestId, version } = form;
  await writeAudited(viewer, requestId, ["HOLIDAYS_UPDATED"], async (tx, record) => {
    if (version === 0) await tx.holidayYear.createMany({ data: { year, version: 0 }, skipDuplicates: true });
    const { count } = await tx.holidayYear.updateMany({ where: { year, version }, data: { version: { increment: 1 } } });
    if (count === 0) throw new Refused(CHANGED_MEANWHILE);
    const { set, remove } = await change(tx);
    const days = [...set.map(({ day }) => day), ...remove].map((day) => new Date(day));
    await tx.holiday.deleteMany({ where: { year, day: { in: days } } });
    await tx.holiday.createMany({ data: set.map(({ day, kind, name }) => ({ day: new Date(day), year, kind, name })) });
    await record({ event: "HOLIDAYS_UPDATED", detail: { year, set: [...set], remove: [...remove] } });
  });
}

/** Adds one day to a year's arrangement. @throws Forbidden; Refused when it is there already, or the year was changed meanwhile */
export async function addHoliday(viewer: Viewer, input: z.output<typeof addHolidaySchema>): Promise<void> {
  const { day, kind, name } = input;
  await changeYear(viewer, input, async (tx) => {
    const there = await tx.holiday.findUnique({ where: { day: new Date(day) }, select: { kind: true, name: true } });
    if (there) throw new Refused("该日已有安排，未保存。", { day: `该日已列为${HOLIDAY_KIND_LABELS[there.kind]}（${there.name}），如有变化请先删除。` });
    return { set: [{ day, kind, name }], remove: [] };
  });
}

/** Writes the pasted days; a day that was there is as pasted now. @throws Forbidden; Refused when the year was changed meanwhile */
export async function pasteHolidays(viewer: Viewer, input: z.output<typeof pasteHolidaysSchema>): Promise<void> {
  await changeYear(viewer, input, () => Promise.resolve({ set: input.days, remove: [] }));
}

/** Takes one day out of a year's arrangement. @throws Forbidden; Refused when the year was changed meanwhile */
export async function removeHoliday(viewer: Viewer, input: z.output<typeof removeHolidaySchema>): Promise<void> {
  await changeYear(viewer, input, () => Promise.resolve({ set: [], remove: [input.day] }));
}
