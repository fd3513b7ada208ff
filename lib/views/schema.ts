import { z } from "zod";
import { oneLine, requestId } from "@/lib/actions/schema";
import { boardQuery } from "@/lib/dashboard/rules-query";
import { boardFilters, type BoardFilters } from "@/lib/dashboard/schema";

export const VIEW_NAME_MAX = 30;
/** More than this nobody finds his view among. */
export const VIEWS_MAX = 30;

/** @returns the filters of a query string; what does not fit is left out, as the list itself does */
export function filtersOf(query: string): BoardFilters {
  return boardFilters.parse(Object.fromEntries(new URLSearchParams(query)));
}

/** @returns the filters as a view keeps them: without the period, empty where none is on */
export function viewQuery(filters: Partial<BoardFilters>): string {
  return boardQuery(undefined, filters).slice(1);
}

const name = oneLine(VIEW_NAME_MAX, "请填写名称。");
const id = z.uuid("常用视图不正确。");

export const saveViewSchema = z
  .object({ list: z.string("任务清单不正确。").regex(/^[\w-]{1,100}$/, "任务清单不正确。"), name, query: z.string().max(2000).transform((query) => viewQuery(filtersOf(query))), requestId })
  .refine((input) => input.query !== "", "请先选定筛选条件，再保存。");
export const renameViewSchema = z.object({ id, name, requestId });
export const deleteViewSchema = z.object({ id, requestId });

/** How the list is shown, as the address carries it; a phone always shows cards. */
export const listLook = z.enum(["table", "cards"]).catch("table");
export type ListLook = z.output<typeof listLook>;

/** @returns a place's address that keeps how the list is shown */
export function withLook(href: string, look: ListLook): string {
  return look === "table" ? href : `${href}${href.includes("?") ? "&" : "?"}look=${look}`;
}
