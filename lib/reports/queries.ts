import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import type { Assessment, ReportDisplayState, ReportState } from "@/lib/labels";
import { isOnTime, quarterLabel } from "@/lib/periods/calendar";
import { canReadDraft } from "@/lib/tasks/policy";
import { isFiledReadable } from "@/lib/tasks/queries";
import type { ReportFields } from "./schema";
import { displayedReportState } from "./workflow";

export type OwnReport = ReportFields & {
  state: ReportState;
  version: number;
  writtenById: string;
  writtenByName: string;
  writtenAt: Date;
  writerIds: string[];
  returnReason: string | null;
  returnedByName: string | null;
};

/** @returns the unit's working copy for a task and period; null where there is none or the viewer may not read drafts */
export async function getOwnReport(viewer: Viewer, taskId: string, periodId: string): Promise<OwnReport | null> {
  if (viewer.unitId === null || !canReadDraft(viewer, viewer.unitId)) return null;
  const [report] = await db.$queryRaw<OwnReport[]>`
    SELECT r."state", r."version", r."progress", r."selfAssessment", r."completion", r."problems", r."coordination", r."upward", r."nextSteps",
      r."contactName", r."contactPhone", r."writtenById", w."displayName" AS "writtenByName", r."writtenAt", r."writerIds"::text[] AS "writerIds", r."returnReason",
      b."displayName" AS "returnedByName"
    FROM "Report" r
    LEFT JOIN "Account" w ON w."id" = r."writtenById"
    LEFT JOIN "Account" b ON b."id" = r."returnedById"
    WHERE r."taskId" = ${taskId}::uuid AND r."periodId" = ${periodId}::uuid AND r."unitId" = ${viewer.unitId}::uuid`;
  return report ?? null;
}

export type FiledReport = ReportFields & {
  reportId: string;
  periodKey: string;
  periodLabel: string;
  unitName: string;
  state: ReportDisplayState;
  revisionNo: number;
  submittedAt: Date;
  firstSubmittedAt: Date;
  isOnTime: boolean;
  writtenByName: string;
  signedByName: string;
  verdict: Assessment | null;
  /** HRSS's decisions on this report that still stand, oldest first. */
  reviews: ReviewMark[];
};

export type ReviewMark = {
  decision: "ACCEPTED" | "RETURNED" | "REOPENED";
  verdict: Assessment | null;
  reason: string;
  revisionNo: number;
  reviewerName: string;
  createdAt: string;
};

type FiledRow = Omit<FiledReport, "periodLabel" | "isOnTime" | "state"> & {
  year: number; quarter: number; dueAt: Date; state: ReportState; filedRevisionNo: number;
};

/**
 * The revisions that stand as filed, of one task or one report, newest period first. Scope: the task's lead and
 * supporting units, supervisors, observers, administrators; for others there is nothing.
 */
export async function listFiledReports(viewer: Viewer, where: { taskId: string } | { reportId: string }): Promise<FiledReport[]> {
  const scope = "taskId" in where ? Prisma.sql`r."taskId" = ${where.taskId}::uuid` : Prisma.sql`r."id" = ${where.reportId}::uuid`;
  const rows = await db.$queryRaw<FiledRow[]>`
    SELECT r."id" AS "reportId", p."key" AS "periodKey", p."year", p."quarter", p."dueAt", u."shortName" AS "unitName", r."state", r."filedRevisionNo",
      v."no" AS "revisionNo", v."submittedAt", r."firstSubmittedAt", r."verdict", v."progress", v."selfAssessment", v."completion", v."problems",
      v."coordination", v."upward", v."nextSteps", v."contactName", v."contactPhone", w."displayName" AS "writtenByName", s."displayName" AS "signedByName",
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('decision', e."decision", 'verdict', e."verdict", 'reason', e."reason", 'revisionNo', e."revisionNo",
          'reviewerName', a."displayName", 'createdAt', e."createdAt") ORDER BY e."createdAt")
        FROM "Review" e JOIN "Account" a ON a."id" = e."reviewerId" WHERE e."reportId" = r."id" AND e."undoneAt" IS NULL
      ), '[]') AS "reviews"
    FROM "Report" r
    JOIN "Period" p ON p."id" = r."periodId"
    JOIN "Unit" u ON u."id" = r."unitId"
    JOIN "ReportRevision" v ON v."reportId" = r."id" AND v."no" = r."filedRevisionNo"
    LEFT JOIN "Account" w ON w."id" = v."writtenById"
    LEFT JOIN "Account" s ON s."id" = v."signedById"
    WHERE ${scope}
      AND ${isFiledReadable(viewer, { lead: Prisma.sql`r."unitId"`, task: Prisma.sql`r."taskId"`, period: Prisma.sql`r."periodId"` })}
    ORDER BY p."year" DESC, p."quarter" DESC`;
  return rows.map(({ year, quarter, dueAt, filedRevisionNo, state, ...row }) => ({
    ...row,
    periodLabel: quarterLabel({ year, quarter }),
    state: displayedReportState({ state, filedRevisionNo }, false),
    isOnTime: isOnTime(row.firstSubmittedAt, dueAt),
  }));
}
