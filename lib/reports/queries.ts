import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import type { Assessment, ReportDisplayState, ReportState } from "@/lib/labels";
import { isOnTime, quarterLabel } from "@/lib/periods/calendar";
import { canReadDraft } from "@/lib/tasks/policy";
import { isFiledReadable } from "@/lib/tasks/queries";
import { actualsOf } from "./queries-actuals";
import { quotesOf, type QuoteView } from "./queries-quotes";
import type { ActualView } from "./rules-actuals";
import type { ReportFields } from "./schema";
import { displayedReportState } from "./workflow";

export type OwnReport = ReportFields & {
  quotes: QuoteView[];
  actuals: ActualView[];
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
      b."displayName" AS "returnedByName", ${quotesOf({ quotes: Prisma.sql`r."quotes"`, task: Prisma.sql`r."taskId"`, period: Prisma.sql`r."periodId"` })} AS "quotes",
      ${actualsOf(Prisma.sql`r."actuals"`)} AS "actuals"
    FROM "Report" r
    LEFT JOIN "Account" w ON w."id" = r."writtenById"
    LEFT JOIN "Account" b ON b."id" = r."returnedById"
    WHERE r."taskId" = ${taskId}::uuid AND r."periodId" = ${periodId}::uuid AND r."unitId" = ${viewer.unitId}::uuid`;
  return report ?? null;
}

export type FiledReport = ReportFields & {
  quotes: QuoteView[];
  actuals: ActualView[];
  reportId: string;
  periodKey: string;
  periodLabel: string;
  unitName: string;
  state: ReportDisplayState;
  revisionNo: number;
  submittedAt: Date;
  firstSubmittedAt: Date;
  isOnTime: boolean;
  /** The unit's latest extension of the period. It changes nothing of `isOnTime`. */
  extension: { until: Date; reason: string } | null;
  /** First submitted while an extension held that had been granted before. */
  isUnderExtension: boolean;
  writtenByName: string;
  signedByName: string;
  verdict: Assessment | null;
  /** HRSS's decisions on this report that still stand, oldest first. */
  reviews: ReviewMark[];
};

export type ReviewMark = {
  decision: "ACCEPTED" | "RETURNED" | "REOPENED";
  verdict: Assessment | null;
  /** What the plan suggested then, and why the verdict departs from it. */
  suggestion: Assessment | null;
  departure: string;
  reason: string;
  revisionNo: number;
  reviewerName: string;
  createdAt: string;
};

type FiledRow = Omit<FiledReport, "periodLabel" | "isOnTime" | "state" | "extension"> & {
  extendedUntil: Date | null; extensionReason: string | null;
  year: number; quarter: number; dueAt: Date; state: ReportState; filedRevisionNo: number;
};

/**
 * The revisions that stand as filed, of one task, one report or several, newest period first. Scope: the task's lead and
 * supporting units, supervisors, observers, administrators; for others there is nothing.
 */
export async function listFiledReports(viewer: Viewer, where: { taskId: string } | { reportId: string } | { reportIds: readonly string[] }): Promise<FiledReport[]> {
  const ids = "reportIds" in where ? [...where.reportIds] : "reportId" in where ? [where.reportId] : [];
  const scope = "taskId" in where ? Prisma.sql`r."taskId" = ${where.taskId}::uuid` : Prisma.sql`r."id" = ANY (${ids}::uuid[])`;
  const rows = await db.$queryRaw<FiledRow[]>`
    SELECT r."id" AS "reportId", p."key" AS "periodKey", p."year", p."quarter", p."dueAt", u."shortName" AS "unitName", r."state", r."filedRevisionNo",
      v."no" AS "revisionNo", v."submittedAt", r."firstSubmittedAt", r."verdict", v."progress", v."selfAssessment", v."completion", v."problems",
      v."coordination", v."upward", v."nextSteps", v."contactName", v."contactPhone", w."displayName" AS "writtenByName", s."displayName" AS "signedByName",
      ${quotesOf({ quotes: Prisma.sql`v."quotes"`, task: Prisma.sql`r."taskId"`, period: Prisma.sql`r."periodId"` })} AS "quotes",
      ${actualsOf(Prisma.sql`v."actuals"`)} AS "actuals",
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('decision', e."decision", 'verdict', e."verdict", 'suggestion', e."suggestion", 'departure', e."departure", 'reason', e."reason", 'revisionNo', e."revisionNo",
          'reviewerName', a."displayName", 'createdAt', e."createdAt") ORDER BY e."createdAt")
        FROM "Review" e JOIN "Account" a ON a."id" = e."reviewerId" WHERE e."reportId" = r."id" AND e."undoneAt" IS NULL
      ), '[]') AS "reviews",
      x."until" AS "extendedUntil", x."reason" AS "extensionReason", EXISTS (
        SELECT FROM "Extension" o
        WHERE o."periodId" = r."periodId" AND o."unitId" = r."unitId" AND r."firstSubmittedAt" BETWEEN o."createdAt" AND o."until"
      ) AS "isUnderExtension"
    FROM "Report" r
    JOIN "Period" p ON p."id" = r."periodId"
    JOIN "Unit" u ON u."id" = r."unitId"
    JOIN "ReportRevision" v ON v."reportId" = r."id" AND v."no" = r."filedRevisionNo"
    LEFT JOIN "Account" w ON w."id" = v."writtenById"
    LEFT JOIN "Account" s ON s."id" = v."signedById"
    LEFT JOIN LATERAL (
      SELECT o."until", o."reason" FROM "Extension" o WHERE o."periodId" = r."periodId" AND o."unitId" = r."unitId" ORDER BY o."until" DESC, o."id" DESC LIMIT 1
    ) x ON true
    WHERE ${scope}
      AND ${isFiledReadable(viewer, { lead: Prisma.sql`r."unitId"`, task: Prisma.sql`r."taskId"`, period: Prisma.sql`r."periodId"` })}
    ORDER BY p."year" DESC, p."quarter" DESC`;
  return rows.map(({ year, quarter, dueAt, filedRevisionNo, state, extendedUntil, extensionReason, ...row }) => ({
    ...row,
    extension: extendedUntil ? { until: extendedUntil, reason: extensionReason ?? "" } : null,
    periodLabel: quarterLabel({ year, quarter }),
    state: displayedReportState({ state, filedRevisionNo }, false),
    isOnTime: isOnTime(row.firstSubmittedAt, dueAt),
  }));
}
