import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import type { TargetBasis } from "@/lib/labels-carrying";
import type { Quarter } from "@/lib/periods/calendar";
import { isTaskReadable } from "@/lib/tasks/queries";

export type MeasureInForce = {
  key: string;
  unitId: string;
  unitName: string;
  text: string;
  responsible: string;
  due: Quarter;
  /** The day it was carried out, YYYY-MM-DD; null where no mark says so. */
  doneOn: string | null;
  doneNote: string;
};

export type TargetInForce = { key: string; name: string; measure: string; goal: number; basis: TargetBasis; /** Of a cumulative one: by when. */ due: Quarter | null };

export type PlanInForce = {
  planId: string;
  taskId: string;
  taskNo: number;
  leadUnitId: string;
  versionNo: number;
  goal: string;
  approvedAt: Date;
  /** The lead's first, each unit's in its own order. */
  measures: MeasureInForce[];
  targets: TargetInForce[];
};

type Version = Omit<PlanInForce, "measures" | "targets">;
type MeasureRow = Omit<MeasureInForce, "due"> & { planId: string; dueYear: number; dueQuarter: number };
type TargetRow = Omit<TargetInForce, "due" | "goal"> & { planId: string; goal: Prisma.Decimal; dueYear: number | null; dueQuarter: number | null };

/**
 * The plans of a list as they were in force at a time: of each, the version approved last by then, with the marks that are
 * on record now (each with the day it names).
 *
 * @param at now, where it is left out
 * @param no of one task only
 * @returns those of the tasks that the viewer may read what is filed on, by number
 */
export async function listPlansInForce(viewer: Viewer, listId: string, at = new Date(), no?: number): Promise<PlanInForce[]> {
  const versions = await db.$queryRaw<Version[]>`
    SELECT p."id" AS "planId", t."id" AS "taskId", t."no" AS "taskNo", t."leadUnitId", v."no" AS "versionNo", v."goal", v."approvedAt"
    FROM "Task" t
    JOIN "Plan" p ON p."taskId" = t."id"
    CROSS JOIN LATERAL (
      SELECT w."no", w."goal", w."approvedAt" FROM "PlanVersion" w WHERE w."planId" = p."id" AND w."approvedAt" <= ${at}::timestamptz
      ORDER BY w."approvedAt" DESC, w."no" DESC LIMIT 1) v
    WHERE t."listId" = ${listId}::uuid ${no === undefined ? Prisma.empty : Prisma.sql`AND t."no" = ${no}`}
      AND ${isTaskReadable(viewer, new Date())}
    ORDER BY t."no"`;
  const rows = await loadVersionRows(versions);
  return versions.map((version) => ({ ...version, ...(rows.get(version.planId) ?? { measures: [], targets: [] }) }));
}

type Rows = Pick<PlanInForce, "measures" | "targets">;

/** @returns the measures and targets of the versions named, by plan; whoever asks has made sure that they may be read */
export async function loadVersionRows(versions: readonly { planId: string; versionNo: number }[]): Promise<Map<string, Rows>> {
  const found = new Map<string, Rows>(versions.map(({ planId }) => [planId, { measures: [], targets: [] }]));
  if (versions.length === 0) return found;
  const wanted = Prisma.sql`unnest(${versions.map(({ planId }) => planId)}::uuid[], ${versions.map(({ versionNo }) => versionNo)}::int[]) wanted("planId", "versionNo")`;
  const [measures, targets] = await Promise.all([
    db.$queryRaw<MeasureRow[]>`
      SELECT m."planId", m."key", m."unitId", u."shortName" AS "unitName", m."text", m."responsible", m."dueYear", m."dueQuarter",
        k."doneOn"::text AS "doneOn", coalesce(k."note", '') AS "doneNote"
      FROM ${wanted}
      JOIN "PlanMeasure" m ON m."planId" = wanted."planId" AND m."versionNo" = wanted."versionNo"
      JOIN "Unit" u ON u."id" = m."unitId"
      JOIN "Plan" p ON p."id" = m."planId"
      JOIN "Task" t ON t."id" = p."taskId"
      LEFT JOIN "MeasureMark" k ON k."key" = m."key" AND k."undoneAt" IS NULL
      ORDER BY m."unitId" <> t."leadUnitId", u."position", m."position", m."key"`,
    db.$queryRaw<TargetRow[]>`
      SELECT x."planId", x."key", x."name", x."measure", x."goal", x."basis"::text AS "basis", x."dueYear", x."dueQuarter"
      FROM ${wanted}
      JOIN "PlanTarget" x ON x."planId" = wanted."planId" AND x."versionNo" = wanted."versionNo"
      ORDER BY x."position", x."key"`,
  ]);
  for (const { planId, dueYear, dueQuarter, ...row } of measures) found.get(planId)?.measures.push({ ...row, due: { year: dueYear, quarter: dueQuarter } });
  for (const { planId, dueYear, dueQuarter, goal, ...row } of targets) {
    const due = dueYear === null || dueQuarter === null ? null : { year: dueYear, quarter: dueQuarter };
    found.get(planId)?.targets.push({ ...row, goal: Number(goal), due });
  }
  return found;
}
