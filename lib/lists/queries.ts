import "server-only";
import { cache } from "react";
import { db } from "@/lib/db/client";
import { NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";

export type ListRow = { id: string; slug: string; title: string; docNumber: string };

const SELECT = { id: true, slug: true, title: true, docNumber: true } as const;

/** Anything else is no list's address and never reaches the database. */
const isSlug = (text: string) => /^[\w-]{1,100}$/.test(text);

/** @returns the list of this address; throws NotFound. Every list is open to everyone signed in, as printed. */
export const getList = cache(async (_viewer: Viewer, slug: string): Promise<ListRow> => {
  const list = isSlug(slug) ? await db.taskList.findUnique({ where: { slug }, select: SELECT }) : null;
  if (!list) throw new NotFound();
  return list;
});

/** @returns the newest list, which pages outside any list stand for; null in an installation without one */
export const getHomeList = cache(async (_viewer: Viewer): Promise<ListRow | null> => {
  return db.taskList.findFirst({ select: SELECT, orderBy: { createdAt: "desc" } });
});

export type NoticeText = ListRow & {
  requirements: string[];
  chapters: { no: number; title: string; sections: { no: number; title: string; tasks: { no: number; content: string; lead: string; support: string[] }[] }[] }[];
};

/** @returns the notice as printed, whole */
export async function getNotice(_viewer: Viewer, slug: string): Promise<NoticeText> {
  if (!isSlug(slug)) throw new NotFound();
  const list = await db.taskList.findUnique({
    where: { slug },
    select: {
      ...SELECT,
      requirements: true,
      chapters: {
        orderBy: { no: "asc" },
        select: {
          no: true, title: true,
          sections: {
            orderBy: { no: "asc" },
            select: {
              no: true, title: true,
              tasks: {
                orderBy: { no: "asc" },
                select: { no: true, content: true, leadLabel: true, supports: { orderBy: { position: "asc" }, select: { label: true } } },
              },
            },
          },
        },
      },
    },
  });
  if (!list) throw new NotFound();
  return {
    ...list,
    chapters: list.chapters.map((chapter) => ({
      ...chapter,
      sections: chapter.sections.map((section) => ({
        ...section,
        tasks: section.tasks.map(({ leadLabel, supports, ...task }) => ({ ...task, lead: leadLabel, support: supports.map((s) => s.label) })),
      })),
    })),
  };
}
