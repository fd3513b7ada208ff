import "server-only";
import { randomUUID } from "node:crypto";
import { Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import { db, type Prisma, type Transaction } from "@/lib/db/client";
import { checkTarget, enterTarget, openDraft, type Place } from "./mutations-target";
import { cleanFileName } from "./parse-name";
import { FILING_FULL, FILING_TOO_LARGE, refuseName } from "./rules";
import { DAILY_MAX_BYTES, FILING_MAX_BYTES, FILING_MAX_FILES, PENDING_MAX_FILES } from "./rules-formats";
import { type AttachmentRow, type UploadTarget } from "./schema";
import { deleteObject, storageKeyOf, storeObject } from "./storage";
import { inspectFile } from "./storage-inspect";
import { withSpooled, type SpooledFile } from "./storage-spool";

const SHOWN = { id: true, name: true, extension: true, mimeType: true, size: true } as const;

const DAY_MS = 86_400_000;

type Upload = {
  target: UploadTarget;
  requestId: string;
  /** As sent; anything. */
  name: string;
  body: AsyncIterable<Uint8Array>;
  /** The size announced, where it was. */
  expected: number | null;
};

/** Limits of one filing, counted under the draft's lock. Throws Refused. */
async function requireRoom(tx: Transaction, where: Prisma.AttachmentWhereInput, size: number): Promise<void> {
  const { _count, _sum } = await tx.attachment.aggregate({ where: { ...where, removedAt: null }, _count: true, _sum: { size: true } });
  if (_count >= FILING_MAX_FILES) throw new Refused(FILING_FULL);
  if ((_sum.size ?? 0) + size > FILING_MAX_BYTES) throw new Refused(FILING_TOO_LARGE);
}

/**
 * Files that are put up and taken off again count for no filing, but lie in the storage until the daily job. Two at once may both
 * get in: the limit keeps the disk from being filled, not from a file too many. Throws Refused.
 */
async function requireDailyRoom(viewer: Viewer): Promise<void> {
  const { _sum } = await db.attachment.aggregate({
    where: { uploadedById: viewer.id, createdAt: { gt: new Date(Date.now() - DAY_MS) } },
    _sum: { size: true },
  });
  if ((_sum.size ?? 0) >= DAILY_MAX_BYTES) throw new Refused("一天内上传的文件过多，请明天再上传。");
}

/** A file for a comment still to be written is nobody's yet; how many may wait is counted under a lock on their author. */
async function requireRoomForPending(tx: Transaction, viewer: Viewer, taskId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`attachments/${viewer.id}`}, 0))`;
  const count = await tx.attachment.count({
    where: { taskId, uploadedById: viewer.id, reportId: null, contributionId: null, commentId: null, recordId: null, removedAt: null },
  });
  if (count >= PENDING_MAX_FILES) throw new Refused("还有较多已上传而未发表的文件，请先发表或稍后再试。");
}

async function ownerOf(tx: Transaction, viewer: Viewer, place: Place, size: number): Promise<{ reportId?: string; contributionId?: string }> {
  const { periodId, unitId } = place;
  if (place.kind === "comment" || periodId === null || unitId === null) {
    await requireRoomForPending(tx, viewer, place.taskId);
    return {};
  }
  const { owner } = await openDraft(tx, viewer, { ...place, periodId, unitId });
  await requireRoom(tx, owner, size);
  return owner;
}

/** The same request was carried out before: its file, if it was this one. */
async function earlierUpload(viewer: Viewer, requestId: string, sha256: string): Promise<AttachmentRow> {
  const done = await db.auditEvent.findUnique({ where: { actorId_requestId: { actorId: viewer.id, requestId } }, select: { subjectId: true } });
  const file = done?.subjectId ? await db.attachment.findFirst({ where: { id: done.subjectId, sha256 }, select: SHOWN }) : null;
  if (!file) throw new Refused("这次上传已经失效，请重新选择文件。");
  return file;
}

/** Removes an object whose row was not written. Where that cannot be known now the daily job finds out. */
async function forgetObject(id: string, key: string): Promise<void> {
  const row = await db.attachment.findUnique({ where: { id }, select: { id: true } }).catch(() => "unknown");
  if (row === null) await deleteObject(key).catch(() => undefined);
}

async function addRow(viewer: Viewer, { target, requestId, name }: Upload, file: SpooledFile, stored: { id: string; key: string; extension: string; mimeType: string }): Promise<AttachmentRow | null> {
  return writeAudited(viewer, requestId, ["ATTACHMENT_ADDED"], async (tx, record) => {
    const place = await enterTarget(tx, viewer, target);
    const owner = await ownerOf(tx, viewer, place, file.size);
    const row = await tx.attachment.create({
      data: {
        ...owner, id: stored.id, taskId: place.taskId, unitId: place.unitId, uploadedById: viewer.id, name, extension: stored.extension,
        mimeType: stored.mimeType, size: file.size, sha256: file.sha256, storageKey: stored.key,
      },
      select: SHOWN,
    });
    await record({
      event: "ATTACHMENT_ADDED", taskId: place.taskId, subjectId: row.id, detail: { name, size: file.size, sha256: file.sha256 },
      ...(place.periodId === null ? {} : { periodId: place.periodId }), ...(place.unitId === null ? {} : { unitId: place.unitId }),
    });
    return row;
  });
}

/** Object first, then the row that makes it a file: whatever fails between the two leaves an object without meaning. */
async function store(viewer: Viewer, upload: Upload, file: SpooledFile): Promise<AttachmentRow> {
  const { extension, mimeType } = await inspectFile(file.path, upload.name);
  const id = randomUUID();
  const key = storageKeyOf(id);
  try {
    await storeObject(key, file.path, { size: file.size, mimeType });
    const added = await addRow(viewer, upload, file, { id, key, extension, mimeType });
    if (added) return added;
  } catch (error) {
    await forgetObject(id, key);
    throw error;
  }
  await forgetObject(id, key);
  return earlierUpload(viewer, upload.requestId, file.sha256);
}

/**
 * Takes one file in: checks who may, receives it piece by piece, examines it, stores it and writes its row.
 *
 * @returns the file's row; for a request that was carried out before, the row it made then
 * @throws NotFound, Forbidden as saving the draft does (`enterTarget`); Refused for what the file is, for the limits, the
 *   period and the draft's state; whatever cuts the body short. Nothing is left of a file that was not taken
 */
export async function addAttachment(viewer: Viewer, upload: Upload): Promise<AttachmentRow> {
  await checkTarget(db, viewer, upload.target);
  await requireDailyRoom(viewer);
  const name = cleanFileName(upload.name);
  const refusal = refuseName(name);
  if (refusal !== null) throw new Refused(refusal);
  return withSpooled(upload.body, upload.expected, (file) => store(viewer, { ...upload, name }, file));
}

