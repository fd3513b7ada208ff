import { db } from "@/lib/db/client";
import { viewQuery } from "@/lib/views/schema";
import type { BoardFilters } from "@/lib/dashboard/schema";

/** Saved views of some accounts, so that the list shows what they are for. */
const VIEWS: Readonly<Record<string, readonly [name: string, filters: Partial<BoardFilters>][]>> = {
  duban1: [["进度滞后任务", { assessment: "BEHIND", basis: "filed" }], ["待协调解决任务", { state: "needsCoordination" }]],
  observer: [["进度滞后任务", { assessment: "BEHIND" }]],
  "jyj-filer": [["本单位尚缺反馈的任务", { scope: "own", contribution: "missing" }]],
};

export async function seedViews(listId: string): Promise<void> {
  for (const [username, views] of Object.entries(VIEWS)) {
    const account = await db.account.findUnique({ where: { username }, select: { id: true } });
    if (!account) continue;
    await db.savedView.createMany({ data: views.map(([name, filters]) => ({ accountId: account.id, listId, name, query: viewQuery(filters) })), skipDuplicates: true });
  }
}
