import "server-only";
import { NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma, type Transaction } from "@/lib/db/client";

/**
 * A mention has two marks: the notice here and how far the discussion was read (TaskRead, 被提到). They say the same:
 * a notice whose comment lies within what was read is read, too.
 */
export async function readMentionsOfDiscussion(tx: Pick<Transaction, "$executeRaw">, which: Prisma.Sql): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Notification" n SET "readAt" = now()
    FROM "Comment" c, "TaskRead" r
    WHERE n."kind" = 'MENTIONED' AND n."readAt" IS NULL AND c."id" = n."subjectId" AND r."accountId" = n."accountId" AND r."taskId" = n."taskId"
      AND greatest(c."createdAt", c."editedAt") <= r."readAt" AND ${which}`;
}

/** After an account has read a task's discussion. @returns how many notices that made read */
export async function readMentionNotices(accountId: string, taskId: string): Promise<number> {
  return readMentionsOfDiscussion(db, Prisma.sql`n."accountId" = ${accountId}::uuid AND n."taskId" = ${taskId}::uuid`);
}

/** And the other way round: a mention that was marked read counts as read in its discussion. */
async function readDiscussions(tx: Transaction, accountId: string, noticeIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "TaskRead" ("accountId", "taskId", "readAt")
    SELECT n."accountId", n."taskId", max(greatest(c."createdAt", c."editedAt"))
    FROM "Notification" n JOIN "Comment" c ON c."id" = n."subjectId"
    WHERE n."id" = ANY (${[...noticeIds]}::uuid[]) AND n."kind" = 'MENTIONED' AND n."taskId" IS NOT NULL
    GROUP BY 1, 2
    ON CONFLICT ("accountId", "taskId") DO UPDATE SET "readAt" = greatest("TaskRead"."readAt", EXCLUDED."readAt")`;
  await readMentionsOfDiscussion(tx, Prisma.sql`n."accountId" = ${accountId}::uuid`);
}

async function markRead(tx: Transaction, accountId: string, ids: readonly string[], now: Date): Promise<number> {
  const { count } = await tx.notification.updateMany({ where: { accountId, id: { in: [...ids] }, readAt: null }, data: { readAt: now } });
  await readDiscussions(tx, accountId, ids);
  return count;
}

/**
 * Notes that the viewer has read some of his notices. Nothing that others could contradict: no audit row.
 *
 * @returns how many were unread
 * @throws NotFound when one of them is not his; then none is marked
 */
export async function markNoticesRead(viewer: Viewer, { notices }: { notices: readonly string[] }, now = new Date()): Promise<number> {
  const ids = [...new Set(notices)];
  return db.$transaction(async (tx) => {
    if ((await tx.notification.count({ where: { accountId: viewer.id, id: { in: ids } } })) !== ids.length) throw new NotFound();
    return markRead(tx, viewer.id, ids, now);
  });
}

/** Notes that the viewer has read every notice that had come in by `until`. @returns how many were unread */
export async function markAllNoticesRead(viewer: Viewer, { until }: { until: Date }, now = new Date()): Promise<number> {
  return db.$transaction(async (tx) => {
    const unread = await tx.notification.findMany({ where: { accountId: viewer.id, readAt: null, createdAt: { lte: until } }, select: { id: true } });
    return markRead(tx, viewer.id, unread.map((notice) => notice.id), now);
  });
}
