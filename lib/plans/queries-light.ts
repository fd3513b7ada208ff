import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import { parseQuarterKey } from "@/lib/periods/calendar";
import { isFiledReadable } from "@/lib/tasks/queries";
import { lightMoment, lightOf, NO_LIGHT, type Light, type PlannedMeasure } from "./rules-light";

type Period = { id: string; key: string; locksAt: Date };

/**
 * The measures in force of a task's plan, or of all plans of a list, as the period's light reads them. Scope as for what is
 * filed in the period: the task's lead and supporting units, and who reads everything.
 *
 * @param client a mutation's transaction: what it records is what its screen showed
 * @returns by task; a task without a plan in force has no entry
 */
export async function listLights(viewer: Viewer, scope: { taskId: string } | { listId: string }, period: Period, now: Date, client: Pick<Transaction, "$queryRaw"> = db): Promise<Map<string, Light>> {
  const quarter = parseQuarterKey(period.key);
  if (!quarter) return new Map();
  const moment = lightMoment(period, now);
  const where = "taskId" in scope ? Prisma.sql`t."id" = ${scope.taskId}::uuid` : Prisma.sql`t."listId" = ${scope.listId}::uuid`;
  const rows = await client.$queryRaw<(PlannedMeasure & { taskId: string })[]>`
    SELECT t."id" AS "taskId", m."dueYear", m."dueQuarter", k."doneOn"::text AS "doneOn"
    FROM "Task" t
    JOIN "Plan" p ON p."taskId" = t."id"
    CROSS JOIN LATERAL (
      SELECT v."no" FROM "PlanVersion" v WHERE v."planId" = p."id" AND v."approvedAt" <= ${moment} ORDER BY v."no" DESC LIMIT 1
    ) v
    JOIN "PlanMeasure" m ON m."planId" = p."id" AND m."versionNo" = v."no"
    LEFT JOIN "MeasureMark" k ON k."key" = m."key"
    WHERE ${where} AND ${isFiledReadable(viewer, { lead: Prisma.sql`t."leadUnitId"`, task: Prisma.sql`t."id"`, period: Prisma.sql`${period.id}::uuid` })}`;
  return new Map([...Map.groupBy(rows, ({ taskId }) => taskId)].map(([taskId, measures]) => [taskId, lightOf(measures, quarter, moment)]));
}

/** @returns one task's light in a period, which suggests nothing where there is no plan in force */
export async function getLight(viewer: Viewer, taskId: string, period: Period, now: Date, client?: Pick<Transaction, "$queryRaw">): Promise<Light> {
  return (await listLights(viewer, { taskId }, period, now, client)).get(taskId) ?? NO_LIGHT;
}
