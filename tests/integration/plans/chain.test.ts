import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CHANGED_MEANWHILE, Forbidden, NotFound } from "@/lib/actions/failures";
import { db } from "@/lib/db/client";
import { approvePlan, returnPlan, returnPlanUnsigned, signPlan, withdrawPlan } from "@/lib/plans/mutations-decide";
import { discardPlanChange } from "@/lib/plans/mutations-discard";
import { savePlan } from "@/lib/plans/mutations-draft";
import { markMeasure, unmarkMeasure } from "@/lib/plans/mutations-marks";
import { removeMeasure, saveMeasure } from "@/lib/plans/mutations-measures";
import { listPlansInForce } from "@/lib/plans/queries-force";
import { measureStamp } from "@/lib/plans/rules";
import { createViewer, createWorld, forgetFilings, type World } from "../reports/world";
import { approved, forgetPlans, leadRows, measureForm, planForm, planStep, row, stored, submitted, target, working } from "./steps";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await forgetFilings();
  await forgetPlans();
});

const events = async () => (await db.auditEvent.findMany({ where: { OR: [{ event: { startsWith: "PLAN_" } }, { event: { startsWith: "MEASURE_" } }] }, orderBy: { id: "asc" }, select: { event: true } })).map(({ event }) => event);
const inForce = async (at?: Date) => (await listPlansInForce(world.viewers.observer, world.listId, at)).find((plan) => plan.taskId === world.taskId);

