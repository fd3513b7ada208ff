import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import { parseQuarterKey } from "@/lib/periods/calendar";
import { isFiledReadable } from "@/lib/tasks/queries";
import { lightMoment, lightOf, NO_LIGHT, type Light, type PlannedMeasure } from "./rules-light";

type Period = { id: string; key: string; dueAt: Date; locksAt: Date };

/**
 * The measures of the version of a task's plan that was in force at `moment`, with the marks that stood then, as `PlannedMeasure[]`, to be selected by a
 * statement that has already settled who may read what is filed on the task.
 */
export function measuresOf(task: Prisma.Sql, moment: Date): Prisma.Sql {
  return Prisma.sql`coalesce((
    SELECT jsonb_agg(jsonb_build_object('dueYear', lm."dueYear", 'dueQuarter', lm."dueQuarter", 'doneOn', lk."doneOn"))
    FROM "Plan" lp
    CROSS JOIN LATERAL (
      SELECT lv."no" FROM "PlanVersion" lv WHERE lv."planId" = lp."id" AND lv."approvedAt" <= ${moment}::timestamptz ORDER BY lv."no" DESC LIMIT 1
    ) lv
    JOIN "PlanMeasure" lm ON lm."planId" = lp."id" AND lm."versionNo" = lv."no"
    LEFT JOIN "MeasureMark" lk ON lk."key" = lm."key" AND lk."markedAt" <= ${moment}::timestamptz AND (lk."undoneAt" IS NULL OR lk."undoneAt" > ${moment}::timestamptz)
    WHERE lp."taskId" = ${task}
  ), '[]')`;
}

/** @returns what those measures suggest for the period */
export function lightFor(measures: readonly PlannedMeasure[], period: Period, now: Date): Light {
  const quarter = parseQuarterKey(period.key);
  return quarter ? lightOf(measures, { ...quarter, dueAt: period.dueAt }, lightMoment(period, now)) : NO_LIGHT;
}

/**
 * One task's light in a period. Scope as for what is filed in it: the task's lead and supporting units, and who reads
 * everything; to others nothing is suggested, as without a plan in force.
 *
 * @param client a mutation's transaction: what it records is what its screen showed
 */
export async function getLight(viewer: Viewer, taskId: string, period: Period, now: Date, client: Pick<Transaction, "$queryRaw"> = db): Promise<Light> {
  const [row] = await client.$queryRaw<{ measures: PlannedMeasure[] }[]>`
    SELECT ${measuresOf(Prisma.sql`t."id"`, lightMoment(period, now))} AS "measures"
    FROM "Task" t
    WHERE t."id" = ${taskId}::uuid AND ${isFiledReadable(viewer, { lead: Prisma.sql`t."leadUnitId"`, task: Prisma.sql`t."id"`, period: Prisma.sql`${period.id}::uuid` })}`;
  return lightFor(row?.measures ?? [], period, now);
}
