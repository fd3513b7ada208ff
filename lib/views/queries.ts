import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/auth/schema";
import type { BoardFilters } from "@/lib/dashboard/schema";
import { db } from "@/lib/db/client";
import { canChangeView } from "./policy";
import { filtersOf } from "./schema";

export type ViewRow = { id: string; name: string; query: string };
export type ShownView = ViewRow & { filters: BoardFilters; isOwn: boolean };

export type ListViews = {
  /** The viewer's own views of the list, oldest first. */
  own: ViewRow[];
  /** The view that the address names: anybody's. What it lets through is still only what the viewer may see. */
  shown: ShownView | null;
  /** The address names one that is not there, or not of this list. */
  isMissing: boolean;
  /** How many he has of all lists. */
  total: number;
};

/** @param id from the address: anything */
export async function getListViews(viewer: Viewer, listId: string, id: string | undefined): Promise<ListViews> {
  const [all, shown] = await Promise.all([
    db.savedView.findMany({ where: { accountId: viewer.id }, select: { id: true, name: true, query: true, listId: true }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
    id !== undefined && z.uuid().safeParse(id).success
      ? db.savedView.findFirst({ where: { id, listId }, select: { id: true, name: true, query: true, accountId: true } })
      : null,
  ]);
  return {
    own: all.filter((view) => view.listId === listId).map(({ id: own, name, query }) => ({ id: own, name, query })),
    shown: shown && { id: shown.id, name: shown.name, query: shown.query, filters: filtersOf(shown.query), isOwn: canChangeView(viewer, shown) },
    isMissing: id !== undefined && shown === null,
    total: all.length,
  };
}