describe("a work plan", () => {
  it("goes from the lead's draft over its signer to HRSS, with the supporting unit's measure, and is in force", async () => {
    const version = await submitted(world);
    expect(await inForce()).toBeUndefined();
    await approvePlan(world.viewers.supervisor, { ...planStep(world, version), note: "按此执行。" });
    const plan = await stored(world);
    expect(plan).toMatchObject({ state: "APPROVED", approvedVersionNo: 1, submittedVersionNo: null, lastVersionNo: 1, versions: [{ no: 1, decisionReason: "按此执行。", signedById: world.viewers.signer.id }] });
    expect(await inForce()).toMatchObject({
      versionNo: 1, goal: "年底前全面完成。",
      measures: [{ unitId: world.units.lead, due: { year: 2026, quarter: 3 }, doneOn: null }, { unitId: world.units.support, text: "配合开展宣传。" }],
      targets: [{ name: "培训人次", goal: 1500, basis: "CUMULATIVE", due: { year: 2026, quarter: 4 } }],
    });
    expect(await events()).toEqual(["PLAN_SAVED", "PLAN_MEASURE_SAVED", "PLAN_SENT_TO_SIGN", "PLAN_SIGNED", "PLAN_APPROVED"]);
  });

  it("is returned by the signer and by HRSS with their reasons, and sent again", async () => {
    const { filer, signer, supervisor } = world.viewers;
    const sent = await savePlan(filer, planForm(world, { intent: "send" }));
    await returnPlanUnsigned(signer, { ...planStep(world, sent.version), reason: "写具体些。" });
    expect(await stored(world)).toMatchObject({ state: "RETURNED", returnReason: "写具体些。", returnedById: signer.id, lastVersionNo: 0 });
    const again = await savePlan(filer, planForm(world, { version: sent.version + 1, intent: "send", measures: await leadRows(world), targets: [] }));
    await signPlan(signer, planStep(world, again.version));
    await returnPlan(supervisor, { ...planStep(world, again.version + 1), reason: "缺少责任科室。" });
    expect(await stored(world)).toMatchObject({ state: "RETURNED", returnReason: "缺少责任科室。", submittedVersionNo: null, versions: [{ no: 1, decisionReason: "缺少责任科室。" }] });
    expect(await inForce()).toBeUndefined();
  });

  it("is changed after approval as a new version with a reason; what was in force at an earlier time stays known", async () => {
    const { filer, signer, secondSupervisor } = world.viewers;
    let version = await approved(world);
    const first = await inForce();
    const [own] = await leadRows(world);
    const targets = [target({ key: first?.targets[0]?.key ?? "" })];
    const changed = { measures: [{ ...own, due: "2026Q4" }, row({ text: "新增一条。" })], targets };
    await expect(savePlan(filer, planForm(world, { version, intent: "send", reason: "", ...changed }))).rejects.toMatchObject({ fieldErrors: { reason: "修改已审定的方案，请填写修改原因。" } });
    await expect(savePlan(filer, planForm(world, { version, intent: "send", reason: "调整。", measures: [own], targets }))).rejects.toThrow("没有修改");
    expect((await stored(world)).state).toBe("APPROVED");
    version = (await savePlan(filer, planForm(world, { version, intent: "send", reason: "省里调整任务。", ...changed }))).version;
    await signPlan(signer, planStep(world, version));
    expect(await inForce()).toEqual(first);
    await approvePlan(secondSupervisor, { ...planStep(world, version + 1), note: "" });
    const second = await inForce();
    expect(second).toMatchObject({ versionNo: 2, measures: [{ key: own?.key, due: { year: 2026, quarter: 4 } }, { text: "新增一条。" }, { unitId: world.units.support }] });
    expect((await stored(world)).versions.map(({ reason }) => reason)).toEqual(["", "省里调整任务。"]);
    expect(await inForce(new Date((second?.approvedAt.getTime() ?? 0) - 1))).toMatchObject({ versionNo: 1, measures: [{ due: { year: 2026, quarter: 3 } }, {}] });
  });

  it("is approved again once nothing of an open change is left", async () => {
    const { filer, supportFiler } = world.viewers;
    let version = await approved(world);
    const form = { measures: await leadRows(world), targets: [target({ key: (await inForce())?.targets[0]?.key ?? "" })] };
    const save = async (change: Partial<Parameters<typeof planForm>[1]>) => (version = (await savePlan(filer, planForm(world, { version, ...form, ...change }))).version);
    await save({ goal: "改一改。", reason: "试改。" });
    expect((await stored(world)).state).toBe("DRAFT");
    await save({ reason: "试改。" });
    expect(await stored(world)).toMatchObject({ state: "APPROVED", reason: "" });
    await saveMeasure(supportFiler, measureForm(world, { text: "又一条。" }));
    expect((await stored(world)).state).toBe("DRAFT");
    const added = (await stored(world)).measures.find(({ text }) => text === "又一条。");
    const opened = measureStamp({ text: "又一条。", responsible: "办公室", due: { year: 2026, quarter: 3 } });
    await removeMeasure(supportFiler, { ...planStep(world, 0), key: added?.key ?? "", opened });
    expect((await stored(world)).state).toBe("APPROVED");
  });

  it("is given up by the lead, whatever was changed: back to what is approved", async () => {
    const { filer, signer, supportFiler, supervisor } = world.viewers;
    const version = await approved(world);
    const before = await stored(world);
    await expect(discardPlanChange(filer, planStep(world, version))).rejects.toThrow("已审定");
    await saveMeasure(supportFiler, measureForm(world, { text: "又一条。" }));
    const changed = await savePlan(filer, planForm(world, { version, intent: "send", goal: "改过。", reason: "试改。", measures: [row({ text: "换一条。" })], targets: [] }));
    await returnPlanUnsigned(signer, { ...planStep(world, changed.version), reason: "不必修改。" });
    for (const other of [signer, supportFiler, supervisor]) await expect(discardPlanChange(other, planStep(world, changed.version + 1))).rejects.toThrow(Forbidden);
    await discardPlanChange(filer, planStep(world, changed.version + 1));
    const after = await stored(world);
    expect(after).toMatchObject({ state: "APPROVED", goal: before.goal, reason: "", returnReason: null, approvedVersionNo: 1 });
    expect(new Set(after.measures)).toEqual(new Set(before.measures));
    expect(after.targets).toEqual(before.targets);
    expect((await events()).at(-1)).toBe("PLAN_CHANGE_DISCARDED");
  });

  it("that was never approved has nothing to go back to", async () => {
    const { version } = await savePlan(world.viewers.filer, planForm(world));
    await expect(discardPlanChange(world.viewers.filer, planStep(world, version))).rejects.toThrow("没有可放弃的变更");
  });

  it("never changes what was signed", async () => {
    await approved(world);
    await expect(db.planVersion.updateMany({ data: { goal: "改" } })).rejects.toThrow("never changed");
    await expect(db.planMeasure.updateMany({ where: { versionNo: 1 }, data: { text: "改" } })).rejects.toThrow("never changed");
    await expect(db.planTarget.deleteMany({ where: { versionNo: 1 } })).rejects.toThrow("never changed");
  });

  it("is withdrawn while nobody has decided, and then by nobody", async () => {
    const version = await submitted(world);
    await withdrawPlan(world.viewers.filer, planStep(world, version));
    const plan = await stored(world);
    expect(plan).toMatchObject({ state: "DRAFT", submittedVersionNo: null });
    expect(plan.versions[0]?.withdrawnAt).not.toBeNull();
    await expect(approvePlan(world.viewers.supervisor, { ...planStep(world, version), note: "" })).rejects.toThrow("状态已经变化");
    await forgetPlans();
    const decided = await approved(world);
    await expect(withdrawPlan(world.viewers.filer, planStep(world, decided))).rejects.toThrow("已审定");
  });
});

