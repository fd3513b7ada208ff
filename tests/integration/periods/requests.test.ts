import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound } from "@/lib/actions/failures";
import { listTaskEvents } from "@/lib/audit/queries";
import type { Viewer } from "@/lib/auth/schema";
import { getTaskFilings } from "@/lib/dashboard/queries-task";
import { db } from "@/lib/db/client";
import { grantExtension } from "@/lib/periods/mutations";
import { askExtension, grantRequest, refuseRequest, withdrawRequest } from "@/lib/periods/mutations-requests";
import { getUnitExtension, listOpenRequests, listSettledRequests } from "@/lib/periods/queries-requests";
import { listFiledReports } from "@/lib/reports/queries";
import { getReportForm } from "@/lib/reports/queries-form";
import { submitted } from "../reports/steps";
import { createViewer, createWorld, forgetFilings, inDays, LOCKED, OPEN, OVERDUE, UPCOMING, type World } from "../reports/world";

let world: World;
/** Of HRSS, and both: files for it and supervises. */
let both: Viewer;
beforeAll(async () => {
  world = await createWorld();
  both = await createViewer(world.units.hrss, "SUPERVISOR", "FILER");
});
beforeEach(async () => {
  await forgetFilings();
  await db.extensionRequest.deleteMany();
  await db.period.update({ where: { id: period(OVERDUE) }, data: { dueAt: inDays(-10), locksAt: inDays(20) } });
  await db.period.update({ where: { id: period(OPEN) }, data: { locksAt: inDays(90) } });
});

const period = (key: string) => world.periodIds[key] ?? "";
const wish = (change: object = {}) => ({ period: period(OVERDUE), wishedUntil: inDays(30), reason: "数据待核。", requestId: randomUUID(), ...change });
const asked = async (viewer: Viewer = world.viewers.filer, change: object = {}) => (await askExtension(viewer, wish(change))) ?? "";
const step = (request: string, change: object = {}) => ({ request, requestId: randomUUID(), version: 1, ...change });
const grant = (request: string, change: object = {}) => ({ ...step(request), until: inDays(30), note: "", ...change });
const refuse = (request: string, change: object = {}) => ({ ...step(request), note: "理由不充分。", ...change });
const events = async () => (await db.auditEvent.findMany({ where: { event: { startsWith: "EXTENSION_" } }, orderBy: { id: "asc" } })).map(({ event }) => event);
const stateOf = async (id: string) => (await db.extensionRequest.findUniqueOrThrow({ where: { id } })).state;

describe("asking", () => {
  it.each(["filer", "signer", "supportFiler", "countyFiler"] as const)("is open to the %s of a unit that owes something", async (who) => {
    const viewer = world.viewers[who];
    const id = await asked(viewer);
    expect(await getUnitExtension(viewer, period(OVERDUE), viewer.unitId ?? "")).toMatchObject({ granted: null, request: { id, state: "ASKED", reason: "数据待核。" } });
    expect(await db.auditEvent.findMany({ where: { event: "EXTENSION_ASKED" } })).toMatchObject([
      { actorId: viewer.id, periodId: period(OVERDUE), unitId: viewer.unitId, subjectId: id, reason: "数据待核。" },
    ]);
  });

  it.each(["supervisor", "observer", "administrator"] as const)("is not the %s's", async (who) => {
    await expect(askExtension(world.viewers[who], wish())).rejects.toThrow(Forbidden);
    expect(await db.extensionRequest.count()).toBe(0);
  });

  it("after the lock is refused, and says whom to phone", async () => {
    await expect(asked(world.viewers.filer, { period: period(LOCKED) })).rejects.toThrow(/致电市人社局督查员/);
    expect(await events()).toEqual([]);
    await grantExtension(world.viewers.supervisor, { period: period(LOCKED), unit: world.units.lead, until: inDays(3), reason: "来电说明。", requestId: randomUUID() });
    expect(await events()).toEqual(["EXTENSION_GRANTED"]);
  });

  it.each([
    ["before the opening", () => ({ period: period(UPCOMING), wishedUntil: inDays(300) }), "尚未开始"],
    ["for a time before the lock", () => ({ wishedUntil: inDays(19) }), "延期时间有误"],
  ])("%s is refused", async (_what, change, message) => {
    await expect(asked(world.viewers.filer, change())).rejects.toThrow(message);
    expect(await db.extensionRequest.count()).toBe(0);
  });

  it("needs a period, and something that is owed in it", async () => {
    await expect(asked(world.viewers.filer, { period: randomUUID() })).rejects.toThrow(NotFound);
    const { id } = await db.unit.create({ data: { shortName: "无事单位", officialName: "无事单位", kind: "DEPARTMENT", position: 999 }, select: { id: true } });
    await expect(asked(await createViewer(id, "FILER"))).rejects.toThrow("没有应报事项");
  });

  it("twice is one request, whoever of the unit asks, at once or later, until it is decided", async () => {
    const form = wish();
    const answers = await Promise.allSettled([askExtension(world.viewers.filer, form), askExtension(world.viewers.filer, form), askExtension(world.viewers.signer, wish())]);
    expect(answers.filter((one) => one.status === "fulfilled" && one.value !== null)).toHaveLength(1);
    await expect(asked(world.viewers.secondFiler)).rejects.toThrow("不能重复申请");
    const [open] = await listOpenRequests(world.viewers.supervisor, world.listId);
    await refuseRequest(world.viewers.supervisor, refuse(open?.id ?? ""));
    await asked(world.viewers.secondFiler);
    expect(await events()).toEqual(["EXTENSION_ASKED", "EXTENSION_REFUSED", "EXTENSION_ASKED"]);
  });

  it("again after a grant must be for longer", async () => {
    await grantRequest(world.viewers.supervisor, grant(await asked()));
    await expect(asked(world.viewers.filer, { wishedUntil: inDays(25) })).rejects.toThrow("延期时间有误");
    await asked(world.viewers.filer, { wishedUntil: inDays(40) });
  });
});

