import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/auth/schema";
import { listClosures } from "@/lib/closures/queries-list";
import { pickPage, type Page } from "./rules-paging";
import type { closure, closureQuery } from "./schema-closures";

const iso = (at: Date | null): string | null => at && at.toISOString();

/** What the page lists, by id: as it was begun. Throws NotFound for an unknown list. */
export async function listClosuresPage(viewer: Viewer, slug: string, query: z.output<typeof closureQuery>): Promise<Page<z.input<typeof closure>>> {
  const { unit, task, state } = query;
  const { rows } = await listClosures(viewer, slug, undefined);
  const kept = rows.filter((row) => (unit === undefined || row.leadUnitId === unit) && (task === undefined || row.taskNo === task) && (state === undefined || row.state === state));
  const page = pickPage(kept.sort((a, b) => (a.id < b.id ? -1 : 1)), query, z.uuid(), ({ id }) => id);
  return {
    next: page.next,
    data: page.data.map((row) => ({
      id: row.id, task: row.taskNo, unit: { id: row.leadUnitId, name: row.leadName }, state: row.state, askedAt: iso(row.askedAt), closedAt: iso(row.closedAt),
      lookBackOn: row.lookBackOn && row.lookBackOn.toISOString().slice(0, 10), isLookBackDue: row.isDue, lookedBackAt: iso(row.lookedBackAt), lookBackNote: row.lookBackNote,
      reopenedAt: iso(row.reopenedAt), returnReason: row.returnReason,
    })),
  };
}
