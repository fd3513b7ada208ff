import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { signPlan, withdrawPlan } from "@/lib/plans/mutations-decide";
import { savePlan } from "@/lib/plans/mutations-draft";
import { markMeasure } from "@/lib/plans/mutations-marks";
import { getPlan } from "@/lib/plans/queries";
import { getPlansFigures } from "@/lib/plans/queries-figures";
import { getPlanForm } from "@/lib/plans/queries-form";
import { getPlanLine } from "@/lib/plans/queries-line";
import { listPlansTodo } from "@/lib/plans/queries-todo";
import { matchesPlanFilters, planFilters } from "@/lib/plans/rules-line";
import { createWorld, forgetFilings, type World } from "../reports/world";
import { approved, forgetPlans, leadRows, planForm, planStep, submitted, target, working } from "./steps";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await forgetFilings();
  await forgetPlans();
});

const read = (viewer: Viewer, version?: number | "working") => getPlan(viewer, world.slug, world.no, version);

describe("what of a plan is read by whom", () => {
  it("is a draft for the lead alone, but for a supporting unit's own measures; what was signed for all who read filed things", async () => {
    const { filer, signer, supportFiler, countyFiler, supervisor, observer, outsideFiler } = world.viewers;
    await savePlan(filer, planForm(world));
    expect((await read(filer)).shown).toMatchObject({ no: "working", content: { goal: "年底前全面完成。" } });
    expect(await read(supportFiler)).toMatchObject({ shown: null, state: "DRAFT", own: { measures: [], canChange: true } });
    expect(await read(supervisor)).toMatchObject({ shown: null, state: "NOT_WRITTEN", own: null });
    await expect(read(supervisor, "working")).rejects.toThrow(NotFound);
    await expect(read(outsideFiler)).rejects.toThrow(NotFound);
    await forgetPlans();
    const version = await submitted(world);
    expect((await read(supportFiler)).own?.measures).toMatchObject([{ text: "配合开展宣传。" }]);
    expect((await read(countyFiler)).own?.measures).toEqual([]);
    for (const viewer of [supervisor, observer, supportFiler]) expect((await read(viewer)).shown).toMatchObject({ no: 1, content: { measures: [{}, {}] } });
    // What was taken back is the lead's own again.
    await withdrawPlan(signer, planStep(world, version));
    expect(await read(observer)).toMatchObject({ shown: null, versions: [], state: "NOT_WRITTEN" });
    await expect(read(observer, 1)).rejects.toThrow(NotFound);
    expect((await read(filer, 1)).versions).toMatchObject([{ no: 1 }]);
  });

  it("tells what a change changes, against the version in force, to the lead first", async () => {
    const { filer, supportFiler, signer, supervisor } = world.viewers;
    const version = await approved(world);
    const key = (await read(filer)).shown?.content.targets[0]?.key ?? "";
    const [own] = await leadRows(world);
    const change = planForm(world, { version, intent: "send", reason: "任务调整。", measures: [{ ...own, due: "2026Q4" }], targets: [target({ key })] });
    const saved = await savePlan(filer, change);
    expect((await read(filer)).shown).toMatchObject({ no: "working", changesNo: 1, reason: "任务调整。", changes: [{ kind: "CHANGED", after: "制定实施细则。（2026年第四季度；业务科）" }] });
    expect(await read(supportFiler)).toMatchObject({ shown: { no: 1 }, inForceNo: 1, own: { canChange: false } });
    await signPlan(signer, planStep(world, saved.version));
    expect(await read(supervisor)).toMatchObject({ shown: { no: 2, changesNo: 1 }, rights: { decide: true } });
  });

  it("opens the lead's form to its filers only", async () => {
    const { filer, signer, supportFiler, supervisor, outsideFiler } = world.viewers;
    await approved(world);
    expect(await getPlanForm(filer, world.slug, world.no)).toMatchObject({ isChange: true, measures: [{ unitId: world.units.lead }], others: [{ unitId: world.units.support }], leftBehind: [] });
    for (const reader of [signer, supportFiler, supervisor]) await expect(getPlanForm(reader, world.slug, world.no)).rejects.toThrow(Forbidden);
    await expect(getPlanForm(outsideFiler, world.slug, world.no)).rejects.toThrow(NotFound);
  });
});

describe("the line and its figures", () => {
  it("show the tasks whose plans one may read, and each figure leads to exactly so many", async () => {
    const { supervisor, supportFiler, outsideFiler } = world.viewers;
    await approved(world);
    const key = (await working(world, world.units.support)).key;
    await markMeasure(supportFiler, { list: world.slug, no: world.no, key, doneOn: "2026-08-01", note: "", requestId: crypto.randomUUID() });
    for (const viewer of [supervisor, supportFiler, outsideFiler]) {
      const { tasks, total } = await getPlanLine(viewer, world.slug);
      expect(total).toBe(47);
      if (viewer === supervisor) expect(tasks).toHaveLength(47);
      const now = new Date();
      for (const { value, href } of await getPlansFigures(viewer, { list: { id: world.listId, slug: world.slug }, period: { id: "", key: "" } })) {
        const filters = planFilters.parse(Object.fromEntries(new URL(href, "http://x").searchParams));
        expect(tasks.filter((task) => matchesPlanFilters(task, filters, now))).toHaveLength(value);
      }
    }
    const line = await getPlanLine(supervisor, world.slug);
    expect(line.tasks.find(({ no }) => no === world.no)).toMatchObject({ state: "APPROVED", inForceNo: 1, measures: [{ doneOn: null }, { doneOn: "2026-08-01" }] });
    expect((await getPlanLine(outsideFiler, world.slug)).tasks.some(({ no }) => no === world.no)).toBe(false);
  });

  it("tell each account what waits for it", async () => {
    const { filer, signer, supervisor, supportFiler, observer } = world.viewers;
    const at = async (viewer: Viewer) => Object.fromEntries(Object.entries(await listPlansTodo(viewer)).map(([group, plans]) => [group, plans.filter((plan) => plan.taskNo === world.no).length]));
    expect(await at(filer)).toEqual({ returned: 0, toSign: 0, toDecide: 0, toWrite: 1 });
    const sent = await savePlan(filer, planForm(world, { intent: "send" }));
    expect([await at(filer), await at(signer)]).toEqual([{ returned: 0, toSign: 0, toDecide: 0, toWrite: 0 }, { returned: 0, toSign: 1, toDecide: 0, toWrite: 0 }]);
    await signPlan(signer, planStep(world, sent.version));
    expect((await at(supervisor)).toDecide).toBe(1);
    expect((await listPlansTodo(supportFiler)).toDecide).toEqual([]);
    expect(await listPlansTodo(observer)).toEqual({ returned: [], toSign: [], toDecide: [], toWrite: [] });
    expect(await db.plan.count()).toBe(1);
  });
});
