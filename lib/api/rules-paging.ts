/**
 * Paging by key: a cursor names the last row of a page, so that rows which come or go meanwhile neither repeat nor hide
 * others.
 */
import { z } from "zod";
import { Refused } from "@/lib/actions/failures";
import type { Paging } from "./schema";

export type Page<Row> = { data: Row[]; next: string | null };

/** Parts of a key as the database takes them: whatever else a forged cursor holds is refused before it is asked. */
export const KEY_NUMBER = z.int32();
export const KEY_TIME = z.iso.datetime().regex(/^[1-9]/);

/** The keys are numbers, ids and times: plain ASCII. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return btoa(JSON.stringify(key)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * @param form what the endpoint's own cursors hold
 * @returns the key that a page starts after; null for the first page
 * @throws Refused, at `cursor`, for anything that this endpoint never gave out
 */
export function decodeCursor<Form extends z.ZodType>(cursor: string | undefined, form: Form): z.output<Form> | null {
  if (cursor === undefined) return null;
  try {
    return form.parse(JSON.parse(atob(cursor.replaceAll("-", "+").replaceAll("_", "/"))));
  } catch {
    throw new Refused("参数不正确。", { cursor: "分页游标不正确，请使用上一页给出的 next。" });
  }
}

/** @returns the page made of up to one row more than asked for; that row only tells that there is a next page */
export function cutPage<Row>(rows: readonly Row[], { limit }: Paging, keyOf: (row: Row) => readonly (string | number)[]): Page<Row> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, next: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}

/**
 * @param form of the key
 * @returns a page of rows that are all there, in the order of their key
 */
export function pickPage<Row, Key extends string | number>(rows: readonly Row[], paging: Paging, form: z.ZodType<Key>, keyOf: (row: Row) => Key): Page<Row> {
  const after = decodeCursor(paging.cursor, z.tuple([form]))?.[0];
  return cutPage(after === undefined ? rows : rows.filter((row) => keyOf(row) > after), paging, (row) => [keyOf(row)]);
}
