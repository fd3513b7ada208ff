import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { Prisma } from "@/lib/db/client";
import { planPath } from "@/lib/plans/schema";
import { isTaskReadable } from "@/lib/tasks/queries";
import { hasAll, pageOf, type Found, type Window } from "./queries-texts";
import { passagesOf, type Passage } from "./rules";

export type PlanHit = { id: string; href: string; taskNo: number; unitName: string; approvedAt: Date; passages: Passage[] };

type Row = Omit<PlanHit, "href" | "passages"> & { slug: string; versionNo: number; goal: string; measures: string };

/** @returns the plans whose version in force holds all the words, in its goal or its measures, approved last first; scope as `listPlansInForce`. No draft, and no other version. */
export async function findPlans(viewer: Viewer, words: readonly string[], window: Window): Promise<Found<PlanHit>> {
  const hits = Prisma.sql`
    SELECT p."id", l."slug", t."no" AS "taskNo", u."shortName" AS "unitName", v."no" AS "versionNo", v."approvedAt", v."goal", s."measures"
    FROM "Plan" p JOIN "PlanVersion" v ON v."planId" = p."id" AND v."no" = p."approvedVersionNo"
    JOIN "Task" t ON t."id" = p."taskId" JOIN "TaskList" l ON l."id" = t."listId" JOIN "Unit" u ON u."id" = t."leadUnitId"
    CROSS JOIN LATERAL (
      SELECT coalesce(string_agg(m."text", E'\n' ORDER BY m."position", m."key"), '') AS "measures"
      FROM "PlanMeasure" m WHERE m."planId" = p."id" AND m."versionNo" = v."no") s
    WHERE ${hasAll(Prisma.sql`(v."goal" || E'\n' || s."measures")`, words)} AND ${isTaskReadable(viewer, new Date())}`;
  const { total, rows } = await pageOf<Row>(hits, Prisma.sql`"approvedAt" DESC, "id"`, window);
  return {
    total,
    rows: rows.map(({ slug, versionNo, goal, measures, ...row }) => ({ ...row, href: planPath(slug, row.taskNo, versionNo), passages: passagesOf([["goal", goal], ["measures", measures]], words) })),
  };
}
