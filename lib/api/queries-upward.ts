import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/auth/schema";
import { listUpward } from "@/lib/upward/queries";
import { matchesUpward } from "@/lib/upward/rules";
import { pickPage, type Page } from "./rules-paging";
import type { upward, upwardQuery } from "./schema-upward";

const day = (date: Date): string => date.toISOString().slice(0, 10);

/** What the page lists under the same filters, by id: as it was added. Throws NotFound for an unknown list. */
export async function listUpwardPage(viewer: Viewer, slug: string, query: z.output<typeof upwardQuery>): Promise<Page<z.input<typeof upward>>> {
  const { unit, task, level, stage } = query;
  const { rows } = await listUpward(viewer, slug);
  const kept = rows.filter((row) => (task === undefined || row.taskNo === task) && matchesUpward(row, { ...(unit && { unit }), ...(level && { level }), ...(stage && { stage }) }));
  const page = pickPage(kept.sort((a, b) => (a.id < b.id ? -1 : 1)), query, z.uuid(), ({ id }) => id);
  return {
    next: page.next,
    data: page.data.map((row) => ({
      id: row.id, task: row.taskNo, unit: { id: row.unitId, name: row.unitName }, level: row.level, department: row.department, demand: row.demand, basis: row.basis,
      stage: row.stage, stageOn: day(row.stageOn), nextContactOn: row.nextContactOn && day(row.nextContactOn), contactNote: row.contactNote, isOverdue: row.isOverdue, report: row.originKey,
    })),
  };
}
