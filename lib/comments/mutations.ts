import "server-only";
import type { z } from "zod";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { bindAttachments } from "@/lib/attachments/mutations-bind";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import { db, type Transaction } from "@/lib/db/client";
import { readMentionNotices } from "@/lib/notifications/mutations-read";
import { loadDiscussion, resolveMentions, type Discussion } from "./mutations-mentions";
import { canEditComment, canReadDiscussion, canWriteComment, EDIT_MINUTES, isAuthor } from "./policy";
import type { createCommentSchema, deleteCommentSchema, DiscussionAddress, editCommentSchema, readDiscussionSchema } from "./schema";

/** Loads the discussion and refuses who may not write in it: 404 where he cannot read it, else 403. */
async function enter(tx: Transaction, viewer: Viewer, address: DiscussionAddress, now: Date): Promise<Discussion> {
  const discussion = await loadDiscussion(tx, address, now);
  if (!canReadDiscussion(viewer, discussion)) throw new NotFound();
  if (!canWriteComment(viewer, discussion)) throw new Forbidden();
  return discussion;
}

/** Loads the author's own comment; throws NotFound, Forbidden, or Refused when he has deleted it. */
async function loadOwn(tx: Transaction, viewer: Viewer, discussion: Discussion, id: string) {
  const comment = await tx.comment.findFirst({
    where: { id, taskId: discussion.taskId },
    select: { id: true, authorId: true, createdAt: true, deletedAt: true },
  });
  if (!comment) throw new NotFound();
  if (!isAuthor(viewer, comment)) throw new Forbidden();
  if (comment.deletedAt !== null) throw new Refused(DELETED);
  return comment;
}

const DELETED = "该讨论已删除，请刷新页面。";

/** The update that only wins while the comment stands; it also makes two changes of one comment wait for each other. */
async function updateStanding(tx: Transaction, id: string, data: { body: string; editedAt: Date } | { deletedAt: Date }): Promise<void> {
  const { count } = await tx.comment.updateMany({ where: { id, deletedAt: null }, data });
  if (count === 0) throw new Refused(DELETED);
}

function subject(viewer: Viewer, discussion: Discussion, id: string) {
  return { taskId: discussion.taskId, subjectId: id, ...(viewer.unitId === null ? {} : { unitId: viewer.unitId }) };
}

/**
 * A form whose answer was lost may come again with other words. The first ones stand, and the second must not seem saved.
 * Throws Refused.
 */
async function refuseOtherWords(viewer: Viewer, input: { requestId: string; body: string }): Promise<void> {
  const done = await db.auditEvent.findUnique({
    where: { actorId_requestId: { actorId: viewer.id, requestId: input.requestId } },
    select: { subjectId: true },
  });
  const comment = done?.subjectId ? await db.comment.findUnique({ where: { id: done.subjectId }, select: { body: true } }) : null;
  if (comment?.body !== input.body) throw new Refused("上一次提交已经保存，这一次的改动没有保存。请先复制您所填内容，再刷新页面。");
}

/**
 * Adds a comment to a task's discussion and notes which units it mentions.
 *
 * @param now the tests' clock
 * @throws NotFound, Forbidden; Refused when it mentions what is no unit, or a unit that cannot read the discussion, and where one of
 *   its files is gone
 */
export async function createComment(viewer: Viewer, input: z.output<typeof createCommentSchema>, now = new Date()): Promise<void> {
  const isNew = await writeAudited(viewer, input.requestId, ["COMMENT_CREATED"], async (tx, record) => {
    const discussion = await enter(tx, viewer, input, now);
    const unitIds = await resolveMentions(tx, discussion, input.body);
    const { id } = await tx.comment.create({
      data: {
        taskId: discussion.taskId, authorId: viewer.id, unitId: viewer.unitId, body: input.body, createdAt: now,
        mentions: { createMany: { data: unitIds.map((unitId) => ({ unitId })) } },
      },
      select: { id: true },
    });
    await bindAttachments(tx, viewer, discussion.taskId, { commentId: id }, input.attachments ?? []);
    await record({ event: "COMMENT_CREATED", ...subject(viewer, discussion, id) });
    return true;
  });
  if (!isNew) await refuseOtherWords(viewer, input);
}

/** Changes one's own comment within its time, and its mentions with it. Throws as `createComment`; Refused also afterwards. */
export async function editComment(viewer: Viewer, input: z.output<typeof editCommentSchema>, now = new Date()): Promise<void> {
  const isNew = await writeAudited(viewer, input.requestId, ["COMMENT_EDITED"], async (tx, record) => {
    const discussion = await enter(tx, viewer, input, now);
    const comment = await loadOwn(tx, viewer, discussion, input.comment);
    if (!canEditComment(viewer, comment, now)) throw new Refused(`发表超过 ${EDIT_MINUTES} 分钟，不能再修改。如需更正，请另发一条。`);
    const unitIds = await resolveMentions(tx, discussion, input.body);
    await updateStanding(tx, comment.id, { body: input.body, editedAt: now });
    await tx.commentMention.deleteMany({ where: { commentId: comment.id } });
    await tx.commentMention.createMany({ data: unitIds.map((unitId) => ({ commentId: comment.id, unitId })) });
    await record({ event: "COMMENT_EDITED", ...subject(viewer, discussion, comment.id) });
    return true;
  });
  if (!isNew) await refuseOtherWords(viewer, input);
}

/** Deletes one's own comment: its place stays with a mark, and it reminds nobody any more. Throws as `createComment`. */
export async function deleteComment(viewer: Viewer, input: z.output<typeof deleteCommentSchema>, now = new Date()): Promise<void> {
  await writeAudited(viewer, input.requestId, ["COMMENT_DELETED"], async (tx, record) => {
    const discussion = await enter(tx, viewer, input, now);
    const comment = await loadOwn(tx, viewer, discussion, input.comment);
    await updateStanding(tx, comment.id, { deletedAt: now });
    await tx.commentMention.deleteMany({ where: { commentId: comment.id } });
    await record({ event: "COMMENT_DELETED", ...subject(viewer, discussion, comment.id) });
  });
}

/**
 * Notes until when the viewer has read a discussion. A mark never goes back, so repeats and late arrivals do no harm.
 * It changes nothing that others see: no audit row.
 *
 * @returns whether the mark moved on
 * @throws NotFound
 */
export async function markDiscussionRead(viewer: Viewer, input: z.output<typeof readDiscussionSchema>, now = new Date()): Promise<boolean> {
  const discussion = await loadDiscussion(db, input, now);
  if (!canReadDiscussion(viewer, discussion)) throw new NotFound();
  const readAt = input.until < now ? input.until : now;
  const count = await db.$executeRaw`
    INSERT INTO "TaskRead" ("accountId", "taskId", "readAt")
    VALUES (${viewer.id}::uuid, ${discussion.taskId}::uuid, ${readAt}::timestamptz)
    ON CONFLICT ("accountId", "taskId") DO UPDATE SET "readAt" = EXCLUDED."readAt" WHERE "TaskRead"."readAt" < EXCLUDED."readAt"`;
  const noticed = await readMentionNotices(viewer.id, discussion.taskId);
  return count + noticed > 0;
}
