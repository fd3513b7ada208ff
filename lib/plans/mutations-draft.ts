import "server-only";
import { randomUUID } from "node:crypto";
import { CHANGED_MEANWHILE, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import { db, type Transaction } from "@/lib/db/client";
import { quarterKey, type Quarter } from "@/lib/periods/calendar";
import { requireSigner } from "@/lib/tasks/mutations-filing";
import { isAsApproved, requireNewWords, SETTLED } from "./mutations-words";
import { loadPlanPlace, lockPlan, refuseOthers, stateAfter, subjectOf, updatePlan, withWriter, type LockedPlan, type PlanPlace } from "./mutations-steps";
import { canWritePlan } from "./policy";
import { quartersOffered } from "./rules";
import { missingPlanFields, type SavePlan } from "./schema";

/** Rows of the working copy. */
const WORKING = 0;

/**
 * A measure keeps the quarter it has, but is moved only into one that the list offers.
 * @param kept the quarters that stand in the working copy already
 * @throws Refused at the rows' own fields
 */
export async function requireOfferedQuarters(tx: Transaction, listId: string, kept: readonly Quarter[], wanted: readonly { field: string; due: Quarter | null }[]): Promise<void> {
  const periods = await tx.period.findMany({ where: { listId }, select: { year: true, quarter: true } });
  const known = new Set([...quartersOffered(periods, new Date()), ...kept].map(quarterKey));
  const wrong = wanted.filter(({ due }) => due !== null && !known.has(quarterKey(due)));
  if (wrong.length > 0) throw new Refused("有完成季度不在可选范围内，未保存。", Object.fromEntries(wrong.map(({ field }) => [field, "请重新选择完成季度。"])));
}

/** Keys name rows of the lead's own working copy, each once; a new row gets its key here. @throws Refused */
function keyRows<Row extends { key: string | null }>(rows: readonly Row[], stored: readonly { key: string }[]): (Row & { key: string })[] {
  const own = new Set(stored.map(({ key }) => key));
  return rows.map((row) => {
    if (row.key !== null && !own.delete(row.key)) throw new Refused(CHANGED_MEANWHILE);
    return { ...row, key: row.key ?? randomUUID() };
  });
}

const dueOf = (row: { dueYear: number | null; dueQuarter: number | null }): Quarter[] => (row.dueYear === null || row.dueQuarter === null ? [] : [{ year: row.dueYear, quarter: row.dueQuarter }]);

/** Puts the lead's rows in place of what it had; a supporting unit's measures are not in its form and stay as they are. */
async function writeRows(tx: Transaction, place: PlanPlace, planId: string, input: SavePlan): Promise<void> {
  const key = { planId, versionNo: WORKING };
  const [measures, targets] = [await tx.planMeasure.findMany({ where: { ...key, unitId: place.leadUnitId } }), await tx.planTarget.findMany({ where: key })];
  await requireOfferedQuarters(tx, place.listId, [...measures, ...targets].flatMap(dueOf), [
    ...input.measures.map(({ due }, at) => ({ field: `measures.${at}.due`, due })),
    ...input.targets.map(({ due }, at) => ({ field: `targets.${at}.due`, due })),
  ]);
  const rows = keyRows(input.measures, measures).map(({ due, ...row }, position) => ({ ...key, ...row, position, unitId: place.leadUnitId, dueYear: due.year, dueQuarter: due.quarter }));
  const figures = keyRows(input.targets, targets).map(({ due, ...row }, position) => ({ ...key, ...row, position, dueYear: due?.year ?? null, dueQuarter: due?.quarter ?? null }));
  await tx.planMeasure.deleteMany({ where: { ...key, unitId: place.leadUnitId } });
  await tx.planTarget.deleteMany({ where: key });
  await tx.planMeasure.createMany({ data: rows });
  await tx.planTarget.createMany({ data: figures });
}

/** The first save; of two at once the second is refused. */
async function createPlan(tx: Transaction, viewer: Viewer, taskId: string): Promise<LockedPlan> {
  const { count } = await tx.plan.createMany({ data: { taskId, version: 0, writtenById: viewer.id, writtenAt: new Date() }, skipDuplicates: true });
  const plan = count > 0 ? await lockPlan(tx, taskId) : null;
  if (!plan) throw new Refused(CHANGED_MEANWHILE);
  return plan;
}

/** What must be there before a plan goes to the signer. @throws Refused */
async function requireComplete(tx: Transaction, place: PlanPlace, plan: LockedPlan, input: SavePlan, writerIds: readonly string[]): Promise<void> {
  const otherMeasures = await tx.planMeasure.count({ where: { planId: plan.id, versionNo: WORKING, unitId: { not: place.leadUnitId } } });
  const missing = missingPlanFields(input, { isChange: plan.approvedVersionNo !== null, otherMeasures });
  if (Object.keys(missing).length > 0) throw new Refused("还有必填项没有填写，未送审签。", missing);
  await requireSigner(tx, place.leadUnitId, writerIds);
}

/**
 * Saves the lead's part of the working copy and, with intent `send`, sends the whole plan to the lead's signer. Measures
 * of supporting units are neither shown in the form nor touched by it.
 *
 * @returns the plan's version after the write
 * @throws NotFound, Forbidden; Refused when somebody else of the lead was faster, fields are missing for sending, an
 *   approved plan would be changed without a reason or into the same words, or nobody could sign
 */
export async function savePlan(viewer: Viewer, input: SavePlan): Promise<{ version: number }> {
  const saved = await writeAudited(viewer, input.requestId, ["PLAN_SAVED", "PLAN_SENT_TO_SIGN"], async (tx, record) => {
    const place = await loadPlanPlace(tx, input);
    refuseOthers(viewer, place, canWritePlan(viewer, place));
    const stored = await lockPlan(tx, place.taskId);
    if ((stored?.version ?? 0) !== input.version) throw new Refused(CHANGED_MEANWHILE);
    const isSent = input.intent === "send";
    const state = stateAfter(stored, isSent ? "SEND_TO_SIGN" : "SAVE");
    const plan = stored ?? (await createPlan(tx, viewer, place.taskId));
    const writerIds = withWriter(plan, viewer);
    if (isSent) await requireComplete(tx, place, plan, input, writerIds);
    await writeRows(tx, place, plan.id, input);
    if (isSent) await requireNewWords(tx, plan, input.goal);
    const change = (await isAsApproved(tx, plan, input.goal)) ? SETTLED : { state, reason: plan.approvedVersionNo === null ? "" : input.reason };
    await updatePlan(tx, plan, { ...change, goal: input.goal, writtenById: viewer.id, writtenAt: new Date(), writerIds });
    await record({ event: isSent ? "PLAN_SENT_TO_SIGN" : "PLAN_SAVED", ...subjectOf(place, plan) });
    return { version: plan.version + 1 };
  });
  if (saved) return saved;
  const now = await db.plan.findFirst({ where: { task: { no: input.no, list: { slug: input.list }, leadUnitId: viewer.unitId ?? "" } }, select: { version: true } });
  if (!now) throw new Refused(CHANGED_MEANWHILE);
  return now;
}
