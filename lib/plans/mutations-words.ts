import "server-only";
import { Refused } from "@/lib/actions/failures";
import type { Transaction } from "@/lib/db/client";
import type { LockedPlan } from "./mutations-steps";
import { diffPlans, type PlanWords } from "./rules-diff";

/** @returns a version's measures and targets, or the working copy's (0), as the list of changes compares them */
async function loadWords(tx: Transaction, planId: string, versionNo: number, goal: string): Promise<PlanWords> {
  const measures = await tx.planMeasure.findMany({ where: { planId, versionNo }, include: { unit: { select: { shortName: true } } } });
  const targets = await tx.planTarget.findMany({ where: { planId, versionNo } });
  return {
    goal,
    measures: measures.map(({ dueYear, dueQuarter, unit, ...row }) => ({ ...row, unitName: unit.shortName, due: { year: dueYear, quarter: dueQuarter } })),
    targets: targets.map(({ dueYear, dueQuarter, goal: figure, ...row }) => ({
      ...row, goal: Number(figure), due: dueYear === null || dueQuarter === null ? null : { year: dueYear, quarter: dueQuarter },
    })),
  };
}

/** What a plan is without an open change: neither the change's reason nor what was said against it is left. */
export const SETTLED = { state: "APPROVED", reason: "", returnReason: null, returnedById: null } as const;

/** @returns whether the working copy says what is approved already: then there is no change to send, nor to wait for */
export async function isAsApproved(tx: Transaction, plan: LockedPlan, goal: string): Promise<boolean> {
  if (plan.approvedVersionNo === null) return false;
  const approved = await tx.planVersion.findUniqueOrThrow({ where: { planId_no: { planId: plan.id, no: plan.approvedVersionNo } }, select: { goal: true } });
  const [before, after] = [await loadWords(tx, plan.id, plan.approvedVersionNo, approved.goal), await loadWords(tx, plan.id, 0, goal)];
  return diffPlans(before, after).length === 0;
}

/** A new version says something new. @throws Refused where it does not */
export async function requireNewWords(tx: Transaction, plan: LockedPlan, goal: string): Promise<void> {
  if (await isAsApproved(tx, plan, goal)) throw new Refused("与已审定的方案相比没有修改，未送审签。");
}