describe("another unit's request", () => {
  it.each(["supportFiler", "supportSigner", "outsideFiler", "countyFiler"] as const)("does not exist for the %s", async (who) => {
    const id = await asked();
    const viewer = world.viewers[who];
    await expect(withdrawRequest(viewer, step(id))).rejects.toThrow(NotFound);
    expect(await getUnitExtension(viewer, period(OVERDUE), world.units.lead)).toEqual({ granted: null, request: null });
    await expect(listOpenRequests(viewer, world.listId)).rejects.toThrow(Forbidden);
    await expect(listSettledRequests(viewer, world.listId)).rejects.toThrow(Forbidden);
    expect((await listTaskEvents(viewer, world.taskId)).map(({ event }) => event)).not.toContain("EXTENSION_ASKED");
    expect(await stateOf(id)).toBe("ASKED");
  });

  it("is neither seen nor decided by an observer, and not taken back by a supervisor", async () => {
    const id = await asked();
    const { observer, supervisor, administrator } = world.viewers;
    await expect(listOpenRequests(observer, world.listId)).rejects.toThrow(Forbidden);
    for (const viewer of [observer, administrator, world.viewers.filer, world.viewers.supportSigner]) {
      await expect(grantRequest(viewer, grant(id))).rejects.toThrow(Forbidden);
      await expect(refuseRequest(viewer, refuse(id))).rejects.toThrow(Forbidden);
    }
    await expect(withdrawRequest(supervisor, step(id))).rejects.toThrow(Forbidden);
    await expect(withdrawRequest(observer, step(id))).rejects.toThrow(NotFound);
    expect(await stateOf(id)).toBe("ASKED");
    expect(await db.extension.count()).toBe(0);
  });
});

