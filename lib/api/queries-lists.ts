import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { getList, getNotice } from "@/lib/lists/queries";
import { periodState } from "@/lib/periods/calendar";
import { listPeriods } from "@/lib/periods/queries";
import { cutPage, decodeCursor, KEY_TIME, pickPage, type Page } from "./rules-paging";
import type { Paging } from "./schema";
import type { listDetail, listRow, periodRow } from "./schema-lists";

/** @returns the lists, oldest first; every list is open to everyone, as printed */
export async function listListsPage(_viewer: Viewer, paging: Paging): Promise<Page<z.input<typeof listRow>>> {
  const after = decodeCursor(paging.cursor, z.tuple([KEY_TIME, z.uuid()]));
  const lists = await db.taskList.findMany({
    where: after ? { OR: [{ createdAt: { gt: after[0] } }, { createdAt: after[0], id: { gt: after[1] } }] } : {},
    select: { id: true, slug: true, title: true, docNumber: true, createdAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: paging.limit + 1,
  });
  return cutPage(lists, paging, (list) => [list.createdAt.toISOString(), list.id]);
}

/** @returns a list with its chapters; throws NotFound */
export async function getListDetail(viewer: Viewer, slug: string): Promise<z.input<typeof listDetail>> {
  const { chapters, ...list } = await getNotice(viewer, slug);
  return {
    ...list,
    chapters: chapters.map(({ no, title, sections }) => ({
      no, title, sections: sections.map((section) => ({ no: section.no, title: section.title, tasks: section.tasks.map((task) => task.no) })),
    })),
  };
}

/** @returns the list's periods, oldest first; throws NotFound */
export async function listPeriodsPage(viewer: Viewer, slug: string, paging: Paging): Promise<Page<z.input<typeof periodRow>>> {
  const list = await getList(viewer, slug);
  const now = new Date();
  const periods = (await listPeriods(viewer, list.id)).map(({ key, label, opensAt, dueAt, locksAt }) => ({
    key, label, opensAt: opensAt.toISOString(), dueAt: dueAt.toISOString(), locksAt: locksAt.toISOString(), state: periodState({ opensAt, dueAt, locksAt }, now),
  }));
  return pickPage(periods.reverse(), paging, z.string(), (period) => period.key);
}
