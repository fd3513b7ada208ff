import { z } from "zod";
import { HEATS } from "./rollup-history";
import { boardQuery } from "./rules-query";
import { boardFilters } from "./schema";
import { heatChoice } from "./schema-heat";

/** How the dashboard is looked at, as the address carries it. What does not fit is as if it were not there. */
export const dashboardView = z.object({
  basis: boardFilters.shape.basis,
  /** The key of the period beside which the figures stand; without it the one before. */
  compare: z.string().regex(/^\d{4}Q[1-4]$/).optional().catch(undefined),
  /** The sections that stand open to their tasks: 3,7. */
  open: z
    .string()
    .catch("")
    .transform((text) => [...new Set(text.split(",").map(Number))].filter((no) => Number.isInteger(no) && no > 0 && no <= 10_000).sort((a, b) => a - b)),
  /** Which columns the tables show: what was filed and how it stands, or timeliness, returns and contributions. */
  columns: z.enum(["progress", "quality"]).catch("progress"),
  /** Whether each count of the tables has its difference below it. */
  change: z.enum(["shown"]).optional().catch(undefined),
  heat: heatChoice,
});
export type DashboardView = z.output<typeof dashboardView>;

/** @returns the dashboard's address in this view; what is usual is left out */
export function dashboardHref(slug: string, periodKey: string, { open, columns, compare, change, heat, basis }: DashboardView, anchor = ""): string {
  const query = new URLSearchParams(boardQuery(periodKey, { basis }));
  if (compare) query.set("compare", compare);
  if (open.length > 0) query.set("open", open.join(","));
  if (columns !== "progress") query.set("columns", columns);
  if (change) query.set("change", change);
  if (heat !== HEATS[0]) query.set("heat", heat);
  return `/lists/${slug}/dashboard?${query}${anchor ? `#${anchor}` : ""}`;
}
