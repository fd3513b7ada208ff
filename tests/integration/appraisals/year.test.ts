import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CHANGED_MEANWHILE, Forbidden, NotFound } from "@/lib/actions/failures";
import { fixYear, setWeights } from "@/lib/appraisals/mutations-fix";
import { getAppraisalDesk, getAppraisals, getUnitAppraisal } from "@/lib/appraisals/queries";
import { getAppraisalsFigures } from "@/lib/appraisals/queries-figures";
import { isUnanswered, scoreUnit, USUAL_WEIGHTS } from "@/lib/appraisals/rules-score";
import { contentSchema } from "@/lib/appraisals/schema-content";
import { db } from "@/lib/db/client";
import { createWorld, figuresPlace, forgetFilings, LOCKED, OVERDUE, type World } from "../reports/world";
import { fileReport, forgetAppraisals, issueOrder, LATER, returnReport, YEAR } from "./rows";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await forgetFilings();
  await forgetAppraisals();
});

const weights = (change: object = {}) => ({ list: world.slug, year: YEAR, ...USUAL_WEIGHTS, requestId: randomUUID(), version: 0, ...change });
const fixing = (change: object = {}) => ({ list: world.slug, year: YEAR, requestId: randomUUID(), ...change });
const leadItems = async (now?: Date) => {
  const { unit } = await getUnitAppraisal(world.viewers.signer, world.slug, world.units.lead, YEAR, now);
  return Object.fromEntries(unit.score.items.map((item) => [item.item, item]));
};

describe("what is counted", () => {
  it("are first submissions against what is due by now, verdicts of what stands accepted, and what was returned and not taken back", async () => {
    const before = await leadItems();
    const [one, two] = [await fileReport(world, { verdict: "AHEAD" }), await fileReport(world, { period: OVERDUE, lateDays: 1 })];
    await returnReport(world, one);
    await returnReport(world, two, { undoneAt: new Date() });
    const after = await leadItems();
    const due = Number(/应报 (\d+) 件/.exec(before.ON_TIME?.basis ?? "")?.[1]);
    expect(before.ON_TIME?.basis).toBe(`应报 ${due} 件，按时 0 件，迟报 0 件，未报 ${due} 件`);
    expect(after.ON_TIME?.basis).toBe(`应报 ${due} 件，按时 1 件，迟报 1 件，未报 ${due - 2} 件`);
    expect(after.RETURNS?.basis).toBe("按时报送 1 件，被退回 1 次");
    expect(after.PROGRESS).toMatchObject({ applies: true, basis: "督查评价 1 件：超进度 1" });
  });

  it("leaves out what a closed task does not owe, with its returns, and counts it as done", async () => {
    await returnReport(world, await fileReport(world));
    const before = (await leadItems()).ON_TIME?.basis;
    await db.closure.create({ data: { taskId: world.taskId, state: "CLOSED", writtenById: world.viewers.filer.id, closedAt: new Date("2020-01-01T00:00:00Z") } });
    const due = (text = "") => Number(/应报 (\d+) 件/.exec(text)?.[1]);
    const after = await leadItems();
    expect(due(after.ON_TIME?.basis)).toBe(due(before) - 2);
    expect(after.RETURNS?.basis).toBe("按时报送 0 件，被退回 0 次");
    expect(after.PROGRESS?.basis).toBe("督查评价 2 件（含销号 2 件）：已完成 2");
  });

  it("are the orders of the year's periods, and whether they were answered by their time", async () => {
    await issueOrder(world, 1, { answered: true });
    await issueOrder(world, 2, { colour: "RED" });
    expect((await leadItems()).ORDERS?.basis).toBe("蓝色提示 0 件，黄色预警 1 件，红色督办 1 件；未按期答复 1 件");
    // Asked again with a new time it stays late; ended by its time it never was.
    await db.order.updateMany({ where: { number: 1 }, data: { firstAnsweredAt: new Date(), answerDueAt: new Date("2099-01-01T00:00:00Z") } });
    await db.order.updateMany({ where: { number: 2 }, data: { state: "CLOSED", closedAt: new Date(Date.now() - 2 * 86_400_000) } });
    expect((await leadItems()).ORDERS?.basis).toContain("未按期答复 1 件");
    const { facts } = await getUnitAppraisal(world.viewers.signer, world.slug, world.units.lead, YEAR);
    expect(facts.flatMap((fact) => (fact.kind === "order" ? [isUnanswered(fact, new Date().toISOString())] : [])).sort()).toEqual([false, true]);
    expect(facts).toContainEqual(expect.objectContaining({ kind: "order", year: YEAR, number: 1 }));
  });
});

