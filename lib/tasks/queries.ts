import "server-only";
import { db, Prisma } from "@/lib/db/client";
import { NotFound } from "@/lib/actions/failures";
import { readsEverythingFiled, type Viewer } from "@/lib/auth/schema";

export type SupportLabel = { label: string; members: { id: string; name: string }[] };
export type TaskDetail = {
  id: string;
  listId: string;
  no: number;
  content: string;
  chapter: { no: number; title: string };
  section: { no: number; title: string };
  lead: { id: string; name: string; label: string };
  /** As printed, in order; a group opens to its members on the day asked for. */
  supports: SupportLabel[];
  /** Every unit that supports, group members one by one, in the order shown. */
  supportUnits: { id: string; name: string }[];
};

type SupportRow = { taskId: string; position: number; label: string; unitId: string; unitName: string };

/**
 * @param onDay the instant for which memberships are read
 * @returns who supports which task of the list: one row per task, label and unit, in printed order
 */
export async function listSupports(_viewer: Viewer, where: { listId: string } | { taskId: string }, onDay: Date): Promise<SupportRow[]> {
  const scope = "taskId" in where ? Prisma.sql`t."id" = ${where.taskId}::uuid` : Prisma.sql`t."listId" = ${where.listId}::uuid`;
  return db.$queryRaw<SupportRow[]>`
    SELECT su."taskId", su."position", su."label", u."id" AS "unitId", u."shortName" AS "unitName"
    FROM "Task" t
    -- OFFSET 0 keeps the view within each task: joined as a whole, it is read for all lists.
    CROSS JOIN LATERAL (SELECT * FROM task_supporting_unit v WHERE v."taskId" = t."id" OFFSET 0) su
    JOIN "Unit" u ON u."id" = su."unitId"
    WHERE ${scope} AND su."validFrom" <= shanghai_day(${onDay}::timestamptz) AND shanghai_day(${onDay}::timestamptz) < su."validUntil"
    ORDER BY su."taskId", su."position", u."position"`;
}

/** @returns the rows of one task as its printed labels with their members */
export function groupByLabel(rows: readonly SupportRow[]): SupportLabel[] {
  const labels = new Map<string, SupportLabel>();
  for (const row of rows) {
    const label = labels.get(row.label) ?? { label: row.label, members: [] };
    label.members.push({ id: row.unitId, name: row.unitName });
    labels.set(row.label, label);
  }
  return [...labels.values()];
}

/** @returns one task as printed, with its units on a day; everyone signed in may read it. Throws NotFound. */
export async function getTask(viewer: Viewer, listId: string, no: number, onDay: Date): Promise<TaskDetail> {
  const task = await db.task.findUnique({
    where: { listId_no: { listId, no } },
    select: {
      id: true, listId: true, no: true, content: true, leadLabel: true,
      leadUnit: { select: { id: true, shortName: true } },
      section: { select: { no: true, title: true, chapter: { select: { no: true, title: true } } } },
    },
  });
  if (!task) throw new NotFound();
  const supports = groupByLabel(await listSupports(viewer, { taskId: task.id }, onDay));
  const { chapter, ...section } = task.section;
  return {
    id: task.id, listId: task.listId, no: task.no, content: task.content, chapter, section,
    lead: { id: task.leadUnit.id, name: task.leadUnit.shortName, label: task.leadLabel },
    supports,
    supportUnits: [...new Map(supports.flatMap((support) => support.members).map((unit) => [unit.id, unit])).values()],
  };
}

/**
 * `canReadFiled` as a condition: the task's lead, the units that owe it a contribution in the period, and who reads
 * everything filed.
 *
 * @param columns the lead's, the task's and the period's id in the statement around it
 */
export function isFiledReadable(viewer: Viewer, columns: { lead: Prisma.Sql; task: Prisma.Sql; period: Prisma.Sql }): Prisma.Sql {
  const { lead, task, period } = columns;
  return Prisma.sql`(${readsEverythingFiled(viewer)} OR ${lead} = ${viewer.unitId}::uuid OR EXISTS (
    SELECT FROM owed_contribution mine WHERE mine."taskId" = ${task} AND mine."periodId" = ${period} AND mine."unitId" = ${viewer.unitId}::uuid))`;
}

/** 销号, as a condition: the task stood closed when the period fell due, and owes nothing in it (view due_report). */
export function isTaskClosed(task: Prisma.Sql, period: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (SELECT FROM due_report d WHERE d."taskId" = ${task} AND d."periodId" = ${period})`;
}

/** @returns whether the task stood closed when the period fell due; the caller has made sure that the viewer may read what is filed on it */
export async function isClosedIn(_viewer: Viewer, taskId: string, periodId: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ isClosed: boolean }[]>`SELECT ${isTaskClosed(Prisma.sql`${taskId}::uuid`, Prisma.sql`${periodId}::uuid`)} AS "isClosed"`;
  return row?.isClosed ?? false;
}

/** In a statement over owed_contribution `o` beside what was given, `c`: a closed task owes nothing more, but what was given stays. */
export const OWED_OR_GIVEN = Prisma.sql`(c."filedRevisionNo" IS NOT NULL OR EXISTS (
  SELECT FROM due_contribution d WHERE d."taskId" = o."taskId" AND d."periodId" = o."periodId" AND d."unitId" = o."unitId"))`;

/**
 * `canReadFiled` as a condition on the task `t`, its supporting units being those of `now`: its lead, who supports it, and who
 * reads everything filed.
 */
export function isTaskReadable(viewer: Viewer, now: Date): Prisma.Sql {
  if (readsEverythingFiled(viewer)) return Prisma.sql`TRUE`;
  return Prisma.sql`(t."leadUnitId" = ${viewer.unitId}::uuid OR EXISTS (
    SELECT FROM "TaskSupporter" su
    WHERE su."taskId" = t."id" AND su."unitId" = ${viewer.unitId}::uuid
      AND su."validFrom" <= shanghai_day(${now}::timestamptz) AND shanghai_day(${now}::timestamptz) < su."validUntil"))`;
}

/** @returns the names of those who could sign for the unit, so that a sent form can say who has it */
export async function listSigners(viewer: Viewer, unitId: string): Promise<string[]> {
  if (viewer.unitId !== unitId) return [];
  const signers = await db.account.findMany({
    where: { unitId, isDisabled: false, roles: { has: "SIGNER" } },
    select: { displayName: true },
    orderBy: { displayName: "asc" },
  });
  return signers.map((signer) => signer.displayName);
}
