import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, Refused } from "@/lib/actions/failures";
import { db } from "@/lib/db/client";
import { issueDrafts } from "@/lib/orders/mutations-issue";
import { listCandidates, type Candidate } from "@/lib/orders/queries-candidates";
import { getOrdersFigures } from "@/lib/orders/queries-figures";
import { listOrders } from "@/lib/orders/queries-list";
import { draftKey } from "@/lib/orders/rules-drafts";
import { orderFilterSchema } from "@/lib/orders/schema";
import { closeOrder } from "@/lib/orders/mutations-decide";
import { createWorld, figuresPlace, inDays, OPEN, OVERDUE, UPCOMING, type World } from "../reports/world";
import { answered, forgetOrders, issued, key, orderStep } from "./fixture";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(forgetOrders);

const drafts = (now = new Date()) => listCandidates(world.viewers.supervisor, world.listId, now);
const ofLead = (all: Candidate[], periodKey: string) => all.filter((one) => one.taskId === world.taskId && one.unitId === world.units.lead && one.periodKey === periodKey);

async function accepted(verdict: "BEHIND" | "ON_TRACK"): Promise<void> {
  const place = { taskId: world.taskId, periodId: world.periodIds[OVERDUE] ?? "", unitId: world.units.lead };
  const words = { progress: "已开展。", problems: "", coordination: "", upward: "", nextSteps: "", contactName: "", contactPhone: "", writtenById: world.viewers.filer.id, signedById: world.viewers.signer.id };
  const filed = { lastRevisionNo: 1, filedRevisionNo: 1, firstSubmittedAt: inDays(-20), writtenAt: inDays(-20), selfAssessment: verdict, completion: 30 } as const;
  const { id } = await db.report.create({ data: { ...place, ...words, ...filed, state: "ACCEPTED", verdict, acceptedAt: inDays(-15) }, select: { id: true } });
  await db.reportRevision.create({ data: { ...words, selfAssessment: verdict, completion: 30, reportId: id, no: 1, submittedAt: inDays(-20) } });
}

