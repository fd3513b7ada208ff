import "server-only";
import { db } from "@/lib/db/client";
import { deleteObject, listObjects } from "./storage";
import { removeSpooled } from "./storage-spool";

/** The advisory lock that a backup holds (prisma/backup-write.ts): it reads the files that its snapshot of the rows names. */
export const BACKUP_LOCK = 20_216_002;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const KEYS_AT_ONCE = 1_000;

export type Cleanup = {
  /** Rows of files that were removed before any signature, or uploaded for a comment or a record that was never written. */
  forgottenRows: number;
  /** Stored objects without a row; none are looked for while a backup runs. */
  orphanObjects: number;
  /** Parts of uploads that a killed process left. */
  temporaryFiles: number;
  /** Rows whose object is gone: somebody has to look, nothing is done about them. */
  missing: { id: string; name: string; storageKey: string }[];
};

/** Deletes rows that nothing refers to any more. Of a removal and its repeat, or of a comment being written now, the row's lock decides. */
async function forgetRows(before: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM "Attachment" a
    WHERE (a."removedAt" < ${before}::timestamptz
        OR (num_nonnulls(a."reportId", a."contributionId", a."commentId", a."recordId") = 0 AND a."createdAt" < ${before}::timestamptz))
      AND NOT EXISTS (SELECT FROM "ReportRevision" v WHERE v."reportId" = a."reportId" AND a."id" = ANY (v."attachmentIds"))
      AND NOT EXISTS (SELECT FROM "ContributionRevision" v WHERE v."contributionId" = a."contributionId" AND a."id" = ANY (v."attachmentIds"))`;
}

async function isBackupRunning(): Promise<boolean> {
  const [lock] = await db.$queryRaw<{ free: boolean }[]>`SELECT pg_try_advisory_xact_lock(${BACKUP_LOCK}) AS free`;
  return lock?.free !== true;
}

async function deleteOrphans(keys: readonly string[]): Promise<number> {
  let deleted = 0;
  for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
    if (await isBackupRunning()) break;
    const some = keys.slice(at, at + KEYS_AT_ONCE);
    const known = new Set((await db.attachment.findMany({ where: { storageKey: { in: some } }, select: { storageKey: true } })).map((row) => row.storageKey));
    for (const key of some.filter((one) => !known.has(one))) {
      await deleteObject(key);
      deleted += 1;
    }
  }
  return deleted;
}

/**
 * The daily job: deletes what uploads that failed, or were thought better of, left in the storage. It records no events: what
 * it removes was never filed, and its removal stands in the trail already.
 * @param now the tests' clock. Nothing younger than an hour is touched: its upload may be under way
 */
export async function cleanUpAttachments(now: Date): Promise<Cleanup> {
  const hourAgo = new Date(now.getTime() - HOUR);
  const temporaryFiles = await removeSpooled(hourAgo);
  const forgottenRows = await forgetRows(new Date(now.getTime() - DAY));
  const keys = new Set<string>();
  const old: string[] = [];
  for await (const { key, modifiedAt } of listObjects()) {
    keys.add(key);
    if (modifiedAt < hourAgo) old.push(key);
  }
  const orphanObjects = await deleteOrphans(old);
  const rows = await db.attachment.findMany({ where: { createdAt: { lt: hourAgo } }, select: { id: true, name: true, storageKey: true } });
  return { forgottenRows, orphanObjects, temporaryFiles, missing: rows.filter((row) => !keys.has(row.storageKey)) };
}
