import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { askToContribute } from "@/lib/contributions/mutations-requests";
import { saveContribution, signContribution } from "@/lib/contributions/mutations";
import { listContributions } from "@/lib/contributions/queries";
import { getContributionGrid } from "@/lib/contributions/queries-grid";
import { getOwnRequest, getTodoNotes } from "@/lib/contributions/queries-requests";
import { saveContributionSchema } from "@/lib/contributions/schema";
import { ALL_MISSING } from "@/lib/contributions/rules-requests";
import { askToContributeSchema } from "@/lib/contributions/schema-requests";
import { db } from "@/lib/db/client";
import { shanghaiDay } from "@/lib/periods/calendar";
import { listPeriods } from "@/lib/periods/queries";
import { accepted, stepForm } from "../reports/steps";
import { createWorld, forgetFilings, inDays, LOCKED, OPEN, UPCOMING, type World } from "../reports/world";

let world: World;
let periodId: string;
beforeAll(async () => {
  world = await createWorld();
  periodId = world.periodIds[OPEN] ?? "";
});
beforeEach(forgetFilings);

function ask(unit: string, change: Record<string, string> = {}) {
  return askToContributeSchema.parse({ list: world.slug, no: world.no, period: OPEN, requestId: randomUUID(), unit, ...change });
}

async function give(): Promise<void> {
  const words = { content: "举办招聘会2场。", problems: "", contactName: "李四", contactPhone: "84360000" };
  const form = saveContributionSchema.parse({ list: world.slug, no: world.no, period: OPEN, requestId: randomUUID(), version: 0, intent: "send", ...words });
  const { version } = await saveContribution(world.viewers.countyFiler, form);
  await signContribution(world.viewers.countySigner, stepForm(world, version));
}

const owedCount = async () => (await listContributions(world.viewers.filer, world.taskId, periodId)).length;
const askedEvents = () => db.auditEvent.findMany({ where: { event: "CONTRIBUTION_ASKED" }, orderBy: { id: "asc" } });

describe("asking one unit", () => {
  it("is told to the unit, to the lead and to the supervisor, with note and day", async () => {
    const { filer, countyFiler, countySigner, supervisor } = world.viewers;
    const wishedOn = shanghaiDay(inDays(3));
    await askToContribute(filer, ask(world.units.county, { note: "请补充数据。", wishedOn }));
    const told = { byName: filer.name, note: "请补充数据。", wishedOn: new Date(wishedOn), isToday: true };
    for (const viewer of [countyFiler, countySigner]) {
      expect(await getOwnRequest(viewer, world.taskId, periodId)).toMatchObject(told);
      expect((await getTodoNotes(viewer)).requests).toMatchObject([{ taskNo: world.no, periodKey: OPEN, note: "请补充数据。" }]);
    }
    for (const viewer of [filer, supervisor]) {
      const rows = await listContributions(viewer, world.taskId, periodId);
      expect(rows.filter((row) => row.asked).map((row) => [row.unitId, row.asked?.note])).toEqual([[world.units.county, "请补充数据。"]]);
    }
    const [event, ...others] = await askedEvents();
    expect(others).toEqual([]);
    expect(event).toMatchObject({ taskId: world.taskId, periodId, unitId: world.units.county, reason: "请补充数据。", actorId: filer.id, detail: { wishedOn } });
  });

  it("is answered, and no longer told, once the unit has given something", async () => {
    await askToContribute(world.viewers.filer, ask(world.units.county));
    await give();
    expect((await getTodoNotes(world.viewers.countyFiler)).requests).toEqual([]);
    await expect(askToContribute(world.viewers.filer, ask(world.units.county))).rejects.toThrow("已经反馈");
  });

  it("is refused gently a second time on a day, and possible on the next", async () => {
    const { filer, signer } = world.viewers;
    await askToContribute(filer, ask(world.units.county));
    await expect(askToContribute(signer, ask(world.units.county))).rejects.toThrow(/今天已请过/);
    const earlier = new Date(Date.now() - 86_400_000);
    await db.contributionRequest.updateMany({ data: { askedAt: earlier, askedOn: new Date(shanghaiDay(earlier)) } });
    await askToContribute(signer, ask(world.units.county));
    expect(await db.contributionRequest.count()).toBe(2);
    expect(await askedEvents()).toHaveLength(2);
  });

  it("is one request for a double click, and for two people at the same moment", async () => {
    const { filer, signer } = world.viewers;
    const form = ask(world.units.county);
    expect((await Promise.all([askToContribute(filer, form), askToContribute(filer, form)])).filter((done) => done !== null)).toHaveLength(1);
    await db.contributionRequest.deleteMany();
    const both = await Promise.allSettled([filer, signer, filer, signer].map((viewer) => askToContribute(viewer, ask(world.units.county))));
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of both) if (one.status === "rejected") expect(one.reason).toBeInstanceOf(Refused);
    expect(await db.contributionRequest.count()).toBe(1);
  });

  it("takes no day that is over, and none after the lock", async () => {
    const { filer } = world.viewers;
    for (const days of [-1, 400]) {
      await expect(askToContribute(filer, ask(world.units.county, { wishedOn: shanghaiDay(inDays(days)) }))).rejects.toMatchObject({ fieldErrors: { wishedOn: expect.stringContaining("不能") as string } });
    }
    expect(askToContributeSchema.safeParse({ ...ask(world.units.county), note: "字".repeat(301) }).success).toBe(false);
    expect(await db.contributionRequest.count()).toBe(0);
  });
});

