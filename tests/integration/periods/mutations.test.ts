import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { db } from "@/lib/db/client";
import { createPeriod, ensureFirstPeriod, grantExtension, updatePeriod } from "@/lib/periods/mutations";
import { getExtendedUntil, listPeriods } from "@/lib/periods/queries";
import { getPeriodDesk, getPeriodSettings } from "@/lib/periods/queries-settings";
import { forgetAudit } from "@/tests/support/forget-audit";
import { createWorld, type World } from "../comments/fixture";

const HOUR = 3_600_000;
const fromNow = (hours: number) => new Date(Math.floor(Date.now() / 60_000) * 60_000 + hours * HOUR);
const OPEN = () => ({ opensAt: fromNow(-48), dueAt: fromNow(24), locksAt: fromNow(48) });
const LOCKED = () => ({ opensAt: fromNow(-480), dueAt: fromNow(-240), locksAt: fromNow(-24) });

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await db.extension.deleteMany();
  await db.period.deleteMany({ where: { key: { notIn: ["2026Q3", "2026Q4"] } } });
  await db.period.update({ where: { id: world.periodId }, data: { ...OPEN(), version: 1 } });
  await db.period.update({ where: { id: world.earlierPeriodId }, data: { ...LOCKED(), version: 1 } });
  await forgetAudit();
});

const next = (requestId: string = randomUUID()) => ({
  list: world.listId, key: "2027Q1", requestId, opensAt: fromNow(100), dueAt: fromNow(200), locksAt: fromNow(300),
});
const edit = (change: object = {}) => ({ period: world.periodId, requestId: randomUUID(), version: 1, ...OPEN(), ...change });
const extension = (change: object = {}) => ({
  period: world.earlierPeriodId, unit: world.units.lead, until: fromNow(72), reason: "数据未核定", requestId: randomUUID(), ...change,
});
const events = async () => (await db.auditEvent.findMany({ orderBy: { id: "asc" } })).map(({ event }) => event);
const refusalOf = async (work: Promise<unknown>): Promise<Refused> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Refused);
  return error as Refused;
};

describe("who keeps periods", () => {
  it.each(["filer", "signer", "hrssFiler", "observer", "outsider"] as const)("%s does not, and changes nothing", async (who) => {
    const viewer = world.viewers[who];
    await expect(createPeriod(viewer, next())).rejects.toThrow(Forbidden);
    await expect(updatePeriod(viewer, edit({ locksAt: fromNow(99) }))).rejects.toThrow(Forbidden);
    await expect(updatePeriod(viewer, edit({ period: randomUUID() }))).rejects.toThrow(Forbidden);
    await expect(grantExtension(viewer, extension())).rejects.toThrow(Forbidden);
    await expect(getPeriodDesk(viewer, undefined, new Date())).rejects.toThrow(Forbidden);
    await expect(getPeriodSettings(viewer, world.periodId)).rejects.toThrow(Forbidden);
    expect(await events()).toEqual([]);
    expect(await db.period.count()).toBe(2);
    expect(await db.extension.count()).toBe(0);
  });

  it.each(["supervisor", "administrator"] as const)("%s does", async (who) => {
    expect(await createPeriod(world.viewers[who], next())).toBe(true);
    await updatePeriod(world.viewers[who], edit({ locksAt: fromNow(99) }));
    expect(await events()).toEqual(["PERIOD_CREATED", "PERIOD_UPDATED"]);
    expect(await db.auditEvent.findFirst({ where: { event: "PERIOD_UPDATED" } })).toMatchObject({
      actorId: world.viewers[who].id, periodId: world.periodId, detail: { key: "2026Q4", after: { locksAt: fromNow(99).toISOString() } },
    });
  });

  it("an extension is the supervisor's, not the administrator's", async () => {
    await expect(grantExtension(world.viewers.administrator, extension())).rejects.toThrow(Forbidden);
    await grantExtension(world.viewers.supervisor, extension());
    expect(await events()).toEqual(["EXTENSION_GRANTED"]);
  });
});

