import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, Refused } from "@/lib/actions/failures";
import { db } from "@/lib/db/client";
import { listFiledReports } from "@/lib/reports/queries";
import { acceptReport, undoDecision } from "@/lib/reviews/mutations";
import { getReviewScreen } from "@/lib/reviews/queries";
import { acceptForm, stored, submitted } from "../reports/steps";
import { createWorld, LOCKED, OPEN, type World } from "../reports/world";
import { approvePlan, dayIn, forgetPlans, type Measure } from "./fixture";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(forgetPlans);

/** OPEN is the third quarter of 2026, and its reports are not due yet. */
const due = (doneOn: string | null): Measure => ({ dueYear: 2026, dueQuarter: 2, doneOn });
const current = (doneOn: string | null): Measure => ({ dueYear: 2026, dueQuarter: 3, doneOn });
const later = (doneOn: string | null): Measure => ({ dueYear: 2026, dueQuarter: 4, doneOn });

const waiting = async (measures: readonly Measure[], days?: number) => {
  await approvePlan(world, world.taskId, { measures, days });
  return submitted(world);
};

describe("a verdict that departs from what the plan suggests", () => {
  it.each([
    ["ON_TRACK", [due(null)]], ["BEHIND", [due(dayIn(-1))]], ["ON_TRACK", [due(dayIn(-1)), later(dayIn(0))]],
    ["DONE", [due(dayIn(-1))]], ["NOT_STARTED", [due(null)]],
  ])("%s is refused without a reason, at the field, and nothing is written", async (verdict, measures) => {
    const { id, version } = await waiting(measures);
    const refusal = await acceptReport(world.viewers.supervisor, acceptForm(id, version, { verdict, departure: "  " })).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refused);
    expect((refusal as Refused).fieldErrors).toEqual({ departure: expect.stringMatching(/^序时建议为.+，请写明偏离理由。$/) as string });
    expect(await stored(world)).toMatchObject({ state: "SUBMITTED", version, verdict: null, reviews: [] });
  });

  it("is taken with its reason, which stays on record beside the suggestion", async () => {
    const { id, version } = await waiting([due(null)]);
    await acceptReport(world.viewers.supervisor, acceptForm(id, version, { verdict: "ON_TRACK", departure: "措施已实质完成，台账待补。" }));
    const { reviews } = await stored(world);
    expect(reviews).toMatchObject([{ verdict: "ON_TRACK", suggestion: "BEHIND", departure: "措施已实质完成，台账待补。" }]);
    const [report] = await listFiledReports(world.viewers.filer, { taskId: world.taskId });
    expect(report?.reviews).toMatchObject([{ suggestion: "BEHIND", departure: "措施已实质完成，台账待补。" }]);
    const { events } = await getReviewScreen(world.viewers.supervisor, id);
    expect(events.at(-1)).toMatchObject({ event: "REPORT_ACCEPTED", suggestion: "BEHIND", departure: "措施已实质完成，台账待补。" });
  });

  it("can be undone and decided anew, without a reason where it does not depart any more", async () => {
    const { id, version } = await waiting([due(null)]);
    const { supervisor } = world.viewers;
    await acceptReport(supervisor, acceptForm(id, version, { verdict: "AHEAD", departure: "提前。" }));
    const [review] = (await stored(world)).reviews;
    await undoDecision(supervisor, { review: review?.id ?? "", requestId: randomUUID() });
    await acceptReport(supervisor, acceptForm(id, version + 2, { verdict: "BEHIND", departure: "不该留下的话" }));
    expect((await stored(world)).reviews).toMatchObject([{ suggestion: "BEHIND", departure: "提前。" }, { verdict: "BEHIND", suggestion: "BEHIND", departure: "" }]);
  });

  it("is written once where the form is sent twice", async () => {
    const { id, version } = await waiting([due(null)]);
    const form = acceptForm(id, version, { verdict: "ON_TRACK", departure: "理由。" });
    await Promise.all([acceptReport(world.viewers.supervisor, form), acceptReport(world.viewers.supervisor, form)]);
    expect((await stored(world)).reviews).toHaveLength(1);
  });

  it("is no matter for whoever may not review, reason or not", async () => {
    const { id, version } = await waiting([due(null)]);
    await expect(acceptReport(world.viewers.filer, acceptForm(id, version, { departure: "理由。" }))).rejects.toThrow(Forbidden);
  });
});

describe("without a suggestion any verdict needs no reason", () => {
  it.each([
    ["there is no plan", null, undefined], ["nothing is due yet", [later(null)], undefined], ["the quarter itself still has time", [current(null)], undefined], ["the plan is approved only after now", [due(null)], 3],
  ])("when %s", async (_what, measures, days) => {
    if (measures) await approvePlan(world, world.taskId, { measures, days });
    const { id, version } = await submitted(world);
    await acceptReport(world.viewers.supervisor, acceptForm(id, version, { verdict: "DONE" }));
    expect((await stored(world)).reviews).toMatchObject([{ verdict: "DONE", suggestion: null, departure: "" }]);
  });

  it("when only a later version of the plan, approved after the period's lock, has measures", async () => {
    await db.extension.create({ data: { periodId: world.periodIds[LOCKED] ?? "", unitId: world.units.lead, until: new Date(Date.now() + 86_400_000), reason: "补报", grantedBy: world.viewers.supervisor.id } });
    await approvePlan(world, world.taskId, { measures: [{ dueYear: 2026, dueQuarter: 1, doneOn: null }], days: -50 });
    const { id, version } = await submitted(world, {}, { period: LOCKED });
    expect((await getReviewScreen(world.viewers.supervisor, id)).light.suggestion).toBeNull();
    await acceptReport(world.viewers.supervisor, acceptForm(id, version, { verdict: "DONE" }));
  });
});

it("the version in force counts, not an earlier one", async () => {
  await approvePlan(world, world.taskId, { measures: [due(null)], days: -60 });
  await approvePlan(world, world.taskId, { measures: [due(dayIn(-2))], days: -2, no: 2 });
  const { id } = await submitted(world, {}, { period: OPEN });
  expect((await getReviewScreen(world.viewers.supervisor, id)).light).toMatchObject({ suggestion: "ON_TRACK", due: 1, done: 1 });
});
