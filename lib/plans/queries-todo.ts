import "server-only";
import { hasRole, type Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { PlanState } from "@/lib/labels-carrying";
import { groupPlansTodo, type PlanTodo, type TodoPlan } from "./rules-todo";

/** @returns the plans that wait for this account: of its own unit's tasks, and for a supervisor those that wait for a decision */
export async function listPlansTodo(viewer: Viewer): Promise<PlanTodo> {
  const decides = hasRole(viewer, "SUPERVISOR");
  if (!decides && (viewer.unitId === null || !hasRole(viewer, "FILER", "SIGNER"))) return groupPlansTodo(viewer, []);
  const rows = await db.$queryRaw<(TodoPlan & { state: PlanState | null })[]>`
    SELECT l."slug" AS "listSlug", t."no" AS "taskNo", left(t."content", 80) AS "content", t."leadUnitId", u."shortName" AS "leadName", u."allowsSelfSigning",
      p."state"::text AS "state", p."returnReason", p."writerIds"::text[] AS "writerIds", p."signedById", p."approvedVersionNo"
    FROM "Task" t
    JOIN "TaskList" l ON l."id" = t."listId"
    JOIN "Unit" u ON u."id" = t."leadUnitId"
    LEFT JOIN "Plan" p ON p."taskId" = t."id"
    WHERE (${viewer.unitId}::uuid = t."leadUnitId" AND p."state" IS DISTINCT FROM 'APPROVED') OR (${decides} AND p."state" = 'SUBMITTED')
    ORDER BY l."createdAt" DESC, t."no"`;
  return groupPlansTodo(viewer, rows);
}
