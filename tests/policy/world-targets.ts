import { db } from "@/lib/db/client";

/** Of task 1: a target that its notice sets, and a plan in force with a measure that is due. */
export async function createTargets({ task, units, accounts }: { task: string; units: Readonly<Record<"lead", string>>; accounts: Readonly<Record<"leadFiler" | "leadSigner" | "supervisor", string>> }) {
  const approvedAt = new Date(Date.now() - 40 * 86_400_000);
  await db.noticeTarget.create({ data: { taskId: task, position: 0, name: "权限表指标", measure: "个", goal: 10, basis: "YEARLY", sentence: "权限表第一项任务" }, select: { key: true } });
  const by = { goal: "权限表目标", writtenById: accounts.leadFiler };
  const { id: planId } = await db.plan.create({ data: { ...by, taskId: task, state: "APPROVED", writtenAt: approvedAt, lastVersionNo: 1, approvedVersionNo: 1 }, select: { id: true } });
  await db.planVersion.create({ data: { ...by, planId, no: 1, reason: "", signedById: accounts.leadSigner, submittedAt: approvedAt, approvedAt, decidedById: accounts.supervisor } });
  await db.planMeasure.create({ data: { planId, versionNo: 1, key: crypto.randomUUID(), position: 0, unitId: units.lead, text: "权限表措施", responsible: "办公室", dueYear: 2026, dueQuarter: 1 } });
}