describe("a supporting unit's measures", () => {
  it("join the lead's plan without touching it, nor being touched by its save", async () => {
    const { filer, supportFiler, countyFiler } = world.viewers;
    await expect(saveMeasure(supportFiler, measureForm(world))).rejects.toThrow("牵头单位尚未着手");
    const { version } = await savePlan(filer, planForm(world));
    await saveMeasure(supportFiler, measureForm(world));
    await saveMeasure(countyFiler, measureForm(world, { text: "县里的措施。" }));
    // The lead's form was opened before both.
    await savePlan(filer, planForm(world, { version, goal: "新的目标。", measures: [...(await leadRows(world)), row({ text: "第二条。" })] , targets: [] }));
    const plan = await stored(world);
    expect(plan.measures.map(({ text }) => text).sort()).toEqual(["制定实施细则。", "第二条。", "配合开展宣传。", "县里的措施。"].sort());
    const own = await working(world, world.units.support);
    await saveMeasure(supportFiler, measureForm(world, { key: own.key, text: "改过的措施。", opened: own.opened }));
    expect((await stored(world)).goal).toBe("新的目标。");
    await expect(saveMeasure(supportFiler, measureForm(world, { key: own.key, text: "晚到的。", opened: own.opened }))).rejects.toThrow(CHANGED_MEANWHILE);
    await expect(removeMeasure(countyFiler, { ...planStep(world, 0), key: own.key, opened: (await working(world, world.units.support)).opened })).rejects.toThrow(Forbidden);
    const now = await working(world, world.units.support);
    await removeMeasure(supportFiler, { ...planStep(world, 0), key: now.key, opened: now.opened });
    expect((await stored(world)).measures).toHaveLength(3);
  });

  it("that a unit left behind may be taken out by the lead, but is not rewritten under that unit's name", async () => {
    const { filer, supportFiler } = world.viewers;
    await savePlan(filer, planForm(world));
    await saveMeasure(supportFiler, measureForm(world));
    const { key, opened } = await working(world, world.units.support);
    await db.planMeasure.updateMany({ where: { key }, data: { unitId: world.viewers.outsideFiler.unitId ?? "" } });
    await expect(saveMeasure(filer, measureForm(world, { key, text: "代写。", opened }))).rejects.toThrow(Forbidden);
    expect((await stored(world)).measures.find((measure) => measure.key === key)?.text).toBe("配合开展宣传。");
    await removeMeasure(filer, { ...planStep(world, 0), key, opened });
    expect((await stored(world)).measures).toHaveLength(1);
  });

  it("open a change of an approved plan, which the lead sends with a reason; not while it is signed or decided on", async () => {
    const { filer, supportFiler } = world.viewers;
    const waiting = await submitted(world);
    await expect(saveMeasure(supportFiler, measureForm(world))).rejects.toThrow("待审定");
    await approvePlan(world.viewers.supervisor, { ...planStep(world, waiting), note: "" });
    await saveMeasure(supportFiler, measureForm(world, { text: "新增配合措施。", due: "2027Q1" }));
    expect(await stored(world)).toMatchObject({ state: "DRAFT", approvedVersionNo: 1 });
    expect((await inForce())?.measures).toHaveLength(2);
    const targets = [target({ key: (await inForce())?.targets[0]?.key ?? "" })];
    const { version } = await savePlan(filer, planForm(world, { version: waiting + 1, intent: "send", reason: "配合单位增加措施。", measures: await leadRows(world), targets }));
    await signPlan(world.viewers.signer, planStep(world, version));
    await approvePlan(world.viewers.supervisor, { ...planStep(world, version + 1), note: "" });
    expect((await inForce())?.measures).toHaveLength(3);
  });
});

