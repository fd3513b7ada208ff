import "server-only";
import { hasRole, type Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import { shanghaiDay } from "@/lib/periods/calendar";
import { canReadDraft } from "@/lib/tasks/policy";
import type { Asked } from "./queries";

/** @returns the lead's last request to the viewer's own unit, or null; for the unit's filers and signers */
export async function getOwnRequest(viewer: Viewer, taskId: string, periodId: string): Promise<Asked | null> {
  if (viewer.unitId === null || !canReadDraft(viewer, viewer.unitId)) return null;
  const [request] = await db.$queryRaw<Omit<Asked, "isToday">[]>`
    SELECT q."askedAt" AS "at", a."displayName" AS "byName", q."note", q."wishedOn"
    FROM "ContributionRequest" q JOIN "Account" a ON a."id" = q."askedById"
    WHERE q."taskId" = ${taskId}::uuid AND q."periodId" = ${periodId}::uuid AND q."unitId" = ${viewer.unitId}::uuid
    ORDER BY q."askedAt" DESC LIMIT 1`;
  return request ? { ...request, isToday: shanghaiDay(request.at) === shanghaiDay(new Date()) } : null;
}

/** A task in a period, as addresses name them. */
type TodoPlace = { listSlug: string; taskNo: number; periodKey: string };

/** How far a task that the unit leads is with its contributions. */
export type ContributionGap = TodoPlace & { owed: number; given: number; missing: string[] };

/** A request to the unit that it has not answered yet. */
export type OpenRequest = TodoPlace & { leadName: string; at: Date; note: string; wishedOn: Date | null };

export type TodoNotes = { gaps: ContributionGap[]; requests: OpenRequest[] };

const NOTHING: TodoNotes = { gaps: [], requests: [] };

/** @returns what stands beside the unit's own duties in periods open to it: who has not contributed, who has asked it to */
export async function getTodoNotes(viewer: Viewer): Promise<TodoNotes> {
  const { unitId } = viewer;
  if (unitId === null || !hasRole(viewer, "FILER", "SIGNER")) return NOTHING;
  const now = new Date();
  const isOpen = Prisma.sql`p."opensAt" <= ${now}::timestamptz AND (p."locksAt" > ${now}::timestamptz OR EXISTS (
    SELECT FROM "Extension" x WHERE x."periodId" = p."id" AND x."unitId" = ${unitId}::uuid AND x."until" >= ${now}::timestamptz))`;
  const [gaps, requests] = await Promise.all([
    db.$queryRaw<ContributionGap[]>`
      SELECT l."slug" AS "listSlug", t."no" AS "taskNo", p."key" AS "periodKey", count(*)::int AS "owed",
        (count(*) FILTER (WHERE c."state" = 'GIVEN'))::int AS "given",
        coalesce(array_agg(u."shortName" ORDER BY u."position") FILTER (WHERE c."filedRevisionNo" IS NULL), '{}') AS "missing"
      FROM "Task" t
      JOIN "TaskList" l ON l."id" = t."listId"
      JOIN "Period" p ON p."listId" = t."listId" AND ${isOpen}
      JOIN due_contribution o ON o."taskId" = t."id" AND o."periodId" = p."id"
      JOIN "Unit" u ON u."id" = o."unitId"
      LEFT JOIN "Contribution" c ON c."taskId" = t."id" AND c."periodId" = p."id" AND c."unitId" = o."unitId"
      WHERE t."leadUnitId" = ${unitId}::uuid
      GROUP BY l."slug", t."no", p."key"`,
    db.$queryRaw<OpenRequest[]>`
      SELECT DISTINCT ON (q."taskId", q."periodId") l."slug" AS "listSlug", t."no" AS "taskNo", p."key" AS "periodKey", u."shortName" AS "leadName",
        q."askedAt" AS "at", q."note", q."wishedOn"
      FROM "ContributionRequest" q
      JOIN "Period" p ON p."id" = q."periodId" AND ${isOpen}
      JOIN "Task" t ON t."id" = q."taskId"
      JOIN "TaskList" l ON l."id" = t."listId"
      JOIN "Unit" u ON u."id" = t."leadUnitId"
      LEFT JOIN "Contribution" c ON c."taskId" = q."taskId" AND c."periodId" = q."periodId" AND c."unitId" = q."unitId"
      WHERE q."unitId" = ${unitId}::uuid AND c."filedRevisionNo" IS NULL 
        AND EXISTS (SELECT FROM due_contribution d WHERE d."taskId" = q."taskId" AND d."periodId" = q."periodId" AND d."unitId" = q."unitId")
      ORDER BY q."taskId", q."periodId", q."askedAt" DESC`,
  ]);
  return { gaps, requests };
}
