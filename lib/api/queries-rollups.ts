import "server-only";
import type { z } from "zod";
import type { Viewer } from "@/lib/auth/schema";
import { getDashboard, type Dashboard } from "@/lib/dashboard/queries-dashboard";
import type { Totals } from "@/lib/dashboard/rollup";
import { leadRows, sectionRows, supportRows, type FigureRow } from "@/lib/dashboard/rollup-rows";
import { QUANTITIES } from "@/lib/dashboard/rules-figures";
import { requireChosen } from "./queries-periods";
import { rollupDefinitions } from "./rules-definitions";
import type { rollup, rollupQuery } from "./schema-rollups";

type Query = z.output<typeof rollupQuery>;

/**
 * The dashboard's tables: the same rows, from the same code that the screen counts with.
 * @throws NotFound for an unknown list; Refused, at `period`, for one it does not have
 */
export async function getRollup(viewer: Viewer, slug: string, query: Query): Promise<z.input<typeof rollup>> {
  const { basis, by } = query;
  const dashboard = await getDashboard(viewer, slug, query.period, basis);
  const frame = {
    list: dashboard.list.slug,
    period: requireChosen(dashboard.period, query.period),
    basis,
    scope: dashboard.isOfUnit ? ("own" as const) : ("all" as const),
    asOf: dashboard.clock.now.toISOString(),
    definitions: rollupDefinitions(),
  };
  if (by === "support") {
    const rows = supportRows(dashboard.units, dashboard.tasks).map(({ unitId, name, kind, ...counts }) => ({ unit: { id: unitId, name }, kind, ...counts }));
    return { by, ...frame, rows };
  }
  return { by, ...frame, rows: figureRows(dashboard, query).map(({ key, level, no, title, totals }) => ({ key, level, no, title, totals, quantities: quantitiesOf(totals) })) };
}

function figureRows({ board, tasks, clock }: Dashboard, { by, basis }: Query): FigureRow[] {
  return by === "lead" ? leadRows(tasks, { clock, basis }) : sectionRows(board, tasks, { clock, basis });
}

function quantitiesOf(totals: Totals): Record<string, number | null> {
  return Object.fromEntries(QUANTITIES.map(({ name, valueOf }) => [name, valueOf(totals)]));
}
