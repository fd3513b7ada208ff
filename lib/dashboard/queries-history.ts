import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import { quarterLabel, type PeriodTimes } from "@/lib/periods/calendar";
import { isFiledReadable, isTaskClosed } from "@/lib/tasks/queries";
import type { Clock, TaskFigure } from "./rollup";
import { taskFacts, type FactColumns } from "./rules-facts";

export type HistoryTask = TaskFigure & { leadName: string };
export type HistoryPeriod = PeriodTimes & { key: string; label: string; clock: Clock; tasks: HistoryTask[] };

type PeriodColumns = PeriodTimes & { key: string; year: number; quarter: number };
/** A period that holds none of the tasks is one row without a task. */
type Row = PeriodColumns & (FactColumns | { no: null });

/**
 * Every period of a list that has opened, oldest first, with the facts that count of each task: those of `getBoard`, in
 * one statement for all periods. Tasks whose reports the viewer may not read in a period are not in it.
 *
 * @param unitId only the tasks that this unit leads, or owes a contribution to in the period
 */
export async function listHistory(viewer: Viewer, listId: string, { now, unitId = null }: { now: Date; unitId?: string | null }): Promise<HistoryPeriod[]> {
  const rows = await db.$queryRaw<Row[]>`
    WITH numbered AS (
      SELECT p.*, lag(p."id") OVER (ORDER BY p."year", p."quarter") AS "earlierId" FROM "Period" p WHERE p."listId" = ${listId}::uuid
    ), period AS (
      SELECT * FROM numbered WHERE "opensAt" <= ${now}::timestamptz
    ), owed AS (
      SELECT w."taskId", w."periodId", array_agg(w."unitId"::text) AS "owed",
        array_agg(w."unitId"::text) FILTER (WHERE g."state" = 'GIVEN') AS "given",
        array_agg(w."unitId"::text) FILTER (WHERE g."state" = 'GIVEN' AND g."firstSubmittedAt" <= p."dueAt") AS "onTime",
        array_agg(w."unitId"::text) FILTER (WHERE g."state" <> 'GIVEN' AND g."filedRevisionNo" IS NOT NULL) AS "asked"
      FROM owed_contribution w
      JOIN period p ON p."id" = w."periodId"
      LEFT JOIN "Contribution" g ON g."taskId" = w."taskId" AND g."periodId" = w."periodId" AND g."unitId" = w."unitId"
      GROUP BY w."taskId", w."periodId"
    ), seen AS (
      SELECT p."id" AS "periodId", t."id" AS "taskId", t."no", t."leadUnitId", t."sectionId", o."owed", o."given", o."onTime", o."asked"
      FROM period p
      JOIN "Task" t ON t."listId" = p."listId"
      LEFT JOIN owed o ON o."taskId" = t."id" AND o."periodId" = p."id"
      WHERE ${isFiledReadable(viewer, { lead: Prisma.sql`t."leadUnitId"`, task: Prisma.sql`t."id"`, period: Prisma.sql`p."id"` })}
        AND (${unitId}::uuid IS NULL OR t."leadUnitId" = ${unitId}::uuid OR ${unitId}::text = ANY (o."owed"))
    )
    SELECT p."key", p."year", p."quarter", p."opensAt", p."dueAt", p."locksAt",
      e."no", e."leadUnitId", u."shortName" AS "leadName", s."no" AS "sectionNo", c."no" AS "chapterNo",
      r."state", r."filedRevisionNo", r."firstSubmittedAt", r."verdict", rev."selfAssessment" AS "claim", rev."completion", rev."coordination",
      (SELECT count(*)::int FROM "Review" d WHERE d."reportId" = r."id" AND d."decision" = 'RETURNED' AND d."undoneAt" IS NULL) AS "returnCount",
      coalesce(e."owed", '{}') AS "owedUnitIds", coalesce(e."given", '{}') AS "givenUnitIds",
      coalesce(e."onTime", '{}') AS "onTimeUnitIds", coalesce(e."asked", '{}') AS "askedUnitIds",
      er."state" AS "earlierState", er."filedRevisionNo" AS "earlierRevisionNo", er."verdict" AS "earlierVerdict", ev."selfAssessment" AS "earlierClaim",
      ${isTaskClosed(Prisma.sql`e."taskId"`, Prisma.sql`p."id"`)} AS "isClosed", er."id" IS NOT NULL AND ${isTaskClosed(Prisma.sql`e."taskId"`, Prisma.sql`p."earlierId"`)} AS "isEarlierClosed"
    FROM period p
    LEFT JOIN seen e ON e."periodId" = p."id"
    LEFT JOIN "Section" s ON s."id" = e."sectionId"
    LEFT JOIN "Chapter" c ON c."id" = s."chapterId"
    LEFT JOIN "Unit" u ON u."id" = e."leadUnitId"
    LEFT JOIN "Report" r ON r."taskId" = e."taskId" AND r."periodId" = p."id"
    LEFT JOIN "ReportRevision" rev ON rev."reportId" = r."id" AND rev."no" = r."filedRevisionNo"
    LEFT JOIN "Report" er ON er."taskId" = e."taskId" AND er."periodId" = p."earlierId"
      AND ${isFiledReadable(viewer, { lead: Prisma.sql`e."leadUnitId"`, task: Prisma.sql`e."taskId"`, period: Prisma.sql`p."earlierId"` })}
    LEFT JOIN "ReportRevision" ev ON ev."reportId" = er."id" AND ev."no" = er."filedRevisionNo"
    ORDER BY p."year", p."quarter", e."no"`;
  return [...Map.groupBy(rows, (row) => row.key).values()].flatMap((ofPeriod) => {
    const [first] = ofPeriod;
    if (!first) return [];
    const { key, year, quarter, opensAt, dueAt, locksAt } = first;
    const tasks = ofPeriod.flatMap((row) => (row.no === null ? [] : [taskFacts(viewer, row)]));
    return [{ key, label: quarterLabel({ year, quarter }), opensAt, dueAt, locksAt, clock: { dueAt, now }, tasks }];
  });
}
