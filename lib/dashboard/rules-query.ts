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
