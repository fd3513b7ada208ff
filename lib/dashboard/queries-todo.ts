import "server-only";
import { cache } from "react";
import { hasRole, type Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { groupTodo, type Owed, type Todo } from "./rules-todo";

/** @returns everything the viewer's unit owes in periods that are open to it, and what of it waits for this account */
export const getTodo = cache(async (viewer: Viewer): Promise<Todo> => {
  const now = new Date();
  if (viewer.unitId === null || !hasRole(viewer, "FILER", "SIGNER")) return groupTodo(viewer, [], now);
  const rows = await db.$queryRaw<Owed[]>`
    WITH open_period AS (
      SELECT p.*, l."slug", e."until" AS "extendedUntil"
      FROM "Period" p
      JOIN "TaskList" l ON l."id" = p."listId"
      LEFT JOIN LATERAL (SELECT max(x."until") AS "until" FROM "Extension" x WHERE x."periodId" = p."id" AND x."unitId" = ${viewer.unitId}::uuid) e ON true
      WHERE p."opensAt" <= ${now}::timestamptz AND (p."locksAt" > ${now}::timestamptz OR e."until" >= ${now}::timestamptz)
    ), owed AS (
      SELECT 'report' AS "kind", t."taskId" AS "taskId", p."id" AS "periodId", r."state"::text AS "state", r."returnReason", r."writerIds"::text[] AS "writerIds"
      FROM due_report t
      JOIN open_period p ON p."id" = t."periodId"
      LEFT JOIN "Report" r ON r."taskId" = t."taskId" AND r."periodId" = p."id"
      WHERE t."unitId" = ${viewer.unitId}::uuid
      UNION ALL
      SELECT 'contribution', o."taskId", o."periodId", c."state"::text, c."returnReason", c."writerIds"::text[]
      FROM due_contribution o
      JOIN open_period p ON p."id" = o."periodId"
      LEFT JOIN "Contribution" c ON c."taskId" = o."taskId" AND c."periodId" = o."periodId" AND c."unitId" = o."unitId"
      WHERE o."unitId" = ${viewer.unitId}::uuid
    )
    SELECT w."kind", p."slug" AS "listSlug", t."no" AS "taskNo", left(t."content", 80) AS "content", p."key" AS "periodKey", p."opensAt", p."dueAt",
      p."locksAt", p."extendedUntil", w."state", w."returnReason", w."writerIds", u."allowsSelfSigning"
    FROM owed w
    JOIN "Task" t ON t."id" = w."taskId"
    JOIN open_period p ON p."id" = w."periodId"
    JOIN "Unit" u ON u."id" = ${viewer.unitId}::uuid`;
  return groupTodo(viewer, rows, now);
});
