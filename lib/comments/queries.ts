import "server-only";
import { cache } from "react";
import { NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import { isTaskReadable } from "@/lib/tasks/queries";
import { findMentions } from "./parse";
import { canEditComment, canWriteComment, editableUntil, isAuthor, OVERALL_READERS } from "./policy";
import { COMMENTS_SHOWN } from "./schema";

export type CommentRow = {
  id: string;
  authorName: string;
  unitName: string | null;
  /** Null once deleted. */
  body: string | null;
  /** The names after an @, as written, that did mention a unit. */
  mentions: string[];
  createdAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
  mine: boolean;
  /** Until when the viewer may edit it; null where he may not. */
  editableUntil: Date | null;
};

type StoredComment = {
  id: string | null; authorId: string; authorName: string; unitName: string | null; body: string | null; createdAt: Date;
  editedAt: Date | null; deletedAt: Date | null; mentionable: string[];
};

/**
 * @param now the tests' clock
 * @returns the task's discussion, newest last: at most the `COMMENTS_SHOWN` newest; a deleted one without its words
 * @throws NotFound where the viewer cannot see what is filed on the task
 */
export async function listComments(viewer: Viewer, taskId: string, now = new Date()): Promise<CommentRow[]> {
  // One row without a comment stands for a discussion that is readable and empty.
  const rows = await db.$queryRaw<StoredComment[]>`
    SELECT c."id", c."authorId", coalesce(a."displayName", '') AS "authorName", u."shortName" AS "unitName",
      CASE WHEN c."deletedAt" IS NULL THEN c."body" END AS "body", c."createdAt", c."editedAt", c."deletedAt",
      ARRAY(
        SELECT name FROM "CommentMention" m
        JOIN "Unit" mu ON mu."id" = m."unitId"
        CROSS JOIN LATERAL (
          SELECT mu."shortName" AS name UNION SELECT mu."officialName" UNION SELECT al."name" FROM "UnitAlias" al WHERE al."unitId" = mu."id"
        ) names
        WHERE m."commentId" = c."id"
      ) AS "mentionable"
    FROM "Task" t
    LEFT JOIN "Comment" c ON c."taskId" = t."id"
    LEFT JOIN "Account" a ON a."id" = c."authorId"
    LEFT JOIN "Unit" u ON u."id" = c."unitId"
    WHERE t."id" = ${taskId}::uuid AND ${isTaskReadable(viewer, now)}
    ORDER BY c."createdAt" DESC, c."id" DESC
    LIMIT ${COMMENTS_SHOWN}`;
  if (rows.length === 0) throw new NotFound();
  return rows.reverse().flatMap(({ id, ...row }) => (id === null ? [] : toRow(viewer, { id, ...row }, now)));
}

function toRow(viewer: Viewer, { authorId, mentionable, ...row }: StoredComment & { id: string }, now: Date): CommentRow {
  const own = { authorId, createdAt: row.createdAt, deletedAt: row.deletedAt };
  return {
    ...row,
    mentions: [...new Set(findMentions(row.body ?? "", mentionable).map((mention) => mention.name))],
    mine: isAuthor(viewer, own),
    editableUntil: canEditComment(viewer, own, now) ? editableUntil(own) : null,
  };
}

export type MentionableUnit = { id: string; name: string };

type MentionableRow = { leadUnitId: string; id: string | null; name: string; isSupporting: boolean };

async function loadMentionable(viewer: Viewer, taskId: string, now: Date): Promise<MentionableRow[]> {
  const rows = await db.$queryRaw<MentionableRow[]>`
    SELECT t."leadUnitId", s."id", s."name", s."isSupporting"
    FROM "Task" t
    LEFT JOIN LATERAL (
      SELECT u."id", u."shortName" AS "name", su."unitId" IS NOT NULL AS "isSupporting",
        CASE WHEN u."id" = t."leadUnitId" THEN -1 ELSE su."place" END AS "place", u."position"
      FROM "Unit" u
      LEFT JOIN (
        SELECT "unitId", min("position") AS "place" FROM task_supporting_unit
        WHERE "taskId" = ${taskId}::uuid AND "validFrom" <= shanghai_day(${now}::timestamptz) AND shanghai_day(${now}::timestamptz) < "validUntil"
        GROUP BY "unitId"
      ) su ON su."unitId" = u."id"
      WHERE u."isActive" AND (u."id" = t."leadUnitId" OR su."unitId" IS NOT NULL OR EXISTS (
        SELECT FROM "Account" a WHERE a."unitId" = u."id" AND NOT a."isDisabled" AND a."roles"::text[] && ${[...OVERALL_READERS]}::text[]
      ))
    ) s ON TRUE
    WHERE t."id" = ${taskId}::uuid AND ${isTaskReadable(viewer, now)}
    ORDER BY s."place" NULLS LAST, s."position"`;
  if (rows.length === 0) throw new NotFound();
  return rows;
}

function toUnits(rows: readonly MentionableRow[]): MentionableUnit[] {
  return rows.flatMap(({ id, name }) => (id === null ? [] : { id, name }));
}

/**
 * @returns the units that a comment on the task may mention (`canBeMentioned`): the lead, then those that support it
 *   today as printed, then those whose accounts read everything filed
 * @throws NotFound as `listComments`
 */
export async function listMentionable(viewer: Viewer, taskId: string, now = new Date()): Promise<MentionableUnit[]> {
  return toUnits(await loadMentionable(viewer, taskId, now));
}

/** @returns everything the discussion's screen needs; throws NotFound as `listComments` */
export async function getDiscussion(
  viewer: Viewer,
  taskId: string,
  now = new Date(),
): Promise<{ comments: CommentRow[]; mentionable: MentionableUnit[]; canWrite: boolean }> {
  const [comments, rows] = await Promise.all([listComments(viewer, taskId, now), loadMentionable(viewer, taskId, now)]);
  const supportUnitIds = rows.flatMap(({ id, isSupporting }) => (id !== null && isSupporting ? id : []));
  const task = { leadUnitId: rows[0]?.leadUnitId ?? "", supportUnitIds };
  return { comments, mentionable: toUnits(rows), canWrite: canWriteComment(viewer, task) };
}

export type UnreadMention = { taskNo: number; listSlug: string; authorName: string; unitName: string | null; excerpt: string; createdAt: Date };

const MENTIONS_SHOWN = 50;

/**
 * Comments that mention the viewer's unit, that somebody else wrote, and that were written, or rewritten, after the
 * viewer last read that discussion. An edit can bring in a mention, so it counts as new.
 */
function unread(viewer: Viewer, now: Date): Prisma.Sql {
  return Prisma.sql`
    FROM "CommentMention" m
    JOIN "Comment" c ON c."id" = m."commentId"
    JOIN "Task" t ON t."id" = c."taskId"
    LEFT JOIN "TaskRead" r ON r."taskId" = c."taskId" AND r."accountId" = ${viewer.id}::uuid
    WHERE m."unitId" = ${viewer.unitId}::uuid AND c."authorId" <> ${viewer.id}::uuid AND c."deletedAt" IS NULL
      AND (r."readAt" IS NULL OR greatest(c."createdAt", c."editedAt") > r."readAt")
      AND ${isTaskReadable(viewer, now)}`;
}

/** @returns the unread mentions of the viewer's unit in discussions he can see, newest first, at most 50 */
export async function listUnreadMentions(viewer: Viewer, now = new Date()): Promise<UnreadMention[]> {
  if (viewer.unitId === null) return [];
  return db.$queryRaw<UnreadMention[]>`
    SELECT n."no" AS "taskNo", l."slug" AS "listSlug", coalesce(a."displayName", '') AS "authorName", u."shortName" AS "unitName",
      left(regexp_replace(n."body", '[[:space:]]+', ' ', 'g'), 80) AS "excerpt", n."createdAt"
    FROM (SELECT t."no", t."listId", c.* ${unread(viewer, now)} ORDER BY c."createdAt" DESC LIMIT ${MENTIONS_SHOWN}) n
    JOIN "TaskList" l ON l."id" = n."listId"
    LEFT JOIN "Account" a ON a."id" = n."authorId"
    LEFT JOIN "Unit" u ON u."id" = n."unitId"
    ORDER BY n."createdAt" DESC`;
}

/** @returns how many unread mentions the viewer's unit has, for the bell; asked once in a request */
export const countUnreadMentions = cache(async (viewer: Viewer): Promise<number> => {
  if (viewer.unitId === null) return 0;
  const [row] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS "count" ${unread(viewer, new Date())}`;
  return row?.count ?? 0;
});
