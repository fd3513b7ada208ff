import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { CHANGED_MEANWHILE, NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import type { Transaction } from "@/lib/db/client";
import { requireOfferedQuarters } from "./mutations-draft";
import { loadPlanPlace, lockPlan, refuseOthers, stateAfter, withWriter, type LockedPlan, type PlanPlace } from "./mutations-steps";
import { isAsApproved, SETTLED } from "./mutations-words";
import { canAddMeasure, canChangeMeasureOf, canReadPlan } from "./policy";
import { measureStamp } from "./rules";
import { MEASURES_MAX } from "./rules-limits";
import type { PlanAddress, removeMeasureSchema, saveMeasureSchema } from "./schema";

const LEAD_FIRST = "牵头单位尚未着手制定工作方案，暂不能填写。";

/** Loads and locks the plan that a supporting unit's measure belongs to. */
async function beginMeasure(tx: Transaction, viewer: Viewer, input: PlanAddress): Promise<{ place: PlanPlace; plan: LockedPlan }> {
  const place = await loadPlanPlace(tx, input);
  if (!canReadPlan(viewer, place)) throw new NotFound();
  const plan = await lockPlan(tx, place.taskId);
  if (!plan) {
    refuseOthers(viewer, place, canAddMeasure(viewer, place));
    throw new Refused(LEAD_FIRST);
  }
  return { place, plan };
}

/** The measure of the working copy as the form was opened with it. @throws NotFound, Forbidden; Refused where it was changed or taken out since */
async function openedMeasure(tx: Transaction, viewer: Viewer, place: PlanPlace, plan: LockedPlan, { key, opened }: { key: string; opened: string }, may: (unitId: string) => boolean) {
  const measure = await tx.planMeasure.findUnique({ where: { planId_versionNo_key: { planId: plan.id, versionNo: 0, key } } });
  if (!measure) {
    refuseOthers(viewer, place, canAddMeasure(viewer, place));
    throw new Refused(CHANGED_MEANWHILE);
  }
  refuseOthers(viewer, place, may(measure.unitId));
  const due = { year: measure.dueYear, quarter: measure.dueQuarter };
  if (measureStamp({ ...measure, due }) !== opened) throw new Refused(CHANGED_MEANWHILE);
  return { ...measure, due };
}

/**
 * A supporting unit's change leaves the plan's version as it is: the lead's open form, which does not hold it, still fits.
 * Called after the change: one that was taken back leaves nothing to send.
 */
async function noteWriter(tx: Transaction, viewer: Viewer, plan: LockedPlan): Promise<void> {
  const change = (await isAsApproved(tx, plan, plan.goal)) ? SETTLED : { state: stateAfter(plan, "CHANGE_MEASURE") };
  await tx.plan.update({ where: { id: plan.id }, data: { ...change, writerIds: withWriter(plan, viewer) } });
}

/**
 * A supporting unit adds a measure of its own to the working copy, or changes one. Of an approved plan that opens a change,
 * which the lead has to send with its reason.
 *
 * @throws NotFound, Forbidden; Refused where the lead has not begun, the plan is being signed or decided on, or the same
 *   measure was changed since the form was opened
 */
export async function saveMeasure(viewer: Viewer, input: z.output<typeof saveMeasureSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["PLAN_MEASURE_SAVED"], async (tx, record) => {
    const { place, plan } = await beginMeasure(tx, viewer, input);
    const { text, responsible, due } = input;
    const words = { text, responsible, dueYear: due.year, dueQuarter: due.quarter };
    refuseOthers(viewer, place, canAddMeasure(viewer, place));
    const unitId = viewer.unitId ?? "";
    // Under a unit's name only the unit itself writes.
    const before = input.key === null ? null : await openedMeasure(tx, viewer, place, plan, { key: input.key, opened: input.opened }, (id) => id === unitId);
    stateAfter(plan, "CHANGE_MEASURE");
    await requireOfferedQuarters(tx, place.listId, before ? [before.due] : [], [{ field: "due", due }]);
    if (before) {
      await tx.planMeasure.update({ where: { planId_versionNo_key: { planId: plan.id, versionNo: 0, key: before.key } }, data: words });
    } else {
      const own = await tx.planMeasure.aggregate({ where: { planId: plan.id, versionNo: 0, unitId }, _count: true, _max: { position: true } });
      if (own._count >= MEASURES_MAX) throw new Refused(`一个单位最多 ${MEASURES_MAX} 条措施。`);
      await tx.planMeasure.create({ data: { ...words, planId: plan.id, versionNo: 0, key: randomUUID(), position: (own._max.position ?? -1) + 1, unitId } });
    }
    await noteWriter(tx, viewer, plan);
    await record({ event: "PLAN_MEASURE_SAVED", taskId: place.taskId, unitId, subjectId: plan.id });
  });
}

/** Takes a measure out of the working copy; what was approved keeps it until the next version is. Throws as `saveMeasure`. */
export async function removeMeasure(viewer: Viewer, input: z.output<typeof removeMeasureSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["PLAN_MEASURE_REMOVED"], async (tx, record) => {
    const { place, plan } = await beginMeasure(tx, viewer, input);
    const { unitId, key } = await openedMeasure(tx, viewer, place, plan, input, (id) => canChangeMeasureOf(viewer, id, place));
    stateAfter(plan, "CHANGE_MEASURE");
    await tx.planMeasure.delete({ where: { planId_versionNo_key: { planId: plan.id, versionNo: 0, key } } });
    await noteWriter(tx, viewer, plan);
    await record({ event: "PLAN_MEASURE_REMOVED", taskId: place.taskId, unitId, subjectId: plan.id });
  });
}
