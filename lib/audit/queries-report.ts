import "server-only";
import { hasRole, readsEverythingFiled, type Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import type { Assessment } from "@/lib/labels";
import type { AuditEvent } from "@/lib/labels-events";
import { FILED_EVENTS, INTERNAL_EVENTS, SAVED_EVENTS, SIGNED_EVENTS, WITHDRAWN_EVENTS } from "./rules";

export type ReportEventRow = {
  id: string;
  at: Date;
  actorName: string;
  actorUnit: string | null;
  event: AuditEvent;
  reason: string;
  periodId: string;
  periodKey: string;
  /** Of an acceptance. */
  verdict: Assessment | null;
  /** What the plan suggested then, and why the verdict departs from it. */
  suggestion: Assessment | null;
  departure: string | null;
  /** Which revision was signed or decided on, where it is on record. */
  revisionNo: number | null;
  /** Of an extension. */
  until: Date | null;
};

/**
 * The trail of a task's reports: saved (a run of one person's savings is one line), sent, signed, returned, withdrawn,
 * accepted, reopened, decisions undone, extensions. Scope as `listTaskEvents`: what happened to filed things for those
 * who can read them in that period, what happened inside the lead unit for its filers and signers.
 *
 * @param periodId only this period's report; null: those of all periods
 * @returns oldest first
 */
export async function listReportEvents(viewer: Viewer, taskId: string, periodId: string | null): Promise<ReportEventRow[]> {
  const readsOwnDrafts = hasRole(viewer, "FILER", "SIGNER");
  const period = periodId === null ? Prisma.empty : Prisma.sql`AND r."periodId" = ${periodId}::uuid`;
  return db.$queryRaw<ReportEventRow[]>`
    WITH report AS (
      SELECT r."taskId", r."periodId", r."unitId", (${readsEverythingFiled(viewer)} OR r."unitId" = ${viewer.unitId}::uuid OR EXISTS (
        SELECT FROM owed_contribution o WHERE o."taskId" = r."taskId" AND o."periodId" = r."periodId" AND o."unitId" = ${viewer.unitId}::uuid
      )) AS "readsFiled", ${readsOwnDrafts} AND r."unitId" = ${viewer.unitId}::uuid AS "readsDrafts"
      FROM "Report" r WHERE r."taskId" = ${taskId}::uuid ${period}
    ), told AS (
      SELECT e."id", e."id"::text AS "key", e."at", e."actorId", e."actorName", e."actorUnitId", e."event", e."reason", e."detail", r.*,
        lag(e."event") OVER (PARTITION BY e."periodId" ORDER BY e."id") AS "before"
      FROM report r
      JOIN "AuditEvent" e ON e."taskId" = r."taskId" AND e."periodId" = r."periodId" AND e."unitId" = r."unitId" AND starts_with(e."event", 'REPORT_')
      UNION ALL
      SELECT 0, x."id"::text, x."createdAt", x."grantedBy", coalesce(a."displayName", ''), a."unitId", 'EXTENSION_GRANTED', x."reason",
        jsonb_build_object('until', x."until"), r.*, NULL
      FROM report r
      JOIN "Extension" x ON x."periodId" = r."periodId" AND x."unitId" = r."unitId"
      LEFT JOIN "Account" a ON a."id" = x."grantedBy"
    ), visible AS (
      SELECT told.*, row("event", "actorId", "periodId")::text AS "sameness" FROM told
      WHERE ("readsFiled" AND "event" = ANY (${[...FILED_EVENTS]}::text[])
          AND ("event" <> ALL (${[...WITHDRAWN_EVENTS]}::text[]) OR "before" = ANY (${[...SIGNED_EVENTS]}::text[])))
        OR ("readsDrafts" AND "event" = ANY (${[...INTERNAL_EVENTS, ...WITHDRAWN_EVENTS]}::text[]))
    ), line AS (
      SELECT visible.*, lead("sameness") OVER (PARTITION BY "periodId" ORDER BY "at", "id") AS "nextSameness" FROM visible
    )
    SELECT v."key" AS "id", v."at", v."actorName", u."shortName" AS "actorUnit", v."event", v."reason", v."periodId", p."key" AS "periodKey",
      v."detail"->>'verdict' AS "verdict", v."detail"->>'suggestion' AS "suggestion", v."detail"->>'departure' AS "departure", (v."detail"->>'revision')::int AS "revisionNo", (v."detail"->>'until')::timestamptz AS "until"
    FROM line v
    JOIN "Period" p ON p."id" = v."periodId"
    LEFT JOIN "Unit" u ON u."id" = v."actorUnitId"
    WHERE v."event" <> ALL (${[...SAVED_EVENTS]}::text[]) OR v."sameness" IS DISTINCT FROM v."nextSameness"
    ORDER BY v."at", v."id"`;
}
