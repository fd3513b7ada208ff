import type { Basis } from "./rollup";
import type { BoardFilters } from "./schema";

/** @returns the query string for a place's filters, keeping the period; empty values are left out */
export function boardQuery(period: string | undefined, filters: Partial<BoardFilters>): string {
  const query = new URLSearchParams();
  if (period) query.set("period", period);
  for (const [name, value] of Object.entries(filters)) {
    if (value !== undefined && value !== "" && !(name === "basis" && value === "accepted")) query.set(name, String(value));
  }
  return query.size > 0 ? `?${query}` : "";
}

/** Where a dashboard's links lead: the list of one period, seen on one basis and in one scope. */
export type FigurePlace = { slug: string; periodKey: string; basis: Basis; scope: BoardFilters["scope"] };

export type TaskFilter = Omit<Partial<BoardFilters>, "basis" | "scope">;

/** @returns the address of the list behind a figure; the basis and the scope go along */
export function figureHref({ slug, periodKey, basis, scope }: FigurePlace, filter: TaskFilter): string {
  return `/lists/${slug}/tasks${boardQuery(periodKey, { ...filter, scope, basis })}`;
}
