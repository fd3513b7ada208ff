import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { Prisma } from "@/lib/db/client";
import type { SearchKind } from "@/lib/labels";
import { canReadUnitFigures } from "@/lib/units/policy";
import { findComments, findContributions, findReports, type CommentHit, type ContributionHit, type ReportHit } from "./queries-filed";
import { findOrders, type OrderHit } from "./queries-orders";
import { findPlans, type PlanHit } from "./queries-plans";
import { findPublications, type PublicationHit } from "./queries-publicity";
import { has, hasAll, hitsIn, pageOf, placeIn, type Found, type Window } from "./queries-texts";
import { findUpward, type UpwardHit } from "./queries-upward";
import { kindOrder, passagesOf, snippet, taskNumberOf, wordsOf, type Passage, type SnippetPart } from "./rules";
import { SHOWN_OF_EACH, SHOWN_OF_ONE, type SearchQuery } from "./schema";

export type TaskHit = { id: string; href: string; taskNo: number; content: SnippetPart[]; leadLabel: string; labels: Passage[] };
export type UnitHit = { id: string; href: string; shortName: string; isActive: boolean; isExact: boolean; names: Passage[] };

export type SearchResults = {
  words: string[];
  /** Of each kind, however many are shown. */
  totals: Record<SearchKind, number>;
  tasks: TaskHit[];
  reports: ReportHit[];
  contributions: ContributionHit[];
  comments: CommentHit[];
  plans: PlanHit[];
  orders: OrderHit[];
  upward: UpwardHit[];
  units: UnitHit[];
  publications: PublicationHit[];
  /** The kinds in the order they are shown. */
  order: SearchKind[];
  page: number;
  pageCount: number;
};

/**
 * Looks for words in everything the viewer may read, and in nothing else: neither among the results nor in their counts.
 * One statement of each kind.
 *
 * @param query `kind` names the kind that is paged; without it the first few of each kind
 * @returns null where nothing was typed
 */
export async function search(viewer: Viewer, { q, kind, page }: SearchQuery): Promise<SearchResults | null> {
  const words = wordsOf(q.text);
  if (words.length === 0) return null;
  const window = (of: SearchKind): Window => (kind === undefined ? { size: SHOWN_OF_EACH, page: 1 } : { size: kind === of ? SHOWN_OF_ONE : 0, page });
  const [tasks, reports, contributions, comments, plans, orders, upward, units, publications] = await Promise.all([
    findTasks(viewer, words, window("tasks")),
    findReports(viewer, words, window("reports")),
    findContributions(viewer, words, window("contributions")),
    findComments(viewer, words, window("comments")),
    findPlans(viewer, words, window("plans")),
    findOrders(viewer, words, window("orders")),
    findUpward(viewer, words, window("upward")),
    findUnits(viewer, words, q.text, window("units")),
    findPublications(viewer, words, window("publications")),
  ]);
  const totals = {
    tasks: tasks.total, reports: reports.total, contributions: contributions.total, comments: comments.total,
    plans: plans.total, orders: orders.total, upward: upward.total, units: units.total, publications: publications.total,
  };
  const pageCount = kind === undefined ? 1 : Math.max(1, Math.ceil(totals[kind] / SHOWN_OF_ONE));
  return {
    words, totals, tasks: tasks.rows, reports: reports.rows, contributions: contributions.rows, comments: comments.rows,
    plans: plans.rows, orders: orders.rows, upward: upward.rows, units: units.rows, publications: publications.rows,
    order: kind ? [kind] : kindOrder(units.rows.some((unit) => unit.isExact)), page: Math.min(page, pageCount), pageCount,
  };
}

type TaskRow = { id: string; slug: string; no: number; content: string; leadLabel: string; labels: string };

/** Of the list as printed, which everybody signed in reads: the number itself first, then the wording, then the labels. */
async function findTasks(_viewer: Viewer, words: readonly string[], window: Window): Promise<Found<TaskHit>> {
  const content = Prisma.sql`t."content"`;
  const text = Prisma.sql`(t."content" || E'\n' || t."leadLabel" || E'\n' || s."labels")`;
  const isNumber = (word: string) => (taskNumberOf(word) === null ? Prisma.sql`false` : Prisma.sql`t."no" = ${taskNumberOf(word)}::int`);
  const isNamed = words.length === 1 ? isNumber(words[0] ?? "") : Prisma.sql`false`;
  const matches = words.map((word) => Prisma.sql`(${has(text, word)} OR ${isNumber(word)})`);
  const hits = Prisma.sql`
    SELECT t."id", l."slug", t."no", t."content", t."leadLabel", s."labels", l."createdAt" AS "listedAt", ${isNamed} AS "isNamed",
      ${hasAll(content, words)} AS "isWording", ${hitsIn(text, words)} AS "hits", ${placeIn(text, words)} AS "place"
    FROM "Task" t
    JOIN "TaskList" l ON l."id" = t."listId"
    CROSS JOIN LATERAL (SELECT coalesce(string_agg(su."label", '、' ORDER BY su."position"), '') AS "labels" FROM "TaskSupport" su WHERE su."taskId" = t."id") s
    WHERE ${Prisma.join(matches, " AND ")}`;
  const order = Prisma.sql`"isNamed" DESC, "isWording" DESC, "hits" DESC, "place", "listedAt" DESC, "no", "id"`;
  const { total, rows } = await pageOf<TaskRow>(hits, order, window);
  return {
    total,
    rows: rows.map(({ id, slug, no, content: wording, leadLabel, labels }) => ({
      id, taskNo: no, leadLabel, href: `/lists/${slug}/tasks/${no}`, content: snippet(wording, words),
      labels: passagesOf([["lead", leadLabel], ["support", labels]], words),
    })),
  };
}

type UnitRow = { id: string; shortName: string; officialName: string; aliases: string; isActive: boolean; isExact: boolean };

/** Units are everybody's to know. A name that is exactly what was typed comes first, then one that begins with it. */
async function findUnits(viewer: Viewer, words: readonly string[], typed: string, window: Window): Promise<Found<UnitHit>> {
  const text = Prisma.sql`(u."shortName" || E'\n' || u."officialName" || E'\n' || s."aliases")`;
  const hits = Prisma.sql`
    SELECT u."id", u."shortName", u."officialName", s."aliases", u."isActive", u."position", ${placeIn(text, words)} AS "place",
      (${typed} IN (u."shortName", u."officialName") OR EXISTS (SELECT FROM "UnitAlias" o WHERE o."unitId" = u."id" AND o."name" = ${typed})) AS "isExact"
    FROM "Unit" u
    CROSS JOIN LATERAL (SELECT coalesce(string_agg(o."name", '、' ORDER BY o."name"), '') AS "aliases" FROM "UnitAlias" o WHERE o."unitId" = u."id") s
    WHERE ${hasAll(text, words)}`;
  const { total, rows } = await pageOf<UnitRow>(hits, Prisma.sql`"isExact" DESC, "place", "position", "id"`, window);
  return {
    total,
    rows: rows.map(({ id, shortName, officialName, aliases, isActive, isExact }) => ({
      id, shortName, isActive, isExact, href: canReadUnitFigures(viewer, id) ? `/units/${id}` : "/units",
      names: passagesOf([["shortName", shortName], ["officialName", officialName], ["aliases", aliases]], words),
    })),
  };
}
