import "server-only";
import type { z } from "zod";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import type { Transaction } from "@/lib/db/client";
import { maySignOwnWords } from "@/lib/tasks/policy";
import { beginPlan, loadPlanPlace, lockPlan, refuseOthers, subjectOf, updatePlan, type LockedPlan } from "./mutations-steps";
import { canDecidePlans, canSignPlan, canWithdrawPlan, isOwnPlan } from "./policy";
import type { approvePlanSchema, PlanStepInput, ReturnPlan } from "./schema";
import { nextPlanState } from "./workflow";

/** Freezes the working copy as version `no`: its goal and reason, and all its measures and targets. */
async function freeze(tx: Transaction, viewer: Viewer, plan: LockedPlan, no: number, at: Date): Promise<void> {
  const { id: planId, goal, reason, writtenById } = plan;
  await tx.planVersion.create({ data: { planId, no, goal, reason, writtenById, signedById: viewer.id, submittedAt: at } });
  const working = { where: { planId, versionNo: 0 } };
  const [measures, targets] = [await tx.planMeasure.findMany(working), await tx.planTarget.findMany(working)];
  await tx.planMeasure.createMany({ data: measures.map((row) => ({ ...row, versionNo: no })) });
  await tx.planTarget.createMany({ data: targets.map((row) => ({ ...row, versionNo: no })) });
}

/**
 * The signer's signature: the plan leaves the unit as its next version, which never changes.
 * @throws NotFound, Forbidden; Refused when he wrote in it himself and the unit does not allow that (一人兼任)
 */
export async function signPlan(viewer: Viewer, input: PlanStepInput): Promise<void> {
  await writeAudited(viewer, input.requestId, ["PLAN_SIGNED"], async (tx, record) => {
    const { place, plan, state } = await beginPlan(tx, viewer, input, "SIGN", canSignPlan);
    if (!maySignOwnWords(viewer, plan, { allowsSelfSigning: place.leadAllowsSelfSigning })) throw new Refused("本人所写须由本单位其他审签人审签（本单位未开通一人兼任）。");
    const no = plan.lastVersionNo + 1;
    await freeze(tx, viewer, plan, no, new Date());
    await updatePlan(tx, plan, { state, signedById: viewer.id, lastVersionNo: no, submittedVersionNo: no, returnReason: null, returnedById: null });
    await record({ event: "PLAN_SIGNED", ...subjectOf(place, plan), detail: { version: no } });
  });
}

/** The signer sends the plan back to its filer, with a reason. Throws as `signPlan`. */
export async function returnPlanUnsigned(viewer: Viewer, input: ReturnPlan): Promise<void> {
  await writeAudited(viewer, input.requestId, ["PLAN_SIGN_RETURNED"], async (tx, record) => {
    const { place, plan, state } = await beginPlan(tx, viewer, input, "SIGN_RETURN", canSignPlan);
    await updatePlan(tx, plan, { state, returnReason: input.reason, returnedById: viewer.id });
    await record({ event: "PLAN_SIGN_RETURNED", ...subjectOf(place, plan), reason: input.reason });
  });
}

/** What became of the version that waits for HRSS. */
async function answer(tx: Transaction, plan: LockedPlan, data: { withdrawnAt: Date } | { approvedAt?: Date; returnedAt?: Date; decidedById: string; decisionReason: string }): Promise<number> {
  const no = plan.submittedVersionNo;
  if (no === null) throw new Error("a submitted plan has a version that waits");
  await tx.planVersion.update({ where: { planId_no: { planId: plan.id, no } }, data });
  return no;
}

/** The lead takes back what nobody has decided on yet; the withdrawn version is kept and counts for nothing. */
export async function withdrawPlan(viewer: Viewer, input: PlanStepInput): Promise<void> {
  await writeAudited(viewer, input.requestId, ["PLAN_WITHDRAWN"], async (tx, record) => {
    const { place, plan, state } = await beginPlan(tx, viewer, input, "WITHDRAW", canWithdrawPlan);
    if (plan.state === "SUBMITTED") await answer(tx, plan, { withdrawnAt: new Date() });
    await updatePlan(tx, plan, { state, submittedVersionNo: null });
    await record({ event: "PLAN_WITHDRAWN", ...subjectOf(place, plan) });
  });
}

/** Loads what HRSS decides on. To a supervisor a plan that was never signed does not exist. */
async function beginDecision(tx: Transaction, viewer: Viewer, input: PlanStepInput, step: "APPROVE" | "RETURN") {
  const place = await loadPlanPlace(tx, input);
  refuseOthers(viewer, place, canDecidePlans(viewer));
  const plan = await lockPlan(tx, place.taskId);
  if (!plan || plan.lastVersionNo === 0) throw new NotFound();
  if (isOwnPlan(viewer, plan)) throw new Forbidden();
  const state = nextPlanState(plan.state, step);
  if (!state || plan.version !== input.version) throw new Refused("这份工作方案的状态已经变化（可能已被撤回或已由他人审定），请刷新页面。");
  return { place, plan, state };
}

/**
 * 审定: the version is in force from now on.
 * @throws NotFound, Forbidden (not a supervisor, or he wrote or signed it himself); Refused when the state changed
 */
export async function approvePlan(viewer: Viewer, input: z.output<typeof approvePlanSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["PLAN_APPROVED"], async (tx, record) => {
    const { place, plan, state } = await beginDecision(tx, viewer, input, "APPROVE");
    const no = await answer(tx, plan, { approvedAt: new Date(), decidedById: viewer.id, decisionReason: input.note });
    await updatePlan(tx, plan, { state, reason: "", submittedVersionNo: null, approvedVersionNo: no });
    await record({ event: "PLAN_APPROVED", ...subjectOf(place, plan), reason: input.note, detail: { version: no } });
  });
}

/** 退回, with a reason; an earlier version stays in force. Throws as `approvePlan`. */
export async function returnPlan(viewer: Viewer, input: ReturnPlan): Promise<void> {
  await writeAudited(viewer, input.requestId, ["PLAN_RETURNED"], async (tx, record) => {
    const { place, plan, state } = await beginDecision(tx, viewer, input, "RETURN");
    const no = await answer(tx, plan, { returnedAt: new Date(), decidedById: viewer.id, decisionReason: input.reason });
    await updatePlan(tx, plan, { state, submittedVersionNo: null, returnReason: input.reason, returnedById: viewer.id });
    await record({ event: "PLAN_RETURNED", ...subjectOf(place, plan), reason: input.reason, detail: { version: no } });
  });
}
