import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/auth/schema";
import { getList } from "@/lib/lists/queries";
import { listPublications } from "@/lib/publicity/queries";
import { matchesPublication } from "@/lib/publicity/rules";
import { pickPage, type Page } from "./rules-paging";
import type { publication, publicationQuery } from "./schema-publications";

/** What the page lists under the same filters, in the order of its ids: as it was recorded. Throws NotFound for an unknown list. */
export async function listPublicationsPage(viewer: Viewer, slug: string, query: z.output<typeof publicationQuery>): Promise<Page<z.input<typeof publication>>> {
  const list = await getList(viewer, slug);
  const { unit, medium, year, quarter, task } = query;
  const rows = (await listPublications(viewer, list.id)).filter((row) => matchesPublication(row, { unit, medium, year, quarter, task })).sort((a, b) => (a.id < b.id ? -1 : 1));
  const page = pickPage(rows, query, z.uuid(), ({ id }) => id);
  return { next: page.next, data: page.data.map(({ id, unitId, unitName, title, medium: where, outlet, publishedOn, link, taskNos }) => ({
    id, unit: { id: unitId, name: unitName }, title, medium: where, outlet, publishedOn, link, tasks: taskNos,
  })) };
}
