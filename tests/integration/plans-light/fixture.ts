import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import { forgetFilings, inDays, type World } from "../reports/world";

export type Measure = { dueYear: number; dueQuarter: number; doneOn: string | null };
export type OwnTarget = { name: string; measure: string; goal: number; basis: "YEARLY" | "CUMULATIVE"; dueYear?: number; dueQuarter?: number };

/** Leaves neither plans nor filings. */
export async function forgetPlans(): Promise<void> {
  await db.$executeRaw`TRUNCATE "MeasureMark", "PlanTarget", "PlanMeasure", "PlanVersion", "Plan"`;
  await forgetFilings();
}

/**
 * A version of a task's plan as it stands in the database after it was approved, so many days from now.
 * @returns the targets' keys
 */
export async function approvePlan(world: World, taskId: string, { measures = [], targets = [], days = -50, no = 1 }: { measures?: readonly Measure[]; targets?: readonly OwnTarget[]; days?: number; no?: number }): Promise<string[]> {
  const approvedAt = inDays(days);
  const { filer, signer, supervisor } = world.viewers;
  const by = { goal: "完成任务", writtenById: filer.id };
  const { id: planId } = await db.plan.upsert({
    where: { taskId }, update: { approvedVersionNo: no, lastVersionNo: no },
    create: { ...by, taskId, state: "APPROVED", writtenAt: approvedAt, lastVersionNo: no, approvedVersionNo: no }, select: { id: true },
  });
  await db.planVersion.create({ data: { ...by, planId, no, reason: "", signedById: signer.id, submittedAt: approvedAt, approvedAt, decidedById: supervisor.id } });
  const rows = measures.map((measure, position) => ({ ...measure, position, key: randomUUID() }));
  await db.planMeasure.createMany({ data: rows.map(({ doneOn: _, ...row }) => ({ ...row, planId, versionNo: no, unitId: world.units.lead, text: "推进措施", responsible: "办公室" })) });
  const done = rows.filter(({ doneOn }) => doneOn !== null);
  await db.measureMark.createMany({ data: done.map(({ key, doneOn }) => ({ key, planId, doneOn: new Date(`${doneOn}T00:00:00Z`), markedById: filer.id, markedAt: new Date() })) });
  const own = targets.map((target, position) => ({ ...target, position, key: randomUUID(), planId, versionNo: no }));
  await db.planTarget.createMany({ data: own });
  return own.map(({ key }) => key);
}

/** A day so far from today, in Shanghai. */
export function dayIn(days: number): string {
  return new Date(inDays(days).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