describe("the next period", () => {
  it("is offered with its usual times, and then the one after it", async () => {
    const desk = await getPeriodDesk(world.viewers.supervisor, undefined, new Date());
    expect(desk).toMatchObject({ list: { slug: world.slug }, lists: [{ slug: world.slug }], next: { key: "2027Q1", label: "2027年第一季度", dueAt: new Date("2027-03-25T10:00:00Z") } });
    await createPeriod(world.viewers.supervisor, next());
    expect(await getPeriodDesk(world.viewers.supervisor, world.slug, new Date())).toMatchObject({ next: { key: "2027Q2" }, periods: [{ key: "2027Q1", ...{ dueAt: next().dueAt } }, { key: "2026Q4" }, { key: "2026Q3" }] });
  });

  it("is made once, however often and by whomever it is asked for", async () => {
    const form = next();
    const answers = await Promise.allSettled([
      createPeriod(world.viewers.supervisor, form), createPeriod(world.viewers.supervisor, form), createPeriod(world.viewers.administrator, next()),
    ]);
    expect(answers.filter((one) => one.status === "fulfilled" && one.value)).toHaveLength(1);
    expect(await createPeriod(world.viewers.supervisor, form)).toBe(false);
    expect(await createPeriod(world.viewers.administrator, next())).toBe(false);
    expect((await listPeriods(world.viewers.filer, world.listId)).map(({ key }) => key)).toEqual(["2027Q1", "2026Q4", "2026Q3"]);
    expect(await events()).toEqual(["PERIOD_CREATED"]);
  });

  it.each(["2027Q2", "2026Q2"])("%s is out of turn", async (key) => {
    const { message } = await refusalOf(createPeriod(world.viewers.supervisor, { ...next(), key }));
    expect(message).toContain("只能新建2027年第一季度");
    expect(await db.period.count()).toBe(2);
  });

  it("belongs to a list that is there", async () => {
    await expect(createPeriod(world.viewers.supervisor, { ...next(), list: randomUUID() })).rejects.toThrow(NotFound);
    await expect(getPeriodDesk(world.viewers.supervisor, "nowhere", new Date())).rejects.toThrow(NotFound);
  });

  it("cannot stand in the wrong order, whoever writes it", async () => {
    const data = { listId: world.listId, key: "2099Q1", year: 2099, quarter: 1 };
    await expect(db.period.create({ data: { ...data, opensAt: fromNow(2), dueAt: fromNow(2), locksAt: fromNow(3) } })).rejects.toThrow("period_order");
    await expect(db.period.create({ data: { ...data, opensAt: fromNow(1), dueAt: fromNow(3), locksAt: fromNow(2) } })).rejects.toThrow("period_order");
  });

  it("of an empty list is today's, made with it and told as the system's", async () => {
    const { id } = await db.taskList.create({ data: { slug: randomUUID(), docNumber: randomUUID(), title: "新清单" }, select: { id: true } });
    expect(await ensureFirstPeriod(id, new Date("2026-12-31T16:00:00Z"))).toBe("2027Q1"); // Shanghai's new year
    expect(await ensureFirstPeriod(id, new Date("2027-06-01T00:00:00Z"))).toBeNull();
    expect(await db.auditEvent.findMany()).toMatchObject([{ event: "PERIOD_CREATED", actorId: null, subjectId: id }]);
    await db.period.deleteMany({ where: { listId: id } });
    await db.taskList.delete({ where: { id } });
  });
});

