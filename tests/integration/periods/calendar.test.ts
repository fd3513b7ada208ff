import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { db } from "@/lib/db/client";
import { USUAL_CALENDAR } from "@/lib/periods/calendar";
import { ensureFirstPeriod } from "@/lib/periods/mutations";
import { addHoliday, pasteHolidays, removeHoliday, updateCalendar } from "@/lib/periods/mutations-calendar";
import { ensureDuePeriods } from "@/lib/periods/mutations-clock";
import { getPeriodDesk } from "@/lib/periods/queries-settings";
import { getCalendarDesk, getHolidayPage, listHolidays } from "@/lib/periods/queries-calendar";
import { pasteHolidaysSchema } from "@/lib/periods/schema-calendar";
import { forgetAudit } from "@/tests/support/forget-audit";
import { createWorld, type World } from "../comments/fixture";

let world: World;
let arranged: { day: Date; year: number; kind: "HOLIDAY" | "WORKDAY"; name: string }[];
beforeAll(async () => {
  world = await createWorld();
  arranged = await db.holiday.findMany();
});
beforeEach(async () => {
  await db.listCalendar.deleteMany();
  await db.period.deleteMany({ where: { key: { notIn: ["2026Q3", "2026Q4"] } } });
  await db.holiday.deleteMany();
  await db.holidayYear.deleteMany();
  await db.holidayYear.createMany({ data: [{ year: 2025 }, { year: 2026 }] });
  await db.holiday.createMany({ data: arranged });
  await forgetAudit();
});

const at = (text: string) => new Date(`${text}+08:00`);
const calendar = (change: object = {}) => ({ list: world.listId, requestId: randomUUID(), version: 0, ...USUAL_CALENDAR, isAutomatic: true, ...change });
const events = async () => (await db.auditEvent.findMany({ orderBy: { id: "asc" } })).map(({ event }) => event);
const keys = async () => (await db.period.findMany({ where: { listId: world.listId }, orderBy: [{ year: "asc" }, { quarter: "asc" }] })).map(({ key }) => key);

it("the arrangements that every installation starts with are those of seeds/holidays.json", async () => {
  const seeds: unknown = JSON.parse(await readFile("seeds/holidays.json", "utf8"));
  expect(await listHolidays(world.viewers.outsider, 2000, 2099)).toEqual(seeds);
});

describe("a list's calendar", () => {
  it.each(["filer", "supervisor", "observer", "outsider"] as const)("is not the %s's to set", async (who) => {
    await expect(updateCalendar(world.viewers[who], calendar())).rejects.toThrow(Forbidden);
    expect(await db.listCalendar.count()).toBe(0);
  });

  it.each(["filer", "observer", "outsider"] as const)("is not shown to the %s", async (who) => {
    await expect(getCalendarDesk(world.viewers[who], undefined, new Date())).rejects.toThrow(Forbidden);
    await expect(getHolidayPage(world.viewers[who], "2026", new Date())).rejects.toThrow(Forbidden);
  });

  it("is set, audited, and offered with the next quarter, which leaves those that are there as they were", async () => {
    const before = await db.period.findMany({ orderBy: { key: "asc" } });
    await updateCalendar(world.viewers.administrator, calendar({ dueMonth: 3, dueDay: 3, locksDay: 15 }));
    expect(await getPeriodDesk(world.viewers.supervisor, undefined, at("2026-11-24T10:00"))).toMatchObject({
      // 2027-04-03 is a Saturday, and nobody has entered the Qingming Festival of 2027.
      next: { key: "2027Q1", opensAt: at("2027-01-01T00:00"), dueAt: at("2027-04-05T18:00"), locksAt: at("2027-04-15T00:00") }, unknownYear: 2027,
    });
    expect(await db.period.findMany({ orderBy: { key: "asc" } })).toEqual(before);
    expect(await db.auditEvent.findMany()).toMatchObject([{
      event: "CALENDAR_UPDATED", actorId: world.viewers.administrator.id, subjectId: world.listId, detail: { before: { dueMonth: 2, dueDay: 25 }, after: { dueMonth: 3, dueDay: 3 } },
    }]);
  });

  it("set from two windows at once is set once, and a later one needs the version it saw", async () => {
    const answers = await Promise.allSettled([20, 21].map((dueDay) => updateCalendar(world.viewers.administrator, calendar({ dueDay }))));
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(updateCalendar(world.viewers.administrator, calendar({ dueDay: 22 }))).rejects.toThrow("已被他人修改");
    await updateCalendar(world.viewers.administrator, calendar({ dueDay: 23, version: 1 }));
    expect(await getCalendarDesk(world.viewers.supervisor, undefined, new Date())).toMatchObject({ settings: { dueDay: 23, version: 2 }, mayChange: false });
    expect(await events()).toEqual(["CALENDAR_UPDATED", "CALENDAR_UPDATED"]);
  });

  it("needs a list, and stays within its bounds whoever writes it", async () => {
    await expect(updateCalendar(world.viewers.administrator, calendar({ list: randomUUID() }))).rejects.toThrow(NotFound);
    await expect(db.listCalendar.create({ data: { listId: world.listId, dueDay: 32 } })).rejects.toThrow("calendar_due");
  });

  it("and the holidays make a new list's first quarter", async () => {
    const { id } = await db.taskList.create({ data: { slug: randomUUID(), docNumber: randomUUID(), title: "新清单" }, select: { id: true } });
    await ensureFirstPeriod(id, at("2026-08-01T00:00"));
    expect(await db.period.findFirst({ where: { listId: id } })).toMatchObject({ key: "2026Q3", dueAt: at("2026-09-28T18:00") });
    await db.period.deleteMany({ where: { listId: id } });
    await db.taskList.delete({ where: { id } });
  });
});