describe("the decision", () => {
  it("grants: the unit may file, and reads it in its form and at its task", async () => {
    const id = await asked();
    await grantRequest(world.viewers.supervisor, grant(id, { until: inDays(40), note: "请尽快。" }));
    expect(await listOpenRequests(world.viewers.supervisor, world.listId)).toEqual([]);
    await db.period.update({ where: { id: period(OVERDUE) }, data: { locksAt: inDays(-1) } });
    const { viewers, slug, no } = world;
    const extension = { granted: { reason: "数据待核。" }, request: { state: "GRANTED", note: "请尽快。" } };
    expect(await getReportForm(viewers.filer, slug, no, OVERDUE)).toMatchObject({ isOpen: true, extension });
    expect(await getTaskFilings(viewers.signer, slug, no, OVERDUE, "progress")).toMatchObject({ duty: { isOpen: true, extension } });
    expect((await getTaskFilings(viewers.supportFiler, slug, no, OVERDUE, "progress")).duty).toMatchObject({ isOpen: false, extension: { granted: null, request: null } });
    const given = await db.extension.findFirstOrThrow();
    expect(given).toMatchObject({ unitId: world.units.lead, requestId: id, grantedBy: viewers.supervisor.id });
    expect(await db.auditEvent.findFirst({ where: { event: "EXTENSION_GRANTED" } })).toMatchObject({ subjectId: given.id, unitId: world.units.lead, detail: { request: id, note: "请尽快。" } });
    expect((await listTaskEvents(viewers.countyFiler, world.taskId)).map(({ event }) => event)).toEqual(["EXTENSION_GRANTED"]);
  });

  it("refuses with a reason, which the unit reads and others do not", async () => {
    const id = await asked();
    await refuseRequest(world.viewers.secondSupervisor, refuse(id));
    const { viewers, slug, no } = world;
    expect(await getReportForm(viewers.signer, slug, no, OVERDUE)).toMatchObject({ extension: { granted: null, request: { state: "REFUSED", note: "理由不充分。" } } });
    const eventsFor = async (viewer: Viewer) => (await listTaskEvents(viewer, world.taskId)).map(({ event }) => event);
    for (const viewer of [viewers.filer, viewers.supervisor]) expect(await eventsFor(viewer)).toEqual(["EXTENSION_REFUSED", "EXTENSION_ASKED"]);
    for (const viewer of [viewers.observer, viewers.administrator, viewers.supportFiler]) expect(await eventsFor(viewer)).toEqual([]);
    expect(await db.extension.count()).toBe(0);
  });

  it("of two supervisors at once is one", async () => {
    const id = await asked();
    const answers = await Promise.allSettled([
      grantRequest(world.viewers.supervisor, grant(id)), refuseRequest(world.viewers.secondSupervisor, refuse(id)), grantRequest(world.viewers.secondSupervisor, grant(id)),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    expect(await events()).toHaveLength(2);
    expect(await db.extension.count()).toBe((await stateOf(id)) === "GRANTED" ? 1 : 0);
  });

  it("repeated is one", async () => {
    const form = grant(await asked());
    await Promise.all([grantRequest(world.viewers.supervisor, form), grantRequest(world.viewers.supervisor, form)]);
    await grantRequest(world.viewers.supervisor, form);
    expect(await db.extension.count()).toBe(1);
    expect(await events()).toEqual(["EXTENSION_ASKED", "EXTENSION_GRANTED"]);
  });

  it("comes too late for what was taken back, and taking back for what was decided", async () => {
    const first = await asked();
    await withdrawRequest(world.viewers.signer, step(first));
    await expect(grantRequest(world.viewers.supervisor, grant(first))).rejects.toThrow("已撤回");
    await expect(refuseRequest(world.viewers.supervisor, refuse(first))).rejects.toThrow("已撤回");
    expect(await getUnitExtension(world.viewers.filer, period(OVERDUE), world.units.lead)).toMatchObject({ request: null });
    const second = await asked();
    await grantRequest(world.viewers.supervisor, grant(second));
    await expect(withdrawRequest(world.viewers.filer, step(second))).rejects.toThrow("已准予");
    expect(await events()).toEqual(["EXTENSION_ASKED", "EXTENSION_WITHDRAWN", "EXTENSION_ASKED", "EXTENSION_GRANTED"]);
  });

  it("is still possible after the lock, and never for a time that has no effect", async () => {
    const id = await asked();
    await db.period.update({ where: { id: period(OVERDUE) }, data: { locksAt: inDays(-2) } });
    for (const until of [inDays(-1), inDays(-3)]) await expect(grantRequest(world.viewers.supervisor, grant(id, { until }))).rejects.toThrow("延期时间有误");
    await grantRequest(world.viewers.supervisor, grant(id));
    expect(await stateOf(id)).toBe("GRANTED");
  });

  it("is not his who asked, by no way; a colleague's it is", async () => {
    const id = await asked(both);
    expect(await listOpenRequests(both, world.listId)).toMatchObject([{ id, mayDecide: false }]);
    await expect(grantRequest(both, grant(id))).rejects.toThrow(Forbidden);
    await expect(refuseRequest(both, refuse(id))).rejects.toThrow(Forbidden);
    const own = { period: period(OVERDUE), unit: world.units.hrss, until: inDays(30), reason: "自行延期。" };
    await expect(grantExtension(both, { ...own, requestId: randomUUID() })).rejects.toThrow("其他督查员");
    await withdrawRequest(both, step(id));
    await expect(grantExtension(both, { ...own, requestId: randomUUID() })).rejects.toThrow("其他督查员");
    const again = await asked(both);
    await expect(grantExtension(world.viewers.supervisor, { ...own, requestId: randomUUID() })).rejects.toThrow("已有待办理的延期申请");
    await grantRequest(world.viewers.supervisor, grant(again));
    expect(await db.extension.count()).toBe(1);
  });
});

describe("a report filed under an extension", () => {
  const filed = async () => (await listFiledReports(world.viewers.observer, { taskId: world.taskId }))[0];

  it("stays late, and says both", async () => {
    await grantRequest(world.viewers.supervisor, grant(await asked()));
    await submitted(world, {}, { period: OVERDUE });
    expect(await filed()).toMatchObject({ isOnTime: false, isUnderExtension: true, extension: { reason: "数据待核。" } });
  });

  it("that was late before an extension was granted did not have it", async () => {
    await submitted(world, {}, { period: OVERDUE });
    expect(await filed()).toMatchObject({ isOnTime: false, isUnderExtension: false, extension: null });
    await grantRequest(world.viewers.supervisor, grant(await asked()));
    expect(await filed()).toMatchObject({ isOnTime: false, isUnderExtension: false, extension: { reason: "数据待核。" } });
  });

  it("does not count another unit's, nor another period's", async () => {
    await grantRequest(world.viewers.supervisor, grant(await asked(world.viewers.supportFiler)));
    await db.extension.create({ data: { periodId: period(OPEN), unitId: world.units.lead, until: inDays(99), reason: "别的期", grantedBy: world.viewers.supervisor.id } });
    await submitted(world, {}, { period: OVERDUE });
    expect(await filed()).toMatchObject({ isUnderExtension: false, extension: null });
  });
});
