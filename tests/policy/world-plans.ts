import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import type { PersonName } from "./table";

type Place = { task: string; units: Record<"lead" | "support", string>; accounts: Record<Exclude<PersonName, "nobody">, string> };

const ago = (days: number): Date => new Date(Date.now() - days * 86_400_000);

/** The first task's plan is in force, signed by the one who became a supervisor since; of its measures the supporting unit's is done. */
export async function createPlans({ task, units, accounts }: Place) {
  const words = { goal: "权限表里的目标", writtenById: accounts.leadFiler };
  const plan = await db.plan.create({
    data: { ...words, taskId: task, state: "APPROVED", version: 3, writtenAt: ago(9), writerIds: [accounts.leadFiler], signedById: accounts.ownSupervisor, lastVersionNo: 1, approvedVersionNo: 1 }, select: { id: true },
  });
  await db.planVersion.create({ data: { ...words, planId: plan.id, no: 1, reason: "", signedById: accounts.ownSupervisor, submittedAt: ago(8), approvedAt: ago(7), decidedById: accounts.supervisor }, select: { no: true } });
  const [leadMeasure, supportMeasure] = [randomUUID(), randomUUID()];
  const measure = { planId: plan.id, text: "权限表里的措施", responsible: "科室", dueYear: 2026, dueQuarter: 3, position: 0 };
  for (const versionNo of [0, 1]) {
    await db.planMeasure.createMany({ data: [{ ...measure, versionNo, key: leadMeasure, unitId: units.lead }, { ...measure, versionNo, key: supportMeasure, unitId: units.support }] });
  }
  await db.measureMark.create({ data: { key: supportMeasure, planId: plan.id, doneOn: ago(3), markedById: accounts.supportFiler, markedAt: ago(3) }, select: { key: true } });
  return { leadMeasure, supportMeasure, planId: plan.id };
}
