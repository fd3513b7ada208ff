import { z } from "zod";
import { SEARCH_KIND_LABELS, type SearchKind } from "@/lib/labels";
import { QUERY_MAX } from "./rules-limits";

/** How many of each kind stand together, and how many on a page of one kind. */
export const SHOWN_OF_EACH = 5;
export const SHOWN_OF_ONE = 20;

export const SEARCH_KINDS = Object.keys(SEARCH_KIND_LABELS) as [SearchKind, ...SearchKind[]];

/** PostgreSQL takes no NUL: it parts words as a blank does. */
const withoutNul = (typed: string) => typed.replaceAll("\0", " ").trim();

/** The search as the address carries it. What does not fit is as if it were not there. */
export const searchQuery = z.object({
  q: z.string().catch("").transform(withoutNul).transform((typed) => ({ text: Array.from(typed).slice(0, QUERY_MAX).join("").trim(), isCut: Array.from(typed).length > QUERY_MAX })),
  kind: z.enum(SEARCH_KINDS).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type SearchQuery = z.output<typeof searchQuery>;

type Address = { text: string; kind?: SearchKind; page?: number; period?: string };

/** @returns the address of a search; `period` only keeps what the bar shows, every period is searched */
export function searchHref({ text, kind, page = 1, period }: Address): string {
  const query = new URLSearchParams({ q: text });
  if (kind) query.set("kind", kind);
  if (page > 1) query.set("page", String(page));
  if (period) query.set("period", period);
  return `/search?${query}`;
}
