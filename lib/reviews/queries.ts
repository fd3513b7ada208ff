import "server-only";
import { z } from "zod";
import { Forbidden, NotFound } from "@/lib/actions/failures";
import { listReportEvents, type ReportEventRow } from "@/lib/audit/queries-report";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { Assessment } from "@/lib/labels";
import { isOnTime, quarterLabel } from "@/lib/periods/calendar";
import { getLight } from "@/lib/plans/queries-light";
import type { Light } from "@/lib/plans/rules-light";
import { listFiledReports, type FiledReport } from "@/lib/reports/queries";
import { findRepeats } from "@/lib/reports/rules-similarity";
import { canReadFiled } from "@/lib/tasks/policy";
import { canReview, isOwnFiling } from "./policy";

export type QueueRow = {
  reportId: string;
  taskNo: number;
  /** The beginning of the task's wording. */
  content: string;
  sectionNo: number;
  sectionTitle: string;
  unitId: string;
  unitName: string;
  periodKey: string;
  submittedAt: Date;
  isOnTime: boolean;
  /** Late, but within an extension that stood then. */
  isUnderExtension: boolean;
  claim: Assessment | null;
  completion: number | null;
  /** 重复文本: says much the same as the task's last filed report. */
  isRepeated: boolean;
  /** The viewer filed or signed it himself and may not review it. */
  isOwn: boolean;
};

type Row = Omit<QueueRow, "isOnTime" | "isRepeated" | "isOwn"> & {
  dueAt: Date; firstSubmittedAt: Date; writerIds: string[]; signedById: string | null; progress: string; earlierProgress: string | null;
};

/** @returns what waits for review in a list, in whatever period, oldest submission first. Throws Forbidden for all but supervisors. */
export async function listQueue(viewer: Viewer, listId: string): Promise<QueueRow[]> {
  if (!canReview(viewer)) throw new Forbidden();
  const rows = await db.$queryRaw<Row[]>`
    SELECT r."id" AS "reportId", t."no" AS "taskNo", left(t."content", 80) AS "content", s."no" AS "sectionNo", s."title" AS "sectionTitle",
      r."unitId", u."shortName" AS "unitName", p."key" AS "periodKey", p."dueAt", v."submittedAt", r."firstSubmittedAt",
      v."selfAssessment" AS "claim", v."completion", r."writerIds"::text[] AS "writerIds", r."signedById",
      v."progress", before."progress" AS "earlierProgress", EXISTS (
        SELECT FROM "Extension" o
        WHERE o."periodId" = r."periodId" AND o."unitId" = r."unitId" AND r."firstSubmittedAt" BETWEEN o."createdAt" AND o."until"
      ) AS "isUnderExtension"
    FROM "Report" r
    JOIN "Task" t ON t."id" = r."taskId"
    JOIN "Section" s ON s."id" = t."sectionId"
    JOIN "Period" p ON p."id" = r."periodId"
    JOIN "Unit" u ON u."id" = r."unitId"
    JOIN "ReportRevision" v ON v."reportId" = r."id" AND v."no" = r."filedRevisionNo"
    LEFT JOIN LATERAL (
      SELECT ev."progress" FROM "Report" er
      JOIN "Period" ep ON ep."id" = er."periodId"
      JOIN "ReportRevision" ev ON ev."reportId" = er."id" AND ev."no" = er."filedRevisionNo"
      WHERE er."taskId" = r."taskId" AND (ep."year", ep."quarter") < (p."year", p."quarter")
      ORDER BY ep."year" DESC, ep."quarter" DESC LIMIT 1
    ) before ON true
    WHERE t."listId" = ${listId}::uuid AND r."state" = 'SUBMITTED'
    ORDER BY v."submittedAt", t."no"`;
  return rows.map(({ dueAt, firstSubmittedAt, writerIds, signedById, progress, earlierProgress, ...row }) => ({
    ...row,
    isOnTime: isOnTime(firstSubmittedAt, dueAt),
    isRepeated: earlierProgress !== null && findRepeats(progress, earlierProgress).isRepeated,
    isOwn: isOwnFiling(viewer, { writerIds, signedById }),
  }));
}

export type ReviewScreen = {
  reportId: string;
  version: number;
  list: { id: string; slug: string };
  task: { id: string; no: number; content: string };
  period: { id: string; key: string; label: string };
  filed: FiledReport;
  /** The last accepted report of the same task before this period. */
  lastAccepted: FiledReport | null;
  /** The last filed one before this period, whatever became of it: what a repeated text repeats. */
  lastFiled: FiledReport | null;
  /** What happened to this report, as far as the viewer may know. */
  events: ReportEventRow[];
  /** What the plan in force suggests for this report's period. */
  light: Light;
  isOwn: boolean;
};

/**
 * @param reportId from the address: anything
 * @returns all a supervisor reads before he decides. Throws NotFound where nothing is filed (a draft is its unit's own),
 *   Forbidden for whoever may read the report but not review it
 */
export async function getReviewScreen(viewer: Viewer, reportId: string): Promise<ReviewScreen> {
  if (!z.uuid().safeParse(reportId).success) throw new NotFound();
  const report = await db.report.findUnique({
    where: { id: reportId },
    select: {
      id: true, version: true, writerIds: true, signedById: true, filedRevisionNo: true, unitId: true,
      task: { select: { id: true, no: true, content: true, list: { select: { id: true, slug: true } } } },
      period: { select: { id: true, key: true, year: true, quarter: true, dueAt: true, locksAt: true } },
    },
  });
  if (!report || report.filedRevisionNo === null) throw new NotFound();
  if (!canReview(viewer)) {
    const [visible] = await listFiledReports(viewer, { reportId });
    throw visible || canReadFiled(viewer, { leadUnitId: report.unitId, supportUnitIds: [] }) ? new Forbidden() : new NotFound();
  }
  const reports = await listFiledReports(viewer, { taskId: report.task.id });
  const at = reports.findIndex((other) => other.reportId === reportId);
  const filed = reports[at];
  if (!filed) throw new NotFound();
  const { list, ...task } = report.task;
  const earlier = reports.slice(at + 1);
  return {
    reportId, version: report.version, list, task,
    period: { id: report.period.id, key: report.period.key, label: quarterLabel(report.period) },
    filed,
    lastAccepted: earlier.find((other) => other.state === "ACCEPTED") ?? null,
    lastFiled: earlier[0] ?? null,
    events: await listReportEvents(viewer, report.task.id, report.period.id),
    light: await getLight(viewer, report.task.id, report.period, new Date()),
    isOwn: isOwnFiling(viewer, report),
  };
}
