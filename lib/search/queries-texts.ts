import "server-only";
import { db, Prisma } from "@/lib/db/client";
import { isPlain, patternOf, plainRunOf } from "./rules";

/** The searched words of a revision or a draft under the alias `v`; indexed to the letter (migration `search_indices`). */
export const REPORT_TEXT = Prisma.sql`(v."progress" || E'\n' || v."problems" || E'\n' || v."coordination" || E'\n' || v."upward" || E'\n' || v."nextSteps")`;
export const CONTRIBUTION_TEXT = Prisma.sql`(v."content" || E'\n' || v."problems")`;

/**
 * @returns the condition that a text holds the word. A plain word goes by LIKE, which a trigram index serves from three
 *   characters on; any other by its pattern, which PostgreSQL cannot look up by trigrams where a form lies beyond U+07FF.
 *   What is plain in it is asked for first: it may be looked up, and is quicker to read for.
 */
export function has(text: Prisma.Sql, word: string): Prisma.Sql {
  const run = plainRunOf(word);
  const like = Prisma.sql`${text} LIKE ${`%${run}%`}`;
  if (run === word) return like;
  const matches = Prisma.sql`${text} ~ ${patternOf(word)}`;
  return run === "" ? matches : Prisma.sql`(${like} AND ${matches})`;
}

/** @returns the condition that a text holds all the words */
export function hasAll(text: Prisma.Sql, words: readonly string[]): Prisma.Sql {
  return Prisma.sql`(${Prisma.join(words.map((word) => has(text, word)), " AND ")})`;
}

/** @returns how often the words occur in a text, all together */
export function hitsIn(text: Prisma.Sql, words: readonly string[]): Prisma.Sql {
  const counts = words.map((word) =>
    isPlain(word)
      ? Prisma.sql`(char_length(${text}) - char_length(replace(${text}, ${word}, ''))) / ${Array.from(word).length}::int`
      : Prisma.sql`regexp_count(${text}, ${patternOf(word)})`,
  );
  return Prisma.sql`(${Prisma.join(counts, " + ")})`;
}

/** @returns where in a text the first of the words stands, from 1; null where none does */
export function placeIn(text: Prisma.Sql, words: readonly string[]): Prisma.Sql {
  const places = words.map((word) =>
    isPlain(word) ? Prisma.sql`nullif(strpos(${text}, ${word}), 0)` : Prisma.sql`nullif(regexp_instr(${text}, ${patternOf(word)}), 0)`,
  );
  return Prisma.sql`least(${Prisma.join(places, ", ")})`;
}

/** How many to show, and on which page of so many. */
export type Window = { size: number; page: number };
export type Found<Row> = { total: number; rows: Row[] };

/**
 * @param hits a statement; its column `id` is never null
 * @param order over the columns of `hits`, down to one that tells any two rows apart
 * @returns how many rows it finds, and one page of them; the last page where it has fewer. One statement.
 */
export async function pageOf<Row>(hits: Prisma.Sql, order: Prisma.Sql, { size, page }: Window): Promise<Found<Row>> {
  const rows = await db.$queryRaw<(Row & { total: number; id: string | null })[]>`
    WITH hits AS MATERIALIZED (${hits}), counted AS (SELECT count(*)::int AS "total" FROM hits)
    SELECT c."total", p.*
    FROM counted c
    LEFT JOIN LATERAL (
      SELECT * FROM hits ORDER BY ${order} LIMIT ${size}::int
      OFFSET least((${page}::int - 1) * ${size}::int, greatest(c."total" - 1, 0) / greatest(${size}::int, 1) * ${size}::int)
    ) p ON true
    ORDER BY ${order}`;
  return { total: rows[0]?.total ?? 0, rows: rows.filter((row) => row.id !== null) };
}
