import "server-only";
import type { z } from "zod";
import { NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import type { Transaction } from "@/lib/db/client";
import { loadPlanPlace, refuseOthers } from "./mutations-steps";
import { canMarkMeasure, canReadPlan } from "./policy";
import type { markMeasureSchema, PlanAddress, unmarkMeasureSchema } from "./schema";

/** The measure of the version in force that a mark is about. @throws NotFound, Forbidden */
async function measureInForce(tx: Transaction, viewer: Viewer, input: PlanAddress & { key: string }) {
  const place = await loadPlanPlace(tx, input);
  if (!canReadPlan(viewer, place)) throw new NotFound();
  // Held against an approval at this moment, which may leave the measure out.
  await tx.$queryRaw`SELECT 1 FROM "Plan" WHERE "taskId" = ${place.taskId}::uuid FOR SHARE`;
  const plan = await tx.plan.findUnique({ where: { taskId: place.taskId }, select: { id: true, approvedVersionNo: true } });
  if (!plan || plan.approvedVersionNo === null) throw new NotFound();
  const measure = await tx.planMeasure.findUnique({ where: { planId_versionNo_key: { planId: plan.id, versionNo: plan.approvedVersionNo, key: input.key } }, select: { key: true, unitId: true } });
  if (!measure) throw new NotFound();
  refuseOthers(viewer, place, canMarkMeasure(viewer, measure.unitId));
  return { ...measure, planId: plan.id, taskId: place.taskId };
}

/**
 * The unit that answers for a measure says that it is carried out.
 * @throws NotFound for what no approved plan holds, Forbidden for another unit's; Refused where it is marked already
 */
export async function markMeasure(viewer: Viewer, input: z.output<typeof markMeasureSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["MEASURE_DONE"], async (tx, record) => {
    const { key, unitId, planId, taskId } = await measureInForce(tx, viewer, input);
    const mark = { key, planId, doneOn: new Date(input.doneOn), note: input.note, markedById: viewer.id, markedAt: new Date() };
    const { count } = await tx.measureMark.createMany({ data: mark, skipDuplicates: true });
    if (count === 0) throw new Refused("这条措施已由他人标记完成，请刷新页面。");
    await record({ event: "MEASURE_DONE", taskId, unitId, subjectId: planId, reason: input.note, detail: { day: input.doneOn } });
  });
}

/** Takes the mark back; what a locked quarter saw of it stays. Throws as `markMeasure`; Refused where there is none any more. */
export async function unmarkMeasure(viewer: Viewer, input: z.output<typeof unmarkMeasureSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["MEASURE_UNDONE"], async (tx, record) => {
    const { key, unitId, planId, taskId } = await measureInForce(tx, viewer, input);
    const { count } = await tx.measureMark.updateMany({ where: { key, undoneAt: null }, data: { undoneAt: new Date() } });
    if (count === 0) throw new Refused("这条措施的完成标记已被撤销，请刷新页面。");
    await record({ event: "MEASURE_UNDONE", taskId, unitId, subjectId: planId });
  });
}