describe("who may not", () => {
  it("has no part in the task: as if there were no plan; may read but not act: refused", async () => {
    const { outsideFiler, outsideSigner, supportFiler, supportSigner, observer, administrator, filer, signer, hrssFiler, supervisor } = world.viewers;
    for (const other of [outsideFiler, hrssFiler]) await expect(savePlan(other, planForm(world))).rejects.toThrow(NotFound);
    for (const reader of [supportFiler, signer, observer, administrator, supervisor]) await expect(savePlan(reader, planForm(world))).rejects.toThrow(Forbidden);
    await savePlan(filer, planForm(world));
    await expect(saveMeasure(outsideFiler, measureForm(world))).rejects.toThrow(NotFound);
    for (const reader of [filer, observer, supportSigner, supervisor]) await expect(saveMeasure(reader, measureForm(world))).rejects.toThrow(Forbidden);
    // To HRSS a plan that was never signed does not exist.
    await expect(approvePlan(supervisor, { ...planStep(world, 1), note: "" })).rejects.toThrow(NotFound);
    const { version } = await savePlan(filer, planForm(world, { version: 1, intent: "send", measures: await leadRows(world), targets: [] }));
    await expect(signPlan(outsideSigner, planStep(world, version))).rejects.toThrow(NotFound);
    for (const reader of [supportSigner, filer, supervisor]) await expect(signPlan(reader, planStep(world, version))).rejects.toThrow(Forbidden);
    await signPlan(signer, planStep(world, version));
    await expect(approvePlan(outsideSigner, { ...planStep(world, version + 1), note: "" })).rejects.toThrow(NotFound);
    for (const reader of [signer, observer, administrator]) await expect(approvePlan(reader, { ...planStep(world, version + 1), note: "" })).rejects.toThrow(Forbidden);
    expect(await listPlansInForce(outsideFiler, world.listId)).toEqual([]);
  });

  it("signs what he wrote, unless the unit allows it; decides on what he wrote or signed himself", async () => {
    const both = await createViewer(world.units.lead, "FILER", "SIGNER");
    const { version } = await savePlan(both, planForm(world, { intent: "send" }));
    await expect(signPlan(both, planStep(world, version))).rejects.toThrow("一人兼任");
    await forgetPlans();
    const own = await createViewer(world.units.hrss, "FILER", "SUPERVISOR");
    const form = planForm(world, { no: world.hrssNo, intent: "send" });
    const saved = await savePlan(own, form);
    await signPlan(world.viewers.hrssSigner, planStep(world, saved.version, { no: world.hrssNo }));
    const step = { ...planStep(world, saved.version + 1, { no: world.hrssNo }), note: "" };
    await expect(approvePlan(own, step)).rejects.toThrow(Forbidden);
    await approvePlan(world.viewers.secondSupervisor, step);
  });

  it("has no signer: the plan is not sent", async () => {
    const signers = { where: { unitId: world.units.lead, roles: { has: "SIGNER" as const } } };
    await db.account.updateMany({ ...signers, data: { isDisabled: true } });
    await expect(savePlan(world.viewers.filer, planForm(world, { intent: "send" }))).rejects.toThrow("没有可以审签的审签人");
    await db.account.updateMany({ ...signers, data: { isDisabled: false } });
    expect(await db.plan.count()).toBe(0);
  });
});

