import "server-only";
import { z } from "zod";
import { NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db, type Prisma } from "@/lib/db/client";
import { env } from "@/lib/env";
import type { MailChoice, NotificationKind } from "@/lib/labels";
import { kindsFor, USUAL_CHOICES } from "./rules";
import { NOTICE_SELECT, toNotice } from "./rules-rows";
import { sentenceOf, targetOf, type Notice } from "./rules-words";
import type { NoticeFilter } from "./schema";

const PAGE_SIZE = 20;
/** More unread notices than this are read one page at a time, not by what they are about. */
const TARGETS = 100;

export type NoticeRow = Notice & { sentence: string; href: string; reason: string; happenedAt: Date; readAt: Date | null };
export type NoticePage = { rows: NoticeRow[]; total: number; unread: number; page: number; pageCount: number };
/** What the bell needs: how many are unread, and what they are about. */
export type Unread = { count: number; targets: { id: string; href: string }[] };

const SELECT = { ...NOTICE_SELECT, reason: true, happenedAt: true, readAt: true } as const;
const NEWEST_FIRST = [{ happenedAt: "desc" }, { id: "desc" }] satisfies Prisma.NotificationOrderByWithRelationInput[];

function toRow({ reason, happenedAt, readAt, ...row }: Prisma.NotificationGetPayload<{ select: typeof SELECT }>): NoticeRow {
  const notice = toNotice(row);
  return { ...notice, sentence: sentenceOf(notice), href: targetOf(notice), reason, happenedAt, readAt };
}

/** @returns one page of the viewer's own notices, newest first; the last where the address names one beyond */
export async function listNotices(viewer: Viewer, filter: NoticeFilter): Promise<NoticePage> {
  const [all, unread] = await Promise.all([
    db.notification.count({ where: { accountId: viewer.id } }),
    db.notification.count({ where: { accountId: viewer.id, readAt: null } }),
  ]);
  const total = filter.show === "unread" ? unread : all;
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(filter.page, pageCount);
  const rows = await db.notification.findMany({
    where: { accountId: viewer.id, ...(filter.show === "unread" ? { readAt: null } : {}) },
    select: SELECT, orderBy: NEWEST_FIRST, take: PAGE_SIZE, skip: (page - 1) * PAGE_SIZE,
  });
  return { rows: rows.map(toRow), total, unread, page, pageCount };
}

/** @returns one of the viewer's own notices; throws NotFound for any other */
export async function getNotice(viewer: Viewer, id: string): Promise<NoticeRow> {
  const row = z.uuid().safeParse(id).success ? await db.notification.findFirst({ where: { id, accountId: viewer.id }, select: SELECT }) : null;
  if (!row) throw new NotFound();
  return toRow(row);
}

/** @returns the viewer's unread notices, for the bell */
export async function getUnread(viewer: Viewer): Promise<Unread> {
  const where = { accountId: viewer.id, readAt: null };
  const rows = await db.notification.findMany({ where, select: NOTICE_SELECT, orderBy: NEWEST_FIRST, take: TARGETS });
  const count = rows.length < TARGETS ? rows.length : await db.notification.count({ where });
  return { count, targets: rows.map((row) => ({ id: row.id, href: targetOf(toNotice(row)) })) };
}

export type NoticeSettings = {
  email: string | null;
  choices: { kind: NotificationKind; choice: MailChoice; isUsual: boolean }[];
  /** Without a mail server there is only the application, whatever is chosen. */
  hasMailServer: boolean;
};

/** @returns the viewer's own settings, for the kinds that he may be told */
export async function getNoticeSettings(viewer: Viewer): Promise<NoticeSettings> {
  const { email, mailPreferences } = await db.account.findUniqueOrThrow({
    where: { id: viewer.id },
    select: { email: true, mailPreferences: { select: { kind: true, choice: true } } },
  });
  const chosen = new Map(mailPreferences.map((row) => [row.kind, row.choice]));
  const choices = kindsFor(viewer).map((kind) => ({ kind, choice: chosen.get(kind) ?? USUAL_CHOICES[kind], isUsual: !chosen.has(kind) }));
  return { email, choices, hasMailServer: env().SMTP_URL !== undefined };
}