describe("the clock", () => {
  it("makes the next quarter when its opening time comes, as the system, and once", async () => {
    expect(await ensureDuePeriods(at("2026-12-31T23:59:59.999"))).toEqual([]);
    expect(await ensureDuePeriods(at("2027-01-01T00:00"))).toEqual([{ listId: world.listId, key: "2027Q1" }]);
    expect(await ensureDuePeriods(at("2027-01-01T01:00"))).toEqual([]);
    const [event] = await db.auditEvent.findMany();
    const period = await db.period.findFirst({ where: { key: "2027Q1" } });
    expect(period).toMatchObject({ opensAt: at("2027-01-01T00:00"), dueAt: at("2027-03-25T18:00"), locksAt: at("2027-04-11T00:00") });
    expect(event).toMatchObject({ event: "PERIOD_CREATED", actorId: null, actorName: "系统", periodId: period?.id, subjectId: world.listId });
    expect(await events()).toHaveLength(1);
  });

  it("makes it once from several processes at once", async () => {
    const made = await Promise.all(Array.from({ length: 4 }, () => ensureDuePeriods(at("2027-04-02T00:00"))));
    expect(made.flat().map(({ key }) => key)).toEqual(["2027Q1", "2027Q2"]);
    expect(await keys()).toEqual(["2026Q3", "2026Q4", "2027Q1", "2027Q2"]);
    expect(await events()).toEqual(["PERIOD_CREATED", "PERIOD_CREATED"]);
  });

  it("never moves a quarter that is there, whatever its times", async () => {
    const times = { opensAt: at("2027-02-01T00:00"), dueAt: at("2027-03-01T00:00"), locksAt: at("2027-03-02T00:00") };
    await db.period.create({ data: { listId: world.listId, key: "2027Q1", year: 2027, quarter: 1, ...times } });
    const before = await db.period.findMany({ orderBy: { key: "asc" } });
    expect(await ensureDuePeriods(at("2027-01-15T00:00"))).toEqual([]);
    expect(await db.period.findMany({ orderBy: { key: "asc" } })).toEqual(before);
  });

  it("rests where the administrator says so, and for a list without any quarter", async () => {
    await updateCalendar(world.viewers.administrator, calendar({ isAutomatic: false }));
    const { id } = await db.taskList.create({ data: { slug: randomUUID(), docNumber: randomUUID(), title: "空清单" }, select: { id: true } });
    expect(await ensureDuePeriods(at("2027-06-01T00:00"))).toEqual([]);
    await db.taskList.delete({ where: { id } });
  });
});

