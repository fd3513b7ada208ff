/** Where orders and instructions are listed and read. */
import type { InstructionFilter, NewOrderQuery, OrderFilter } from "./schema";

export function ordersPath(slug: string): string {
  return `/lists/${slug}/orders`;
}

export function orderPath(slug: string, id: string): string {
  return `${ordersPath(slug)}/${id}`;
}

export function instructionsPath(slug: string): string {
  return `/lists/${slug}/instructions`;
}

export function instructionPath(slug: string, id: string): string {
  return `${instructionsPath(slug)}/${id}`;
}

export function orderFileHref(id: string): string {
  return `/api/orders/${id}`;
}

/** @returns the query string of a list's filters; what is as usual is left out */
export function filterQuery(filter: Partial<OrderFilter> | Partial<InstructionFilter> | NewOrderQuery): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined && !(name === "page" && value === 1) && !(name === "show" && value === "open")) query.set(name, String(value));
  }
  return query.size > 0 ? `?${query}` : "";
}