describe("races and repeats", () => {
  it("carries a form out once, and refuses the slower of two", async () => {
    const { filer, secondFiler, signer } = world.viewers;
    const form = planForm(world);
    expect(await savePlan(filer, form)).toEqual({ version: 1 });
    expect(await savePlan(filer, form)).toEqual({ version: 1 });
    expect((await stored(world)).measures).toHaveLength(1);
    const outcomes = await Promise.allSettled([filer, secondFiler].map(async (viewer) => savePlan(viewer, planForm(world, { version: 1, goal: viewer.id, measures: await leadRows(world), targets: [] }))));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { message: CHANGED_MEANWHILE } });
    const sent = await savePlan(filer, planForm(world, { version: 2, intent: "send", measures: await leadRows(world), targets: [] }));
    const signatures = await Promise.allSettled([signPlan(signer, planStep(world, sent.version)), signPlan(signer, planStep(world, sent.version))]);
    expect(signatures.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await stored(world)).versions).toHaveLength(1);
  });

  it("lets one begin a plan of two at once", async () => {
    const outcomes = await Promise.allSettled([savePlan(world.viewers.filer, planForm(world)), savePlan(world.viewers.secondFiler, planForm(world))]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await stored(world)).measures).toHaveLength(1);
  });

  it("refuses a quarter that the list does not offer, at its field", async () => {
    await expect(savePlan(world.viewers.filer, planForm(world, { measures: [row(), row({ due: "2031Q1" })] }))).rejects.toMatchObject({ fieldErrors: { "measures.1.due": "请重新选择完成季度。" } });
    await savePlan(world.viewers.filer, planForm(world, { measures: [row({ due: "2028Q4" })] }));
  });
});

describe("a mark", () => {
  it("is set and taken back by the unit that answers for the measure, once the plan is in force", async () => {
    const { filer, supportFiler, secondFiler, outsideFiler, supervisor } = world.viewers;
    const version = await submitted(world);
    const key = (await working(world, world.units.support)).key;
    const mark = { list: world.slug, no: world.no, key, doneOn: "2026-08-01", note: "已办结。" };
    const at = (viewer: Parameters<typeof markMeasure>[0]) => markMeasure(viewer, { ...mark, requestId: crypto.randomUUID() });
    await expect(at(supportFiler)).rejects.toThrow(NotFound);
    await approvePlan(supervisor, { ...planStep(world, version), note: "" });
    await expect(at(outsideFiler)).rejects.toThrow(NotFound);
    for (const reader of [filer, supervisor, world.viewers.supportSigner]) await expect(at(reader)).rejects.toThrow(Forbidden);
    await at(supportFiler);
    await expect(at(supportFiler)).rejects.toThrow("已由他人标记");
    expect((await inForce())?.measures.find((measure) => measure.key === key)).toMatchObject({ doneOn: "2026-08-01", doneNote: "已办结。" });
    const back = { list: world.slug, no: world.no, key, requestId: crypto.randomUUID() };
    await expect(unmarkMeasure(secondFiler, back)).rejects.toThrow(Forbidden);
    await unmarkMeasure(supportFiler, back);
    await expect(unmarkMeasure(supportFiler, { ...back, requestId: crypto.randomUUID() })).rejects.toThrow("已被撤销");
    expect((await inForce())?.measures.every((measure) => measure.doneOn === null)).toBe(true);
    // What it meant to a quarter that locked meanwhile stays on record; the measure can be marked anew.
    await at(supportFiler);
    expect((await inForce())?.measures).toHaveLength(2);
    expect(await db.measureMark.findMany({ orderBy: { markedAt: "asc" } })).toMatchObject([{ key, undoneAt: expect.any(Date) as Date }, { key, undoneAt: null }]);
  });
});