describe("what the rules draft", () => {
  it("is red for what is overdue, by every unit that owes it, and nothing for what is due later", async () => {
    const all = await drafts();
    expect(ofLead(all, OVERDUE)).toMatchObject([{ colour: "RED", cause: "OVERDUE", form: "report" }]);
    expect(ofLead(all, OPEN)).toEqual([]);
    expect(all.some((one) => one.taskId === world.taskId && one.unitId === world.units.county && one.form === "contribution")).toBe(true);
  });

  it("is yellow for a verdict of being behind, and gone for good once an order about it was closed", async () => {
    await accepted("BEHIND");
    expect(ofLead(await drafts(), OVERDUE)).toMatchObject([{ colour: "YELLOW", cause: "BEHIND" }]);
    const [candidate] = ofLead(await drafts(), OVERDUE);
    await issueDrafts(world.viewers.supervisor, { list: world.slug, drafts: [draftKey(candidate as Candidate)], ...key() });
    const { id } = await db.order.findFirstOrThrow();
    await answered(world, id);
    await closeOrder(world.viewers.supervisor, { ...(await orderStep(id)), note: "" });
    expect(ofLead(await drafts(), OVERDUE)).toEqual([]);
  });

  it("is nothing for a task that is closed", async () => {
    const closure = { taskId: world.taskId, state: "CLOSED" as const, writtenById: world.viewers.filer.id, closedAt: inDays(-30) };
    const { id } = await db.closure.create({ data: closure, select: { id: true } });
    expect((await drafts()).filter((one) => one.taskId === world.taskId)).toEqual([]);
    await db.closure.delete({ where: { id } });
  });

  it("is a red one in place of a yellow one that was not answered in time", async () => {
    await accepted("ON_TRACK");
    const id = await issued(world, { period: OVERDUE });
    await db.order.update({ where: { id }, data: { answerDueAt: inDays(-1) } });
    const [candidate] = ofLead(await drafts(), OVERDUE);
    expect(candidate).toMatchObject({ colour: "RED", cause: "UNANSWERED", unanswered: { id } });
    await issueDrafts(world.viewers.supervisor, { list: world.slug, drafts: [draftKey(candidate as Candidate)], ...key() });
    expect(await db.order.findMany({ orderBy: { number: "asc" }, select: { state: true, colour: true, escalatedFromId: true } })).toEqual([
      { state: "ESCALATED", colour: "YELLOW", escalatedFromId: null }, { state: "ISSUED", colour: "RED", escalatedFromId: id },
    ]);
  });

  it.each(["issueDrafts", "issueOrder"] as const)("takes no yellow order's place that is answered while %s", async (how) => {
    await accepted("ON_TRACK");
    const id = await issued(world, { period: OVERDUE });
    await db.order.update({ where: { id }, data: { answerDueAt: inDays(-1) } });
    const [candidate] = ofLead(await drafts(), OVERDUE);
    let issuing: Promise<unknown> = Promise.resolve();
    await db.$transaction(async (tx) => {
      const at = new Date();
      await tx.order.update({ where: { id }, data: { state: "ANSWERED", signedForById: world.viewers.filer.id, signedForAt: at, answeredAt: at, firstAnsweredAt: at, version: { increment: 1 } } });
      issuing = how === "issueOrder" ? issued(world, { period: OVERDUE, colour: "RED" }) : issueDrafts(world.viewers.supervisor, { list: world.slug, drafts: [draftKey(candidate as Candidate)], ...key() });
      const waiting = async () => (await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS "count" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)[0]?.count;
      await expect.poll(waiting, { timeout: 4_000, interval: 20 }).toBe(1);
    });
    await expect(issuing).rejects.toThrow(Refused);
    expect(await db.order.findMany({ select: { id: true, state: true } })).toEqual([{ id, state: "ANSWERED" }]);
  });

  it("is nothing for what was returned twice and sent again, and counts from when a report was opened again", async () => {
    await accepted("ON_TRACK");
    const { id: reportId } = await db.report.findFirstOrThrow();
    const review = (decision: "RETURNED" | "REOPENED", days: number) => db.review.create({ data: { reportId, revisionNo: 1, decision, reason: "有误", reviewerId: world.viewers.supervisor.id, createdAt: inDays(days) } });
    await review("RETURNED", -20);
    await db.report.update({ where: { id: reportId }, data: { state: "RETURNED", verdict: null, acceptedAt: null } });
    expect(ofLead(await drafts(), OVERDUE)).toMatchObject([{ cause: "POOR_QUALITY", returns: 1 }]);
    await review("REOPENED", -1);
    expect(ofLead(await drafts(), OVERDUE)).toEqual([]);
    await review("RETURNED", -1);
    expect(ofLead(await drafts(), OVERDUE)).toMatchObject([{ cause: "POOR_QUALITY", returns: 2 }]);
    await db.report.update({ where: { id: reportId }, data: { state: "SUBMITTED" } });
    expect(ofLead(await drafts(), OVERDUE)).toEqual([]);
  });

  it.each(["filer", "observer", "administrator"] as const)("is not for others than supervisors to see or issue: %s", async (who) => {
    const viewer = world.viewers[who];
    await expect(listCandidates(viewer, world.listId, new Date())).rejects.toThrow(Forbidden);
    await expect(issueDrafts(viewer, { list: world.slug, drafts: ["1/x"], ...key() })).rejects.toThrow(Forbidden);
    await expect(issued(world, {}, viewer)).rejects.toThrow(Forbidden);
    expect((await listOrders(viewer, world.slug, orderFilterSchema.parse({ show: "drafts" }))).counts.drafts).toBeNull();
  });
});

