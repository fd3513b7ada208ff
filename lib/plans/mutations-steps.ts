import "server-only";
import { CHANGED_MEANWHILE, Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { type Prisma, type Transaction } from "@/lib/db/client";
import { PLAN_STATE_LABELS, type PlanState } from "@/lib/labels-carrying";
import type { TaskUnits } from "@/lib/tasks/policy";
import { canReadPlan } from "./policy";
import type { PlanAddress } from "./schema";
import { nextPlanState, type PlanStep } from "./workflow";

/** What a write needs to know of the task that a plan belongs to; its units are those of today. */
export type PlanPlace = TaskUnits & { taskId: string; listId: string; leadAllowsSelfSigning: boolean };

/** @returns the task of an address as the database has it; throws NotFound */
export async function loadPlanPlace(tx: Transaction, address: PlanAddress): Promise<PlanPlace> {
  const [place] = await tx.$queryRaw<PlanPlace[]>`
    SELECT t."id" AS "taskId", t."listId", t."leadUnitId", u."allowsSelfSigning" AS "leadAllowsSelfSigning", ARRAY(
      SELECT s."unitId"::text FROM "TaskSupporter" s
      WHERE s."taskId" = t."id" AND s."validFrom" <= shanghai_day(now()) AND shanghai_day(now()) < s."validUntil") AS "supportUnitIds"
    FROM "TaskList" l
    JOIN "Task" t ON t."listId" = l."id" AND t."no" = ${address.no}
    JOIN "Unit" u ON u."id" = t."leadUnitId"
    WHERE l."slug" = ${address.list}`;
  if (!place) throw new NotFound();
  return place;
}

/** Who may not act here learns that there is a plan only where he may read it (403, else 404). */
export function refuseOthers(viewer: Viewer, place: PlanPlace, isAllowed: boolean): void {
  if (isAllowed) return;
  throw canReadPlan(viewer, place) ? new Forbidden() : new NotFound();
}

const SELECT = {
  id: true, state: true, version: true, goal: true, reason: true, writtenById: true, writerIds: true, signedById: true,
  lastVersionNo: true, submittedVersionNo: true, approvedVersionNo: true,
} as const;
export type LockedPlan = Prisma.PlanGetPayload<{ select: typeof SELECT }>;

/** @returns the task's plan, which nobody else changes until this transaction ends; null where none was begun */
export async function lockPlan(tx: Transaction, taskId: string): Promise<LockedPlan | null> {
  await tx.$queryRaw`SELECT 1 FROM "Plan" WHERE "taskId" = ${taskId}::uuid FOR UPDATE`;
  return tx.plan.findUnique({ where: { taskId }, select: SELECT });
}

/** @throws Refused where the step does not fit the plan's state */
export function stateAfter(plan: LockedPlan | null, step: PlanStep): PlanState {
  const state = plan?.state ?? "NOT_WRITTEN";
  const next = nextPlanState(state, step);
  if (!next) throw new Refused(`工作方案现为“${PLAN_STATE_LABELS[state]}”，不能进行这一步。请刷新页面查看最新情况。`);
  return next;
}

/** Loads and locks what a step starts from, and refuses whoever may not take it. */
export async function beginPlan(tx: Transaction, viewer: Viewer, input: PlanAddress & { version: number }, step: PlanStep, may: (viewer: Viewer, place: PlanPlace) => boolean) {
  const place = await loadPlanPlace(tx, input);
  refuseOthers(viewer, place, may(viewer, place));
  const plan = await lockPlan(tx, place.taskId);
  if (!plan) throw new NotFound();
  const state = stateAfter(plan, step);
  if (plan.version !== input.version) throw new Refused(CHANGED_MEANWHILE);
  return { place, plan, state };
}

/** Writes a plan that `lockPlan` holds. */
export async function updatePlan(tx: Transaction, plan: LockedPlan, data: Prisma.PlanUncheckedUpdateInput): Promise<void> {
  await tx.plan.update({ where: { id: plan.id }, data: { ...data, version: { increment: 1 } } });
}

export function withWriter(plan: { writerIds: readonly string[] } | null, viewer: Viewer): string[] {
  return [...new Set([...(plan?.writerIds ?? []), viewer.id])];
}

/** What the trail says a step was about. */
export function subjectOf(place: PlanPlace, plan: { id: string }) {
  return { taskId: place.taskId, unitId: place.leadUnitId, subjectId: plan.id };
}
