import "server-only";
import { z } from "zod";
import { NotFound } from "@/lib/actions/failures";
import { listRecordAttachments, type RecordAttachment } from "@/lib/attachments/queries";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import type { UpwardLevel, UpwardStageName } from "@/lib/labels-carrying";
import { getList, type ListRow } from "@/lib/lists/queries";
import { quarterLabel, shanghaiDay } from "@/lib/periods/calendar";
import { canReadDraft } from "@/lib/tasks/policy";
import { isTaskReadable } from "@/lib/tasks/queries";
import { canChangeUpward, canNoteContact } from "./policy";
import { isSettled } from "./rules";

export type UpwardRow = {
  id: string; version: number; listSlug: string; taskNo: number; content: string; unitId: string; unitName: string; level: UpwardLevel; department: string; demand: string; basis: string;
  /** Where it stands: its last stage. */
  stage: UpwardStageName; stageOn: Date; stageNote: string;
  nextContactOn: Date | null; contactNote: string;
  /** The day of the next contact is over. */
  isOverdue: boolean;
  /** The quarter of the report it was taken from. */
  originKey: string | null;
};

/** The requests of tasks that the viewer may read, as of today, in the notice's order. `where`: on request `q`, task `t`, last stage `s`. */
async function listRows(viewer: Viewer, where: Prisma.Sql, now: Date): Promise<UpwardRow[]> {
  return db.$queryRaw<UpwardRow[]>`
    SELECT q."id", q."version", l."slug" AS "listSlug", t."no" AS "taskNo", left(t."content", 80) AS "content", q."unitId", u."shortName" AS "unitName", q."level"::text AS "level", q."department",
      q."demand", q."basis", s."stage"::text AS "stage", s."happenedOn" AS "stageOn", s."note" AS "stageNote", q."nextContactOn", q."contactNote",
      coalesce(q."nextContactOn" < ${shanghaiDay(now)}::date, false) AS "isOverdue", p."key" AS "originKey"
    FROM "UpwardRequest" q
    JOIN "Task" t ON t."id" = q."taskId"
    JOIN "TaskList" l ON l."id" = t."listId"
    JOIN "Unit" u ON u."id" = q."unitId"
    CROSS JOIN LATERAL (SELECT * FROM "UpwardStage" s WHERE s."requestId" = q."id" ORDER BY s."no" DESC LIMIT 1) s
    LEFT JOIN "Report" r ON r."id" = q."originReportId" LEFT JOIN "Period" p ON p."id" = r."periodId"
    WHERE ${where} AND ${isTaskReadable(viewer, now)}
    ORDER BY t."no", q."createdAt", q."id"`;
}

/** @returns a list's requests that the viewer may read */
export async function listUpward(viewer: Viewer, slug: string, now = new Date()): Promise<{ list: ListRow; rows: UpwardRow[] }> {
  const list = await getList(viewer, slug);
  return { list, rows: await listRows(viewer, Prisma.sql`t."listId" = ${list.id}::uuid`, now) };
}

/** @returns one task's requests, as far as the viewer may read them */
export async function listTaskUpward(viewer: Viewer, taskId: string, now = new Date()): Promise<UpwardRow[]> {
  return listRows(viewer, Prisma.sql`q."taskId" = ${taskId}::uuid`, now);
}

/** @returns the requests of the viewer's own unit whose next contact is due by today; for its filers and signers */
export async function listDueContacts(viewer: Viewer, now = new Date()): Promise<UpwardRow[]> {
  if (viewer.unitId === null || !canReadDraft(viewer, viewer.unitId)) return [];
  return listRows(viewer, Prisma.sql`q."unitId" = ${viewer.unitId}::uuid AND q."nextContactOn" <= ${shanghaiDay(now)}::date`, now);
}

export type UpwardStageRow = { id: string; no: number; stage: UpwardStageName; happenedOn: Date; note: string; isCorrection: boolean; recordedByName: string; recordedAt: Date };

export type UpwardItem = UpwardRow & {
  list: ListRow;
  /** Oldest first. */
  stages: UpwardStageRow[];
  files: RecordAttachment[];
  originLabel: string | null;
  canChange: boolean;
  canNoteContact: boolean;
};

async function listStages(requestId: string): Promise<UpwardStageRow[]> {
  return db.$queryRaw<UpwardStageRow[]>`
    SELECT s."id", s."no", s."stage"::text AS "stage", s."happenedOn", s."note", s."isCorrection", coalesce(a."displayName", '') AS "recordedByName", s."recordedAt"
    FROM "UpwardStage" s LEFT JOIN "Account" a ON a."id" = s."recordedById"
    WHERE s."requestId" = ${requestId}::uuid ORDER BY s."no"`;
}

/** @returns one request with its stages. Throws NotFound, also for a unit that has no part in the task. */
export async function getUpward(viewer: Viewer, slug: string, id: string, now = new Date()): Promise<UpwardItem> {
  const list = await getList(viewer, slug);
  if (!z.uuid().safeParse(id).success) throw new NotFound();
  const [row] = await listRows(viewer, Prisma.sql`q."id" = ${id}::uuid AND t."listId" = ${list.id}::uuid`, now);
  if (!row) throw new NotFound();
  const [stages, units] = await Promise.all([listStages(id), loadUnits(list.id, row.taskNo, now)]);
  const request = { ...units, unitId: row.unitId };
  const [year, quarter] = (row.originKey ?? "").split("Q").map(Number);
  return {
    ...row, list, stages,
    files: await listRecordAttachments(viewer, "UPWARD", stages.map((stage) => stage.id), now),
    originLabel: year && quarter ? quarterLabel({ year, quarter }) : null,
    canChange: canChangeUpward(viewer, request), canNoteContact: !isSettled(row.stage) && canNoteContact(viewer, request),
  };
}

async function loadUnits(listId: string, no: number, now: Date): Promise<{ leadUnitId: string; supportUnitIds: string[] }> {
  const task = await db.task.findUniqueOrThrow({
    where: { listId_no: { listId, no } },
    select: { leadUnitId: true, supporters: { where: { validFrom: { lte: new Date(shanghaiDay(now)) }, validUntil: { gt: new Date(shanghaiDay(now)) } }, select: { unitId: true } } },
  });
  return { leadUnitId: task.leadUnitId, supportUnitIds: task.supporters.map(({ unitId }) => unitId) };
}
