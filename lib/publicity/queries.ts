import "server-only";
import { Forbidden, NotFound } from "@/lib/actions/failures";
import { listRecordAttachments, type RecordAttachment } from "@/lib/attachments/queries";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import type { Medium } from "@/lib/labels-carrying";
import { getList, type ListRow } from "@/lib/lists/queries";
import { canRecordPublication } from "./policy";
import { matchesPublication } from "./rules";
import type { PublicationFilters } from "./schema";

export const PAGE_SIZE = 50;

export type PublicationRow = {
  id: string; version: number; title: string; medium: Medium; outlet: string;
  /** YYYY-MM-DD. */
  publishedOn: string;
  link: string | null;
  unitId: string; unitName: string;
  /** In order. */
  taskNos: number[];
};

function selectPublications(where: Prisma.Sql): Promise<PublicationRow[]> {
  return db.$queryRaw<PublicationRow[]>`
    SELECT b."id", b."version", b."title", b."medium"::text AS "medium", b."outlet", to_char(b."publishedOn", 'YYYY-MM-DD') AS "publishedOn", b."link",
      b."unitId", u."shortName" AS "unitName",
      ARRAY(SELECT t."no" FROM "PublicationTask" x JOIN "Task" t ON t."id" = x."taskId" WHERE x."publicationId" = b."id" ORDER BY t."no") AS "taskNos"
    FROM "Publication" b
    JOIN "Unit" u ON u."id" = b."unitId"
    WHERE b."removedAt" IS NULL AND ${where}
    ORDER BY b."publishedOn" DESC, b."createdAt" DESC, b."id" DESC`;
}

/** @returns what the units published on a list's policy, newest first; published is published: everybody signed in reads it */
export async function listPublications(_viewer: Viewer, listId: string): Promise<PublicationRow[]> {
  return selectPublications(Prisma.sql`b."listId" = ${listId}::uuid`);
}

export type TaskPublication = PublicationRow & { files: RecordAttachment[] };

async function withFiles(viewer: Viewer, rows: readonly PublicationRow[]): Promise<TaskPublication[]> {
  const files = Map.groupBy(await listRecordAttachments(viewer, "PUBLICITY", rows.map(({ id }) => id)), ({ recordId }) => recordId);
  return rows.map((row) => ({ ...row, files: files.get(row.id) ?? [] }));
}

/** @returns what was published for one task, newest first */
export async function listTaskPublications(viewer: Viewer, taskId: string): Promise<TaskPublication[]> {
  return withFiles(viewer, await selectPublications(Prisma.sql`EXISTS (SELECT FROM "PublicationTask" x WHERE x."publicationId" = b."id" AND x."taskId" = ${taskId}::uuid)`));
}

/** @returns the numbers of the tasks that a unit leads or, as of today, supports, in order */
async function listOwnTasks(listId: string, unitId: string, now: Date): Promise<{ no: number; content: string }[]> {
  return db.$queryRaw<{ no: number; content: string }[]>`
    SELECT t."no", left(t."content", 40) AS "content" FROM "Task" t
    WHERE t."listId" = ${listId}::uuid AND (t."leadUnitId" = ${unitId}::uuid OR EXISTS (
      SELECT FROM "TaskSupporter" su WHERE su."taskId" = t."id" AND su."unitId" = ${unitId}::uuid
        AND su."validFrom" <= shanghai_day(${now}::timestamptz) AND shanghai_day(${now}::timestamptz) < su."validUntil"))
    ORDER BY t."no"`;
}

export type PublicityDesk = {
  list: ListRow;
  /** All of the list, for the filters' counts. */
  all: PublicationRow[];
  total: number;
  rows: (TaskPublication & { isOwn: boolean })[];
  page: number;
  pageCount: number;
  canRecord: boolean;
};

/** @returns a page of a list's publications under the filters. Throws NotFound for an unknown list. */
export async function getPublicityDesk(viewer: Viewer, slug: string, filters: PublicationFilters, page: number): Promise<PublicityDesk> {
  const list = await getList(viewer, slug);
  const all = await listPublications(viewer, list.id);
  const found = all.filter((row) => matchesPublication(row, filters));
  const pageCount = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const shown = Math.min(page, pageCount);
  const rows = await withFiles(viewer, found.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE));
  return {
    list, all, total: found.length, page: shown, pageCount, canRecord: viewer.unitId !== null && canRecordPublication(viewer, viewer.unitId),
    rows: rows.map((row) => ({ ...row, isOwn: canRecordPublication(viewer, row.unitId) })),
  };
}

export type PublicationForm = { list: ListRow; tasks: { no: number; content: string }[]; row: TaskPublication | null };

/**
 * @param id of the publication to change; null for a new one
 * @returns what the form of the viewer's unit needs
 * @throws NotFound for what there is not; Forbidden for whoever does not file for the unit
 */
export async function getPublicationForm(viewer: Viewer, slug: string, id: string | null, now = new Date()): Promise<PublicationForm> {
  const list = await getList(viewer, slug);
  const isId = id === null || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
  if (!isId) throw new NotFound();
  const row = id === null ? null : (await selectPublications(Prisma.sql`b."id" = ${id}::uuid AND b."listId" = ${list.id}::uuid`))[0];
  if (row === undefined) throw new NotFound();
  const unitId = row?.unitId ?? viewer.unitId;
  if (unitId === null || !canRecordPublication(viewer, unitId)) throw new Forbidden();
  const own = await listOwnTasks(list.id, unitId, now);
  // A unit that has left a task since keeps what it published for it.
  const left = (row?.taskNos ?? []).filter((no) => !own.some((task) => task.no === no)).map((no) => ({ no, content: "" }));
  return {
    list, tasks: [...own, ...left].sort((a, b) => a.no - b.no),
    row: row === null ? null : ((await withFiles(viewer, [row]))[0] ?? null),
  };
}
