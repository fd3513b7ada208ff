import "server-only";
import { Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import { beginPlan, subjectOf, updatePlan } from "./mutations-steps";
import { SETTLED } from "./mutations-words";
import { canWritePlan } from "./policy";
import type { PlanStepInput } from "./schema";

/**
 * 放弃变更: the lead puts the approved version back in place of the working copy, with the measures of all units.
 * @throws NotFound, Forbidden; Refused where nothing was approved yet, or the plan is being signed or decided on
 */
export async function discardPlanChange(viewer: Viewer, input: PlanStepInput): Promise<void> {
  await writeAudited(viewer, input.requestId, ["PLAN_CHANGE_DISCARDED"], async (tx, record) => {
    const { place, plan } = await beginPlan(tx, viewer, input, "DISCARD", canWritePlan);
    const no = plan.approvedVersionNo;
    if (no === null) throw new Refused("尚无已审定的方案，没有可放弃的变更。");
    const [working, approved] = [{ planId: plan.id, versionNo: 0 }, { planId: plan.id, versionNo: no }];
    const { goal } = await tx.planVersion.findUniqueOrThrow({ where: { planId_no: { planId: plan.id, no } }, select: { goal: true } });
    const [measures, targets] = [await tx.planMeasure.findMany({ where: approved }), await tx.planTarget.findMany({ where: approved })];
    await tx.planMeasure.deleteMany({ where: working });
    await tx.planTarget.deleteMany({ where: working });
    await tx.planMeasure.createMany({ data: measures.map((row) => ({ ...row, versionNo: 0 })) });
    await tx.planTarget.createMany({ data: targets.map((row) => ({ ...row, versionNo: 0 })) });
    await updatePlan(tx, plan, { ...SETTLED, goal });
    await record({ event: "PLAN_CHANGE_DISCARDED", ...subjectOf(place, plan), detail: { version: no } });
  });
}