describe("the holidays", () => {
  const form = (change: object = {}) => ({ year: 2027, requestId: randomUUID(), version: 0, ...change });
  const paste = (lines: string, change: object = {}) => pasteHolidaysSchema.parse({ ...form(change), lines });

  it.each(["filer", "supervisor", "observer", "outsider"] as const)("are not the %s's to keep", async (who) => {
    const viewer = world.viewers[who];
    await expect(addHoliday(viewer, { ...form(), day: "2027-01-01", kind: "HOLIDAY", name: "元旦" })).rejects.toThrow(Forbidden);
    await expect(pasteHolidays(viewer, paste("2027-01-01 放假 元旦"))).rejects.toThrow(Forbidden);
    await expect(removeHoliday(viewer, { ...form({ year: 2026, version: 1 }), day: "2026-01-01" })).rejects.toThrow(Forbidden);
    expect(await db.holiday.count()).toBe(arranged.length);
    expect(await events()).toEqual([]);
  });

  it("of a year are pasted, corrected, and move what is made after", async () => {
    const keeper = world.viewers.administrator;
    expect(await getHolidayPage(keeper, "2027", at("2026-11-24T00:00"))).toMatchObject({ year: 2027, version: 0, days: [], years: [{ year: 2025, isKnown: true }, { year: 2026, isKnown: true }, { year: 2027, isKnown: false }] });
    await pasteHolidays(keeper, paste("2027-03-25 至 2027-03-26 放假 元旦\n2027-03-27 上班 元旦"));
    await expect(addHoliday(keeper, { ...form({ version: 1 }), day: "2027-03-25", kind: "HOLIDAY", name: "春节" })).rejects.toThrow(Refused);
    expect(await getPeriodDesk(keeper, undefined, at("2026-11-24T10:00"))).toMatchObject({ next: { dueAt: at("2027-03-27T18:00") } });
    await removeHoliday(keeper, { ...form({ version: 1 }), day: "2027-03-27" });
    expect(await getPeriodDesk(keeper, undefined, at("2026-11-24T10:00"))).toMatchObject({ next: { dueAt: at("2027-03-29T18:00") } });
    await addHoliday(keeper, { ...form({ version: 2 }), day: "2027-03-29", kind: "HOLIDAY", name: "春节" });
    const page = await getHolidayPage(keeper, "2027", at("2026-11-24T00:00"));
    expect(page).toMatchObject({ version: 3, days: [{ day: "2027-03-25" }, { day: "2027-03-26" }, { day: "2027-03-29", name: "春节" }] });
    expect(page.missing).not.toContain("春节");
    expect(await db.auditEvent.findMany({ orderBy: { id: "asc" } })).toMatchObject([
      { event: "HOLIDAYS_UPDATED", actorId: keeper.id, detail: { year: 2027, set: [{ day: "2027-03-25" }, { day: "2027-03-26" }, { day: "2027-03-27", kind: "WORKDAY" }] } },
      { event: "HOLIDAYS_UPDATED", detail: { remove: ["2027-03-27"] } },
      { event: "HOLIDAYS_UPDATED", detail: { set: [{ day: "2027-03-29" }] } },
    ]);
  });

  it("changed by two at once are changed once", async () => {
    const answers = await Promise.allSettled([
      pasteHolidays(world.viewers.administrator, paste("2027-01-01 放假 元旦")), pasteHolidays(world.viewers.administrator, paste("2027-01-02 放假 元旦")),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.holiday.count({ where: { year: 2027 } })).toBe(1);
    expect(await events()).toEqual(["HOLIDAYS_UPDATED"]);
  });

  it("leave another year's days alone, and an odd address means today's year", async () => {
    await removeHoliday(world.viewers.administrator, { ...form({ year: 2026, version: 1 }), day: "2025-01-01" });
    expect(await db.holiday.count()).toBe(arranged.length);
    expect(await getHolidayPage(world.viewers.administrator, "nächstes", at("2026-11-24T00:00"))).toMatchObject({ year: 2026, missing: [] });
  });
});
