import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import type { Assessment, ReportState } from "@/lib/labels";
import { quarterLabel, type PeriodTimes } from "@/lib/periods/calendar";
import { displayedReportState } from "@/lib/reports/workflow";
import { canReadDraft } from "@/lib/tasks/policy";
import { isFiledReadable } from "@/lib/tasks/queries";
import type { Clock, TaskFigure } from "./rollup";

export type HistoryTask = TaskFigure & { leadName: string };
export type HistoryPeriod = PeriodTimes & { key: string; label: string; clock: Clock; tasks: HistoryTask[] };

type PeriodColumns = PeriodTimes & { key: string; year: number; quarter: number };
type TaskColumns = {
  no: number; leadUnitId: string; leadName: string; sectionNo: number; chapterNo: number; state: ReportState | null; filedRevisionNo: number | null;
  firstSubmittedAt: Date | null; verdict: Assessment | null; claim: Assessment | null; completion: number | null; coordination: string | null;
  owedUnitIds: string[]; givenUnitIds: string[];
};
/** A period that holds none of the tasks is one row without a task. */
type Row = PeriodColumns & (TaskColumns | { no: null });

/**
 * Every period of a list that has opened, oldest first, with the facts that count of each task: those of `getBoard`, in
 * one statement for all periods. Tasks whose reports the viewer may not read in a period are not in it.
 *
 * @param unitId only the tasks that this unit leads, or owes a contribution to in the period
 */
export async function listHistory(viewer: Viewer, listId: string, { now, unitId = null }: { now: Date; unitId?: string | null }): Promise<HistoryPeriod[]> {
  const rows = await db.$queryRaw<Row[]>`
    WITH period AS (
      SELECT * FROM "Period" WHERE "listId" = ${listId}::uuid AND "opensAt" <= ${now}::timestamptz
    ), owed AS (
      SELECT w."taskId", w."periodId", array_agg(w."unitId"::text) AS "owed", coalesce(array_agg(w."unitId"::text) FILTER (WHERE g."state" = 'GIVEN'), '{}') AS "given"
      FROM owed_contribution w
      LEFT JOIN "Contribution" g ON g."taskId" = w."taskId" AND g."periodId" = w."periodId" AND g."unitId" = w."unitId"
      WHERE w."periodId" IN (SELECT "id" FROM period)
      GROUP BY w."taskId", w."periodId"
    ), seen AS (
      SELECT p."id" AS "periodId", t."id" AS "taskId", t."no", t."leadUnitId", t."sectionId", coalesce(o."owed", '{}') AS "owed", coalesce(o."given", '{}') AS "given"
      FROM period p
      JOIN "Task" t ON t."listId" = p."listId"
      LEFT JOIN owed o ON o."taskId" = t."id" AND o."periodId" = p."id"
      WHERE ${isFiledReadable(viewer, { lead: Prisma.sql`t."leadUnitId"`, task: Prisma.sql`t."id"`, period: Prisma.sql`p."id"` })}
        AND (${unitId}::uuid IS NULL OR t."leadUnitId" = ${unitId}::uuid OR ${unitId}::text = ANY (o."owed"))
    )
    SELECT p."key", p."year", p."quarter", p."opensAt", p."dueAt", p."locksAt",
      e."no", e."leadUnitId", u."shortName" AS "leadName", s."no" AS "sectionNo", c."no" AS "chapterNo",
      r."state", r."filedRevisionNo", r."firstSubmittedAt", r."verdict", rev."selfAssessment" AS "claim", rev."completion", rev."coordination",
      e."owed" AS "owedUnitIds", e."given" AS "givenUnitIds"
    FROM period p
    LEFT JOIN seen e ON e."periodId" = p."id"
    LEFT JOIN "Section" s ON s."id" = e."sectionId"
    LEFT JOIN "Chapter" c ON c."id" = s."chapterId"
    LEFT JOIN "Unit" u ON u."id" = e."leadUnitId"
    LEFT JOIN "Report" r ON r."taskId" = e."taskId" AND r."periodId" = p."id"
    LEFT JOIN "ReportRevision" rev ON rev."reportId" = r."id" AND rev."no" = r."filedRevisionNo"
    ORDER BY p."year", p."quarter", e."no"`;
  return [...Map.groupBy(rows, (row) => row.key).values()].flatMap((ofPeriod) => {
    const [first] = ofPeriod;
    if (!first) return [];
    const { key, year, quarter, opensAt, dueAt, locksAt } = first;
    const tasks = ofPeriod.flatMap((row) => (row.no === null ? [] : [toTask(viewer, row)]));
    return [{ key, label: quarterLabel({ year, quarter }), opensAt, dueAt, locksAt, clock: { dueAt, now }, tasks }];
  });
}

function toTask(viewer: Viewer, row: TaskColumns): HistoryTask {
  const { no, leadUnitId, leadName, sectionNo, chapterNo, firstSubmittedAt, verdict, claim, completion, owedUnitIds, givenUnitIds } = row;
  const report = row.state === null ? null : { state: row.state, filedRevisionNo: row.filedRevisionNo };
  return {
    no, leadUnitId, leadName, sectionNo, chapterNo, firstSubmittedAt, verdict, claim, completion, owedUnitIds, givenUnitIds,
    coordination: row.coordination ?? "",
    displayState: displayedReportState(report, canReadDraft(viewer, leadUnitId)),
    filedState: displayedReportState(report, false) as TaskFigure["filedState"],
  };
}