describe("issuing", () => {
  it("several at once numbers them without gaps, however many do it at the same time, and each once", async () => {
    const chosen = (await drafts()).slice(0, 6).map(draftKey);
    const results = await Promise.allSettled([
      issueDrafts(world.viewers.supervisor, { list: world.slug, drafts: chosen.slice(0, 4), ...key() }),
      issueDrafts(world.viewers.secondSupervisor, { list: world.slug, drafts: chosen.slice(2), ...key() }),
    ]);
    expect(results.every(({ status }) => status === "fulfilled")).toBe(true);
    const orders = await db.order.findMany({ select: { number: true }, orderBy: { number: "asc" } });
    expect(orders.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    await expect(issueDrafts(world.viewers.supervisor, { list: world.slug, drafts: chosen, ...key() })).rejects.toThrow("均已签发");
  });

  it("the same form twice makes one order", async () => {
    const same = key();
    const [first, second] = await Promise.all([issued(world, same), issued(world, same)]);
    expect(second).toBe(first);
    expect(await db.order.count()).toBe(1);
  });

  it("is refused to a unit without a part in the task, before the period, for a past time, and beside an open one of the colour", async () => {
    await expect(issued(world, { unit: world.units.other })).rejects.toMatchObject({ fieldErrors: { unit: expect.any(String) as string } });
    await expect(issued(world, { period: UPCOMING })).rejects.toMatchObject({ fieldErrors: { period: expect.any(String) as string } });
    await expect(issued(world, { answerDueAt: inDays(-1) })).rejects.toMatchObject({ fieldErrors: { answerDueAt: expect.any(String) as string } });
    await issued(world);
    await expect(issued(world, { colour: "BLUE" })).rejects.toThrow("已有未办结的黄色预警督办单（督办〔");
    await issued(world, { colour: "RED" });
  });
});

it("the list is filtered, counted and paged by what each reads", async () => {
  await issued(world, { colour: "RED" });
  await issued(world, { unit: world.units.county, colour: "BLUE" });
  const closed = await issued(world, { unit: world.units.support });
  await closeOrder(world.viewers.supervisor, { ...(await orderStep(closed)), note: "不再督办。" });
  const desk = async (who: "supervisor" | "countyFiler", filter: object = {}) => listOrders(world.viewers[who], world.slug, orderFilterSchema.parse(filter));
  expect(await desk("supervisor", { page: 9 })).toMatchObject({ rows: [{ colour: "RED" }, { colour: "BLUE" }], total: 2, page: 1, pageCount: 1, counts: { open: 2, done: 1 }, colours: { RED: 1, YELLOW: 0, BLUE: 1 } });
  expect((await desk("supervisor", { unit: world.units.county })).rows).toMatchObject([{ colour: "BLUE" }]);
  expect((await desk("supervisor", { show: "done" })).rows).toMatchObject([{ id: closed }]);
  expect((await desk("supervisor", { year: 2000 })).total).toBe(0);
  expect(await desk("countyFiler")).toMatchObject({ total: 1, counts: { open: 1, done: 0, drafts: null }, units: [{ value: world.units.county, count: 1 }] });
});

it("figures are what their links list, for each who asks", async () => {
  await issued(world, { colour: "RED" });
  const closed = await issued(world, { unit: world.units.support });
  await closeOrder(world.viewers.supervisor, { ...(await orderStep(closed)), note: "不再督办。" });
  await issued(world, { unit: world.units.county, colour: "BLUE" });
  for (const [who, expected] of [["supervisor", [2, 1, 1, 0]], ["filer", [2, 1, 1, 0]], ["supportFiler", [0, 0, 1, 0]], ["countyFiler", [1, 0, 0, 0]], ["outsideFiler", [0, 0, 0, 0]]] as const) {
    const figures = await getOrdersFigures(world.viewers[who], figuresPlace(world, OPEN));
    expect(figures.map(({ value }) => value)).toEqual(expected);
    for (const { href, value } of figures.filter((figure) => figure.href.includes("/orders"))) {
      const desk = await listOrders(world.viewers[who], world.slug, orderFilterSchema.parse(Object.fromEntries(new URL(href, "http://x").searchParams)));
      expect(desk.rows).toHaveLength(value);
    }
  }
});
