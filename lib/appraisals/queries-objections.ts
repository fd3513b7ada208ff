import "server-only";
import { Forbidden } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import type { AppraisalItem, ObjectionState } from "@/lib/labels-carrying";
import { canReadUnitFigures } from "@/lib/units/policy";
import { canAnswerObjection, canFixYear } from "./policy";

export type ObjectionRow = {
  id: string; listSlug: string; version: number; year: number; item: AppraisalItem; unitId: string; unitName: string; state: ObjectionState;
  reason: string; raisedByName: string; raisedAt: Date;
  answer: string; answeredByName: string; answeredAt: Date | null;
  /** Tenths that a correction added or took away. */
  tenths: number | null;
  mayAnswer: boolean;
};

async function selectObjections(viewer: Viewer, where: Prisma.Sql): Promise<ObjectionRow[]> {
  const rows = await db.$queryRaw<Omit<ObjectionRow, "mayAnswer">[]>`
    SELECT o."id", l."slug" AS "listSlug", o."version", o."year", o."item"::text AS "item", o."unitId", u."shortName" AS "unitName", o."state"::text AS "state", o."reason",
      coalesce(a."displayName", '') AS "raisedByName", o."raisedAt", o."answer", o."answeredByName", o."answeredAt", x."tenths"
    FROM "AppraisalObjection" o
    JOIN "TaskList" l ON l."id" = o."listId"
    JOIN "Unit" u ON u."id" = o."unitId"
    LEFT JOIN "Account" a ON a."id" = o."raisedById"
    LEFT JOIN "AppraisalAdjustment" x ON x."objectionId" = o."id"
    WHERE ${where}
    ORDER BY o."raisedAt", o."id"`;
  return rows.map((row) => ({ ...row, mayAnswer: row.state === "OPEN" && canAnswerObjection(viewer, row) }));
}

/** @returns the objections to a year's scores, oldest first: of all units only for who reads their scores. Throws Forbidden. */
export async function listObjections(viewer: Viewer, { listId, year, unitId }: { listId: string; year: number; unitId?: string }): Promise<ObjectionRow[]> {
  if (unitId === "") return [];
  if (!canReadUnitFigures(viewer, unitId ?? "")) throw new Forbidden();
  return selectObjections(viewer, Prisma.sql`o."listId" = ${listId}::uuid AND o."year" = ${year}::int AND ${unitId === undefined ? Prisma.sql`TRUE` : Prisma.sql`o."unitId" = ${unitId}::uuid`}`);
}

/** @returns what waits for a supervisor's answer, whatever the list and the year; his own unit's is another's to answer. Throws Forbidden. */
export async function listOpenObjections(viewer: Viewer): Promise<ObjectionRow[]> {
  if (!canFixYear(viewer)) throw new Forbidden();
  return selectObjections(viewer, Prisma.sql`o."state" = 'OPEN'`);
}
