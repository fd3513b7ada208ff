import "server-only";
import { hasRole, type Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import type { PlanState } from "@/lib/labels-carrying";
import { getList, type ListRow } from "@/lib/lists/queries";
import { isTaskReadable } from "@/lib/tasks/queries";
import { listPlansInForce } from "./queries-force";
import type { LineTask } from "./rules-line";
import { displayedPlanState } from "./workflow";

type Row = Omit<LineTask, "state" | "measures"> & {
  taskId: string; planState: PlanState | null; submittedVersionNo: number | null; isReturnedByHrss: boolean; takesPart: boolean;
};

/**
 * @param no of one task only
 * @returns the tasks of a list that the viewer may read plans of, by number, each with what is due when by the version in force
 */
export async function listLineTasks(viewer: Viewer, listId: string, no?: number): Promise<LineTask[]> {
  const isUnitsAccount = hasRole(viewer, "FILER", "SIGNER");
  const [rows, plans] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT t."id" AS "taskId", t."no", t."content", s."no" AS "sectionNo", c."no" AS "chapterNo", t."leadUnitId", t."leadLabel",
        p."state"::text AS "planState", p."submittedVersionNo", p."approvedVersionNo" AS "inForceNo",
        coalesce((SELECT v."returnedAt" IS NOT NULL FROM "PlanVersion" v WHERE v."planId" = p."id" AND v."withdrawnAt" IS NULL ORDER BY v."no" DESC LIMIT 1), FALSE) AS "isReturnedByHrss",
        ${isUnitsAccount} AND (t."leadUnitId" IS NOT DISTINCT FROM ${viewer.unitId}::uuid OR EXISTS (
          SELECT FROM "TaskSupporter" x WHERE x."taskId" = t."id" AND x."unitId" = ${viewer.unitId}::uuid
            AND x."validFrom" <= shanghai_day(now()) AND shanghai_day(now()) < x."validUntil")) AS "takesPart"
      FROM "Task" t
      JOIN "Section" s ON s."id" = t."sectionId"
      JOIN "Chapter" c ON c."id" = s."chapterId"
      LEFT JOIN "Plan" p ON p."taskId" = t."id"
      WHERE t."listId" = ${listId}::uuid ${no === undefined ? Prisma.empty : Prisma.sql`AND t."no" = ${no}`} AND ${isTaskReadable(viewer, new Date())}
      ORDER BY t."no"`,
    listPlansInForce(viewer, listId, new Date(), no),
  ]);
  const inForce = new Map(plans.map((plan) => [plan.taskId, plan]));
  return rows.map(({ taskId, planState, submittedVersionNo, isReturnedByHrss, takesPart, ...task }) => ({
    ...task,
    state: displayedPlanState(planState === null ? null : { state: planState, submittedVersionNo, approvedVersionNo: task.inForceNo, isReturnedByHrss }, takesPart),
    measures: (inForce.get(taskId)?.measures ?? []).map(({ due, doneOn }) => ({ due, doneOn })),
  }));
}

export type PlanLine = { list: ListRow; tasks: LineTask[]; chapters: { no: number; title: string }[]; total: number };

/** @returns 序时图 of a list; `total` is how many tasks the list has, whatever the viewer may read. Throws NotFound. */
export async function getPlanLine(viewer: Viewer, slug: string): Promise<PlanLine> {
  const list = await getList(viewer, slug);
  const [tasks, chapters, total] = await Promise.all([
    listLineTasks(viewer, list.id),
    db.chapter.findMany({ where: { listId: list.id }, select: { no: true, title: true }, orderBy: { no: "asc" } }),
    db.task.count({ where: { listId: list.id } }),
  ]);
  return { list, tasks, chapters, total };
}