describe("asking all", () => {
  it("asks each unit that has given nothing, and passes over who was asked today", async () => {
    await give();
    const owed = await owedCount();
    await askToContribute(world.viewers.filer, ask(world.units.support));
    const done = await askToContribute(world.viewers.signer, ask(ALL_MISSING, { note: "请尽快反馈。" }));
    expect(done?.askedBefore).toHaveLength(1);
    expect(done?.asked).toHaveLength(owed - 2);
    const units = (await askedEvents()).map((event) => event.unitId);
    expect(new Set(units).size).toBe(owed - 1);
    expect(units).not.toContain(world.units.county);
    await expect(askToContribute(world.viewers.filer, ask(ALL_MISSING))).rejects.toThrow(/今天已请过/);
    expect(await db.contributionRequest.count()).toBe(owed - 1);
  });

  it("is one sending for a double click", async () => {
    const form = ask(ALL_MISSING);
    await Promise.all([1, 2, 3].map(() => askToContribute(world.viewers.filer, form)));
    expect(await db.contributionRequest.count()).toBe(await owedCount());
    expect(await askedEvents()).toHaveLength(await owedCount());
  });
});

describe("nobody is asked", () => {
  it("by others than the lead's filers and signers", async () => {
    const { viewers, units } = world;
    for (const viewer of [viewers.supportFiler, viewers.countyFiler, viewers.supervisor, viewers.observer, viewers.administrator]) {
      await expect(askToContribute(viewer, ask(units.county)), viewer.name).rejects.toThrow(Forbidden);
      await expect(askToContribute(viewer, ask(ALL_MISSING)), viewer.name).rejects.toThrow(Forbidden);
    }
    for (const viewer of [viewers.outsideFiler, viewers.hrssFiler]) await expect(askToContribute(viewer, ask(units.county)), viewer.name).rejects.toThrow(NotFound);
    expect(await db.contributionRequest.count()).toBe(0);
  });

  it("for a contribution that it does not owe", async () => {
    for (const unit of [world.units.other, world.units.lead, randomUUID()]) await expect(askToContribute(world.viewers.filer, ask(unit))).rejects.toThrow(NotFound);
  });

  it("once the report is accepted", async () => {
    await accepted(world);
    for (const unit of [world.units.county, ALL_MISSING]) await expect(askToContribute(world.viewers.filer, ask(unit))).rejects.toThrow("已被采纳");
    expect(await db.contributionRequest.count()).toBe(0);
  });

  it("before the period opens, or after its lock but for who has an extension", async () => {
    const { filer } = world.viewers;
    await expect(askToContribute(filer, ask(ALL_MISSING, { period: UPCOMING }))).rejects.toThrow("尚未开始");
    await expect(askToContribute(filer, ask(ALL_MISSING, { period: LOCKED }))).rejects.toThrow("已锁定");
    await expect(askToContribute(filer, ask(world.units.county, { period: LOCKED }))).rejects.toThrow("已锁定");
    const extension = { periodId: world.periodIds[LOCKED] ?? "", until: inDays(1), reason: "补报。", grantedBy: world.viewers.supervisor.id };
    await db.extension.create({ data: { ...extension, unitId: world.units.county } });
    expect((await askToContribute(filer, ask(ALL_MISSING, { period: LOCKED })))?.asked).toHaveLength(1);
    await expect(askToContribute(filer, ask(world.units.support, { period: LOCKED }))).rejects.toThrow("已锁定");
  });
});

describe("who reads", () => {
  it("of a request: nobody outside the task, and no neighbour as its own", async () => {
    await askToContribute(world.viewers.filer, ask(world.units.county, { note: "请补充数据。" }));
    for (const viewer of [world.viewers.outsideFiler, world.viewers.hrssFiler]) {
      expect(await listContributions(viewer, world.taskId, periodId)).toEqual([]);
      expect((await getTodoNotes(viewer)).requests).toEqual([]);
    }
    for (const viewer of [world.viewers.supportFiler, world.viewers.filer, world.viewers.supervisor]) {
      expect(await getOwnRequest(viewer, world.taskId, periodId), viewer.name).toBeNull();
      expect((await getTodoNotes(viewer)).requests, viewer.name).toEqual([]);
    }
  });

  it("how many units have contributed: the lead, on its own tasks", async () => {
    await give();
    const gap = (await getTodoNotes(world.viewers.signer)).gaps.find((one) => one.taskNo === world.no && one.periodKey === OPEN);
    const owed = await owedCount();
    expect(gap).toMatchObject({ owed, given: 1 });
    expect(gap?.missing).toHaveLength(owed - 1);
    const others = (await getTodoNotes(world.viewers.supportFiler)).gaps;
    expect(others.some((one) => one.taskNo === world.no)).toBe(false);
  });
});

describe("the grid", () => {
  it("has at most four periods up to the one shown, and each unit's state in each", async () => {
    await give();
    const { filer, outsideFiler } = world.viewers;
    const periods = await listPeriods(filer, world.listId);
    const shown = periods.find((period) => period.key === OPEN);
    if (!shown) throw new Error("no open period");
    const grid = await getContributionGrid(filer, world.taskId, periods, shown);
    expect(grid.periods.map((period) => period.key)).toEqual(["2026Q1", "2026Q2", OPEN]);
    expect(grid.rows).toHaveLength(await owedCount());
    expect(grid.rows.find((row) => row.unitId === world.units.county)?.cells.at(-1)).toBe("GIVEN");
    expect(grid.rows.find((row) => row.unitId === world.units.support)?.cells.at(-1)).toBe("NOT_GIVEN");
    expect((await getContributionGrid(outsideFiler, world.taskId, periods, shown)).rows).toEqual([]);
  });
});