describe("weights", () => {
  it("are the administrator's, who is told where they were changed meanwhile", async () => {
    for (const viewer of [world.viewers.supervisor, world.viewers.signer, world.viewers.observer]) await expect(setWeights(viewer, weights())).rejects.toThrow(Forbidden);
    const form = weights({ ON_TIME: 40, RETURNS: 5 });
    await setWeights(world.viewers.administrator, form);
    await setWeights(world.viewers.administrator, form);
    expect(await getAppraisalDesk(world.viewers.administrator, world.slug, YEAR)).toMatchObject({ weights: { ON_TIME: 40, RETURNS: 5 }, weightsVersion: 1 });
    await expect(setWeights(world.viewers.administrator, weights())).rejects.toThrow(CHANGED_MEANWHILE);
    await setWeights(world.viewers.administrator, weights({ version: 1 }));
    await expect(setWeights(world.viewers.administrator, weights({ list: "no-such" }))).rejects.toThrow(NotFound);
    await expect(setWeights(world.viewers.administrator, weights({ year: 2020 }))).rejects.toThrow(NotFound);
  });

  it("make 100 in the database too", async () => {
    await expect(db.appraisalWeights.create({ data: { listId: world.listId, year: YEAR, onTime: 90, returns: 5, progress: 5, support: 5, orders: 5 } })).rejects.toThrow("AppraisalWeights_sum");
  });
});

describe("a fixed year", () => {
  it("is fixed by a supervisor, once, and after its end", async () => {
    for (const viewer of [world.viewers.administrator, world.viewers.signer, world.viewers.observer]) await expect(fixYear(viewer, fixing(), LATER)).rejects.toThrow(Forbidden);
    await expect(fixYear(world.viewers.supervisor, fixing({ year: 2020 }), LATER)).rejects.toThrow(NotFound);
    await expect(fixYear(world.viewers.supervisor, fixing(), new Date("2026-11-01T00:00:00Z"))).rejects.toThrow("1月1日起");
    const both = await Promise.allSettled([fixYear(world.viewers.supervisor, fixing(), LATER), fixYear(world.viewers.secondSupervisor, fixing(), LATER)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(String(both.find((one) => one.status === "rejected")?.reason)).toContain("已确定");
    await expect(setWeights(world.viewers.administrator, weights())).rejects.toThrow("已确定");
  });

  it("keeps its rows, and nothing changes them; its scores are theirs", async () => {
    await fileReport(world, { verdict: "ON_TRACK" });
    await fixYear(world.viewers.supervisor, fixing(), LATER);
    const key = { listId_year: { listId: world.listId, year: YEAR } };
    await expect(db.fixedAppraisal.update({ where: key, data: { fixedByName: "他人" } })).rejects.toThrow("never changed");
    await expect(db.fixedAppraisal.delete({ where: key })).rejects.toThrow("never changed");
    const content = contentSchema.parse((await db.fixedAppraisal.findUniqueOrThrow({ where: key, select: { content: true } })).content);
    expect(content.units.length).toBeGreaterThan(10);
    for (const { unitId, score } of content.units) expect(scoreUnit(content.facts.filter((fact) => fact.unitId === unitId), content.weights, content.asOf)).toEqual(score);
  });

  it("is shown as it was fixed, with what today's rows would make of it said beside it", async () => {
    await fileReport(world, { verdict: "ON_TRACK" });
    await fixYear(world.viewers.supervisor, fixing(), LATER);
    const fixed = await getAppraisals(world.viewers.observer, world.slug, YEAR, LATER);
    expect([fixed.fixed?.byName, fixed.differing]).toEqual([world.viewers.supervisor.name, []]);
    await fileReport(world, { period: OVERDUE, verdict: "AHEAD" });
    const later = await getAppraisals(world.viewers.observer, world.slug, YEAR, LATER);
    expect(later.units).toEqual(fixed.units);
    expect(later.differing).toHaveLength(1);
    const own = await getUnitAppraisal(world.viewers.signer, world.slug, world.units.lead, YEAR, LATER);
    expect([own.differing.length, own.mayObject, own.facts.filter((fact) => fact.kind === "report" && fact.verdict !== null).length]).toEqual([1, false, 1]);
    expect((await getUnitAppraisal(world.viewers.supportSigner, world.slug, world.units.support, YEAR, LATER)).differing).toEqual([]);
  });
});

it("the figures are what their page lists", async () => {
  const figures = await getAppraisalsFigures(world.viewers.observer, figuresPlace(world, LOCKED));
  const { units } = await getAppraisals(world.viewers.observer, world.slug, YEAR);
  expect(figures[0]).toEqual({ label: "2026年度考核单位", value: units.length, href: `/lists/${world.slug}/appraisals?year=2026` });
  expect((await getAppraisalsFigures(world.viewers.signer, figuresPlace(world, LOCKED))).map(({ value }) => value)).toEqual([0, 0]);
});