describe("changing the times", () => {
  it("is refused to a form that was opened before somebody else's change, and keeps his", async () => {
    await updatePeriod(world.viewers.supervisor, edit({ locksAt: fromNow(99) }));
    await expect(updatePeriod(world.viewers.administrator, edit({ locksAt: fromNow(77) }))).rejects.toThrow("已被他人修改");
    expect(await getPeriodSettings(world.viewers.supervisor, world.periodId)).toMatchObject({ locksAt: fromNow(99), version: 2, listSlug: world.slug });
  });

  it("from two windows at once happens once", async () => {
    const answers = await Promise.allSettled([60, 61].map((hours) => updatePeriod(world.viewers.supervisor, edit({ locksAt: fromNow(hours) }))));
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await events()).toEqual(["PERIOD_UPDATED"]);
  });

  it("repeated is one change", async () => {
    const form = edit({ locksAt: fromNow(99) });
    await updatePeriod(world.viewers.supervisor, form);
    await updatePeriod(world.viewers.supervisor, form);
    expect(await getPeriodSettings(world.viewers.supervisor, world.periodId)).toMatchObject({ version: 2 });
    expect(await events()).toEqual(["PERIOD_UPDATED"]);
  });

  it.each(["opensAt", "dueAt"] as const)("leaves %s alone once the period is locked", async (name) => {
    const locked = LOCKED();
    const form = edit({ period: world.earlierPeriodId, ...locked, [name]: new Date(locked[name].getTime() - HOUR) });
    const { fieldErrors } = await refusalOf(updatePeriod(world.viewers.supervisor, form));
    expect(Object.keys(fieldErrors)).toEqual([name]);
    expect(await getPeriodSettings(world.viewers.supervisor, world.earlierPeriodId)).toMatchObject({ ...locked, version: 1 });
  });

  it("may move the lock of a locked period, for all units", async () => {
    await updatePeriod(world.viewers.supervisor, edit({ period: world.earlierPeriodId, ...LOCKED(), locksAt: fromNow(5) }));
    expect(await getPeriodSettings(world.viewers.supervisor, world.earlierPeriodId)).toMatchObject({ locksAt: fromNow(5), version: 2 });
  });

  it("needs a period", async () => {
    await expect(updatePeriod(world.viewers.supervisor, edit({ period: randomUUID() }))).rejects.toThrow(NotFound);
    await expect(getPeriodSettings(world.viewers.supervisor, "no-uuid")).rejects.toThrow(NotFound);
  });
});

describe("an extension", () => {
  it("is one unit's, and the latest counts", async () => {
    await grantExtension(world.viewers.supervisor, extension());
    await grantExtension(world.viewers.supervisor, extension({ until: fromNow(24), reason: "又一次" }));
    const until = (unit: string) => getExtendedUntil(world.viewers.filer, world.earlierPeriodId, unit);
    expect([await until(world.units.lead), await until(world.units.support)]).toEqual([fromNow(72), null]);
    const desk = await getPeriodDesk(world.viewers.administrator, undefined, new Date());
    expect(desk?.extensions).toMatchObject([
      { unitName: "市发改委", periodLabel: "2026年第三季度", reason: "又一次", grantedBy: "人社督查" },
      { unitName: "市发改委", until: fromNow(72), reason: "数据未核定" },
    ]);
  });

  it("repeated is one", async () => {
    const form = extension();
    await Promise.all([grantExtension(world.viewers.supervisor, form), grantExtension(world.viewers.supervisor, form)]);
    await grantExtension(world.viewers.supervisor, form);
    expect(await db.extension.count()).toBe(1);
    expect(await db.auditEvent.findMany()).toMatchObject([{ event: "EXTENSION_GRANTED", unitId: world.units.lead, periodId: world.earlierPeriodId, reason: "数据未核定" }]);
  });

  it.each([
    ["before the lock of a period that still runs", () => ({ period: world.periodId, until: fromNow(47) }), "until"],
    ["at the very lock", () => ({ period: world.periodId, until: OPEN().locksAt }), "until"],
    ["in the past", () => ({ until: fromNow(-1) }), "until"],
    ["for a unit that owes nothing", () => ({ unit: world.units.other }), "unit"],
    ["for a county that had left before the period was due", () => ({ unit: world.units.formerCounty }), "unit"],
  ] as const)("%s is refused at the field", async (_what, change, field) => {
    const { fieldErrors } = await refusalOf(grantExtension(world.viewers.supervisor, extension(change())));
    expect(Object.keys(fieldErrors)).toEqual([field]);
    expect(await db.extension.count()).toBe(0);
    expect(await events()).toEqual([]);
  });

  it.each(["lead", "support", "county"] as const)("is open to the %s", async (unit) => {
    await grantExtension(world.viewers.supervisor, extension({ unit: world.units[unit] }));
    expect(await db.extension.count({ where: { unitId: world.units[unit] } })).toBe(1);
  });

  it("needs a period and a unit that are there", async () => {
    await expect(grantExtension(world.viewers.supervisor, extension({ period: randomUUID() }))).rejects.toThrow(NotFound);
    await expect(grantExtension(world.viewers.supervisor, extension({ unit: randomUUID() }))).rejects.toThrow(NotFound);
  });
});
