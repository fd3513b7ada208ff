import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import type { TargetBasis } from "@/lib/labels-carrying";
import { parseQuarterKey, type Quarter } from "@/lib/periods/calendar";
import { isFiledReadable } from "@/lib/tasks/queries";
import type { TaskPlace } from "@/lib/tasks/queries-filing";
import { lightMoment } from "./rules-light";
import type { FiledFigure, Target, TaskTargets } from "./rules-targets";

type Scope = { taskId: string } | { listId: string };
type Period = { id: string; locksAt: Date };
type TargetRow = Omit<Target, "due"> & { taskId: string; taskNo: number; basis: TargetBasis; dueYear: number | null; dueQuarter: number | null };

const within = (scope: Scope) => ("taskId" in scope ? Prisma.sql`t."id" = ${scope.taskId}::uuid` : Prisma.sql`t."listId" = ${scope.listId}::uuid`);

/**
 * The targets of a task, or of a list's tasks, in a period: the notice's own, then those of the plan in force, and what stands
 * as filed of each in all quarters that the viewer may read. Scope as for what is filed.
 *
 * @returns the tasks that have any, in the notice's order
 */
export async function listTargets(viewer: Viewer, scope: Scope, period: Period, now: Date): Promise<TaskTargets[]> {
  const readable = isFiledReadable(viewer, { lead: Prisma.sql`t."leadUnitId"`, task: Prisma.sql`t."id"`, period: Prisma.sql`${period.id}::uuid` });
  const [targets, figures] = await Promise.all([
    db.$queryRaw<TargetRow[]>`
      SELECT t."id" AS "taskId", t."no" AS "taskNo", x."key", x."name", x."measure", x."goal"::float8 AS "goal", x."basis", x."dueYear", x."dueQuarter", x."sentence"
      FROM "Task" t
      CROSS JOIN LATERAL (
        SELECT n."key", n."name", n."measure", n."goal", n."basis", NULL::int AS "dueYear", NULL::int AS "dueQuarter", n."sentence", 0 AS "rank", n."position"
        FROM "NoticeTarget" n WHERE n."taskId" = t."id"
        UNION ALL
        SELECT g."key", g."name", g."measure", g."goal", g."basis", g."dueYear", g."dueQuarter", NULL, 1, g."position"
        FROM "Plan" p
        CROSS JOIN LATERAL (
          SELECT v."no" FROM "PlanVersion" v WHERE v."planId" = p."id" AND v."approvedAt" <= ${lightMoment(period, now)} ORDER BY v."no" DESC LIMIT 1
        ) v
        JOIN "PlanTarget" g ON g."planId" = p."id" AND g."versionNo" = v."no"
        WHERE p."taskId" = t."id"
      ) x
      WHERE ${within(scope)} AND ${readable}
      ORDER BY t."no", x."rank", x."position"`,
    listFigures(viewer, scope),
  ]);
  const figuresOf = Map.groupBy(figures, ({ taskId }) => taskId);
  return [...Map.groupBy(targets, ({ taskId }) => taskId)].map(([taskId, rows]) => ({
    taskId,
    taskNo: rows[0]?.taskNo ?? 0,
    targets: rows.map(({ key, name, measure, goal, basis, dueYear, dueQuarter, sentence }) => ({
      key, name, measure, goal, basis, sentence, due: dueYear === null || dueQuarter === null ? null : { year: dueYear, quarter: dueQuarter },
    })),
    figures: (figuresOf.get(taskId) ?? []).map(({ taskId: _, ...figure }) => figure),
  }));
}

/** What the filed revisions say of any target, oldest first. */
function listFigures(viewer: Viewer, scope: Scope): Promise<(FiledFigure & { taskId: string })[]> {
  return db.$queryRaw`
    SELECT t."id" AS "taskId", q."year", q."quarter", a."target"::text AS "target", a."value", r."state" = 'ACCEPTED' AS "isAccepted"
    FROM "Task" t
    JOIN "Report" r ON r."taskId" = t."id"
    JOIN "ReportRevision" v ON v."reportId" = r."id" AND v."no" = r."filedRevisionNo"
    JOIN "Period" q ON q."id" = r."periodId"
    CROSS JOIN LATERAL jsonb_to_recordset(v."actuals") AS a("target" uuid, "value" float8)
    WHERE ${within(scope)} AND ${isFiledReadable(viewer, { lead: Prisma.sql`r."unitId"`, task: Prisma.sql`r."taskId"`, period: Prisma.sql`r."periodId"` })}
    ORDER BY q."year", q."quarter"`;
}

/** A task's targets with the quarters that their way goes through: of the list's periods, the first and the last. */
export type TargetCard = { targets: TaskTargets; quarters: readonly [Quarter, Quarter]; periodKey: string };

/** @returns the task's targets in the period shown; null where it has none, or the viewer may not read what is filed on it */
export async function getTargetCard(viewer: Viewer, { task, period, periods }: Pick<TaskPlace, "task" | "period" | "periods">): Promise<TargetCard | null> {
  const [targets] = await listTargets(viewer, { taskId: task.id }, period, new Date());
  const [first, last] = [periods.at(-1), periods[0]].map((one) => (one ? parseQuarterKey(one.key) : null));
  return targets && first && last ? { targets, quarters: [first, last], periodKey: period.key } : null;
}
