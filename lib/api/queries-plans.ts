import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { getList } from "@/lib/lists/queries";
import { quarterKey } from "@/lib/periods/calendar";
import { listPlansInForce } from "@/lib/plans/queries-force";
import { listLineTasks } from "@/lib/plans/queries-line";
import { pickPage, type Page } from "./rules-paging";
import type { plan, planQuery } from "./schema-plans";

/** @returns the tasks of the plans' page that the viewer may read plans of, by number, each with the version in force. Throws NotFound for an unknown list. */
export async function listPlansPage(viewer: Viewer, slug: string, query: z.output<typeof planQuery>): Promise<Page<z.input<typeof plan>>> {
  const list = await getList(viewer, slug);
  const [tasks, plans] = await Promise.all([listLineTasks(viewer, list.id, query.task), listPlansInForce(viewer, list.id, new Date(), query.task)]);
  const rows = tasks.filter((task) => (query.unit === undefined || task.leadUnitId === query.unit) && (query.state === undefined || task.state === query.state));
  const page = pickPage(rows, query, z.int(), ({ no }) => no);
  const leads = await db.unit.findMany({ where: { id: { in: page.data.map(({ leadUnitId }) => leadUnitId) } }, select: { id: true, shortName: true } });
  const nameOf = new Map(leads.map(({ id, shortName }) => [id, shortName]));
  const inForceOf = new Map(plans.map((row) => [row.taskNo, row]));
  return {
    next: page.next,
    data: page.data.map(({ no, leadUnitId, state }) => {
      const found = inForceOf.get(no);
      return {
        task: no, unit: { id: leadUnitId, name: nameOf.get(leadUnitId) ?? "" }, state,
        inForce: found === undefined ? null : {
          version: found.versionNo, approvedAt: found.approvedAt.toISOString(), goal: found.goal,
          measures: found.measures.map(({ unitId, unitName, text, responsible, due, doneOn }) => ({ unit: { id: unitId, name: unitName }, text, responsible, due: quarterKey(due), doneOn })),
        },
      };
    }),
  };
}
