import "server-only";
import { NotFound } from "@/lib/actions/failures";
import { hasRole, readsEverythingFiled, type Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import type { RecordKind } from "@/lib/labels-carrying";
import { canReadDraft } from "@/lib/tasks/policy";
import { isFiledReadable, isTaskReadable } from "@/lib/tasks/queries";
import { attachmentId, type AttachmentRow } from "./schema";

const SHOWN = { id: true, name: true, extension: true, mimeType: true, size: true } as const;

/** @returns the files in the viewer's own unit's draft; none for whoever may not read drafts */
export async function listDraftAttachments(viewer: Viewer, draft: { for: "report" | "contribution"; taskId: string; periodId: string }): Promise<AttachmentRow[]> {
  const { unitId } = viewer;
  if (unitId === null || !canReadDraft(viewer, unitId)) return [];
  const place = { taskId: draft.taskId, periodId: draft.periodId, unitId };
  return db.attachment.findMany({
    where: { removedAt: null, ...(draft.for === "report" ? { report: place } : { contribution: place }) },
    select: SHOWN,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

export type FiledAttachment = AttachmentRow & { for: "report" | "contribution"; periodId: string; periodKey: string; unitId: string };

const readableReport = (viewer: Viewer) =>
  isFiledReadable(viewer, { lead: Prisma.sql`r."unitId"`, task: Prisma.sql`r."taskId"`, period: Prisma.sql`r."periodId"` });
const readableContribution = (viewer: Viewer) =>
  isFiledReadable(viewer, { lead: Prisma.sql`t."leadUnitId"`, task: Prisma.sql`c."taskId"`, period: Prisma.sql`c."periodId"` });

/** @returns the files of the revisions that stand as filed on a task, as far as the viewer may read those, in their order */
export async function listFiledAttachments(viewer: Viewer, taskId: string): Promise<FiledAttachment[]> {
  return db.$queryRaw<FiledAttachment[]>`
    SELECT a."id", a."name", a."extension", a."mimeType", a."size", f."for", f."periodId", p."key" AS "periodKey", f."unitId"
    FROM (
      SELECT 'report' AS "for", r."periodId", r."unitId", v."attachmentIds"
      FROM "Report" r JOIN "ReportRevision" v ON v."reportId" = r."id" AND v."no" = r."filedRevisionNo"
      WHERE r."taskId" = ${taskId}::uuid AND ${readableReport(viewer)}
      UNION ALL
      SELECT 'contribution', c."periodId", c."unitId", v."attachmentIds"
      FROM "Contribution" c JOIN "Task" t ON t."id" = c."taskId"
      JOIN "ContributionRevision" v ON v."contributionId" = c."id" AND v."no" = c."filedRevisionNo"
      WHERE c."taskId" = ${taskId}::uuid AND ${readableContribution(viewer)}
    ) f
    CROSS JOIN LATERAL unnest(f."attachmentIds") WITH ORDINALITY AS filed("id", "place")
    JOIN "Attachment" a ON a."id" = filed."id"
    JOIN "Period" p ON p."id" = f."periodId"
    ORDER BY f."for", p."opensAt", f."unitId", filed."place"`;
}

export type CommentAttachment = AttachmentRow & { commentId: string };

/** @returns the files of a task's comments for whoever reads them; a deleted comment's are as gone as its words */
export async function listCommentAttachments(viewer: Viewer, taskId: string, now = new Date()): Promise<CommentAttachment[]> {
  return db.$queryRaw<CommentAttachment[]>`
    SELECT a."id", a."name", a."extension", a."mimeType", a."size", a."commentId"
    FROM "Attachment" a JOIN "Comment" m ON m."id" = a."commentId" JOIN "Task" t ON t."id" = m."taskId"
    WHERE a."taskId" = ${taskId}::uuid AND m."deletedAt" IS NULL AND ${isTaskReadable(viewer, now)}
    ORDER BY a."createdAt", a."id"`;
}

export type RecordAttachment = AttachmentRow & { recordId: string };

/**
 * `a` is a record's file, `t` its task: what is published is everybody's; an order's or an instruction's is the unit's own until the
 * answer is sent, then also the lead's and whose who read everything filed; the rest as a discussion, a closure once it has left its unit.
 */
const isRecordReadable = (viewer: Viewer, now: Date) => Prisma.sql`CASE a."recordKind"
  WHEN 'PUBLICITY' THEN EXISTS (SELECT FROM "Publication" b WHERE b."id" = a."recordId" AND b."removedAt" IS NULL)
  WHEN 'ORDER' THEN (${hasRole(viewer, "FILER", "SIGNER")} AND ${viewer.unitId}::uuid = a."unitId")
    OR ((${readsEverythingFiled(viewer)} OR ${viewer.unitId}::uuid IN (a."unitId", t."leadUnitId")) AND (
      EXISTS (SELECT FROM "Order" q WHERE q."id" = a."recordId" AND a."createdAt" <= q."answeredAt")
      OR EXISTS (SELECT FROM "Instruction" q WHERE q."id" = a."recordId" AND a."createdAt" <= q."answeredAt")))
  WHEN 'CLOSURE' THEN ${isTaskReadable(viewer, now)} AND EXISTS (
    SELECT FROM "Closure" x WHERE x."id" = a."recordId"
      AND (x."state" IN ('ASKED', 'CLOSED', 'REOPENED') OR (${viewer.unitId !== null && canReadDraft(viewer, viewer.unitId)} AND t."leadUnitId" = ${viewer.unitId}::uuid)))
  ELSE ${isTaskReadable(viewer, now)} END`;

/** @returns the files of records of one kind, as far as the viewer may read them, in the order they were uploaded */
export async function listRecordAttachments(viewer: Viewer, kind: RecordKind, recordIds: readonly string[], now = new Date()): Promise<RecordAttachment[]> {
  if (recordIds.length === 0) return [];
  return db.$queryRaw<RecordAttachment[]>`
    SELECT a."id", a."name", a."extension", a."mimeType", a."size", a."recordId"
    FROM "Attachment" a JOIN "Task" t ON t."id" = a."taskId"
    WHERE a."recordId" = ANY (${[...recordIds]}::uuid[]) AND a."recordKind"::text = ${kind} AND ${isRecordReadable(viewer, now)}
    ORDER BY a."createdAt", a."id"`;
}

export type StoredAttachment = Pick<AttachmentRow, "name" | "mimeType" | "size"> & { storageKey: string };

/**
 * One file, asked anew each time. Its own unit's filers and signers read what is in the draft and what was filed with any
 * revision; whoever may read the filed report or contribution reads the files of the revision that stands; whoever reads
 * the discussion reads its files; a record's as `listRecordAttachments`; a file for what is not written yet is its uploader's.
 *
 * @param id from the address: anything
 * @throws NotFound for everybody else
 */
export async function getAttachment(viewer: Viewer, id: string, now = new Date()): Promise<StoredAttachment> {
  if (!attachmentId.safeParse(id).success) throw new NotFound();
  const readsDrafts = viewer.unitId !== null && canReadDraft(viewer, viewer.unitId);
  const [file] = await db.$queryRaw<StoredAttachment[]>`
    SELECT a."name", a."mimeType", a."size", a."storageKey"
    FROM "Attachment" a
    JOIN "Task" t ON t."id" = a."taskId"
    LEFT JOIN "Report" r ON r."id" = a."reportId"
    LEFT JOIN "Contribution" c ON c."id" = a."contributionId"
    LEFT JOIN "Comment" m ON m."id" = a."commentId"
    WHERE a."id" = ${id}::uuid AND (
      (${readsDrafts} AND coalesce(r."unitId", c."unitId") = ${viewer.unitId}::uuid AND (a."removedAt" IS NULL
        OR EXISTS (SELECT FROM "ReportRevision" v WHERE v."reportId" = r."id" AND a."id" = ANY (v."attachmentIds"))
        OR EXISTS (SELECT FROM "ContributionRevision" v WHERE v."contributionId" = c."id" AND a."id" = ANY (v."attachmentIds"))))
      OR (EXISTS (SELECT FROM "ReportRevision" v WHERE v."reportId" = r."id" AND v."no" = r."filedRevisionNo" AND a."id" = ANY (v."attachmentIds"))
        AND ${readableReport(viewer)})
      OR (EXISTS (SELECT FROM "ContributionRevision" v WHERE v."contributionId" = c."id" AND v."no" = c."filedRevisionNo" AND a."id" = ANY (v."attachmentIds"))
        AND ${readableContribution(viewer)})
      OR (m."id" IS NOT NULL AND m."deletedAt" IS NULL AND ${isTaskReadable(viewer, now)})
      OR (a."recordId" IS NOT NULL AND ${isRecordReadable(viewer, now)})
      OR (num_nonnulls(r."id", c."id", m."id", a."recordId") = 0 AND a."uploadedById" = ${viewer.id}::uuid AND a."removedAt" IS NULL))`;
  if (!file) throw new NotFound();
  return file;
}
