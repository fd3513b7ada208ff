import "server-only";
import { hasRole, readsEverythingFiled, type Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { AuditEvent } from "@/lib/labels-events";
import { EVENTS_SHOWN, FILED_EVENTS, INTERNAL_EVENTS, ORDER_EVENTS, REQUEST_EVENTS, SAVED_EVENTS, SIGNED_EVENTS, WITHDRAWN_EVENTS } from "./rules";

export type TaskEventRow = {
  id: string;
  at: Date;
  actorName: string;
  actorUnit: string | null;
  event: AuditEvent;
  reason: string;
  periodKey: string | null;
  /** The unit whose report, contribution or comment it was about. */
  unitName: string | null;
};

/**
 * A task's trail, newest first, at most `EVENTS_SHOWN`: what happened to filed things for those who can read them (the
 * task's lead and its supporting units as of today, and who reads everything filed), what happened inside a unit for
 * its filers and signers. An extension and the request for it name a unit and a period but no task, so they are read where
 * they are kept and stand in the trail of each task that they concern.
 *
 * @param now the day as of which group members count for what belongs to no period; a period's own events follow its due day
 * @returns nothing for a viewer who may see the task only as printed
 */
export async function listTaskEvents(viewer: Viewer, taskId: string, now = new Date()): Promise<TaskEventRow[]> {
  const readsOwnDrafts = hasRole(viewer, "FILER", "SIGNER");
  return db.$queryRaw<TaskEventRow[]>`
    WITH task AS (
      SELECT t."id", t."listId", t."leadUnitId", ARRAY(
        SELECT su."unitId" FROM "TaskSupporter" su
        WHERE su."taskId" = t."id" AND su."validFrom" <= shanghai_day(${now}::timestamptz) AND shanghai_day(${now}::timestamptz) < su."validUntil"
      ) AS "supportUnitIds"
      FROM "Task" t WHERE t."id" = ${taskId}::uuid
    ), access AS (
      SELECT ${readsEverythingFiled(viewer)} OR coalesce(${viewer.unitId}::uuid = ANY (task."leadUnitId" || task."supportUnitIds"), FALSE) AS "readsFiled"
      FROM task
    ), told AS (
      SELECT e."id", e."id"::text AS "key", e."at", e."actorId", e."actorName", e."actorUnitId", e."event", e."reason", e."periodId", e."unitId",
        lag(e."event") OVER (PARTITION BY e."periodId", e."unitId", split_part(e."event", '_', 1) ORDER BY e."id") AS "before"
      FROM "AuditEvent" e WHERE e."taskId" = ${taskId}::uuid
      UNION ALL
      SELECT 0, x."id"::text, x."createdAt", x."grantedBy", coalesce(a."displayName", ''), a."unitId", 'EXTENSION_GRANTED', x."reason", x."periodId", x."unitId", NULL
      FROM task
      JOIN "Period" p ON p."listId" = task."listId"
      JOIN "Extension" x ON x."periodId" = p."id" AND x."unitId" = ANY (task."leadUnitId" || task."supportUnitIds")
      LEFT JOIN "Account" a ON a."id" = x."grantedBy"
      UNION ALL
      SELECT 0, concat(q."id", '/', s."event"), s."at", s."actorId", coalesce(a."displayName", ''), a."unitId", s."event", s."reason", q."periodId", q."unitId", NULL
      FROM task
      JOIN "Period" p ON p."listId" = task."listId"
      JOIN "ExtensionRequest" q ON q."periodId" = p."id" AND q."unitId" = ANY (task."leadUnitId" || task."supportUnitIds")
      CROSS JOIN LATERAL (VALUES
        ('EXTENSION_ASKED', q."createdAt", q."askedById", q."reason"),
        (CASE q."state" WHEN 'REFUSED' THEN 'EXTENSION_REFUSED' WHEN 'WITHDRAWN' THEN 'EXTENSION_WITHDRAWN' END, q."decidedAt", q."decidedById", q."note")
      ) s("event", "at", "actorId", "reason")
      LEFT JOIN "Account" a ON a."id" = s."actorId"
      WHERE s."event" IS NOT NULL
    ), visible AS (
      SELECT told.*, row(told."event", told."actorId", told."periodId", told."unitId")::text AS "sameness"
      FROM told CROSS JOIN access CROSS JOIN task
      WHERE ((CASE WHEN told."periodId" IS NULL THEN access."readsFiled" ELSE ${readsEverythingFiled(viewer)} OR task."leadUnitId" = ${viewer.unitId}::uuid
            OR EXISTS (SELECT FROM owed_contribution o WHERE o."taskId" = task."id" AND o."periodId" = told."periodId" AND o."unitId" = ${viewer.unitId}::uuid) END)
          AND told."event" = ANY (${[...FILED_EVENTS]}::text[])
          AND (told."event" <> ALL (${[...WITHDRAWN_EVENTS]}::text[]) OR told."before" = ANY (${[...SIGNED_EVENTS]}::text[])))
        OR (${readsOwnDrafts} AND told."unitId" = ${viewer.unitId}::uuid AND told."event" = ANY (${[...INTERNAL_EVENTS, ...WITHDRAWN_EVENTS, ...REQUEST_EVENTS]}::text[]))
        OR ((${readsEverythingFiled(viewer)} OR ${viewer.unitId}::uuid IN (told."unitId", task."leadUnitId")) AND told."event" = ANY (${[...ORDER_EVENTS]}::text[]))
        OR (${hasRole(viewer, "SUPERVISOR")} AND told."event" = ANY (${[...REQUEST_EVENTS]}::text[]))
    ), line AS (
      SELECT visible.*, lead("sameness") OVER (ORDER BY "at", "id") AS "nextSameness" FROM visible
    )
    SELECT v."key" AS "id", v."at", v."actorName", au."shortName" AS "actorUnit", v."event", v."reason", p."key" AS "periodKey", u."shortName" AS "unitName"
    FROM line v
    LEFT JOIN "Unit" au ON au."id" = v."actorUnitId"
    LEFT JOIN "Unit" u ON u."id" = v."unitId"
    LEFT JOIN "Period" p ON p."id" = v."periodId"
    WHERE v."event" <> ALL (${[...SAVED_EVENTS]}::text[]) OR v."sameness" IS DISTINCT FROM v."nextSameness"
    ORDER BY v."at" DESC, v."id" DESC
    LIMIT ${EVENTS_SHOWN}`;
}
