import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { db, type Prisma } from "@/lib/db/client";
import type { OrderColour, OrderState } from "@/lib/labels-carrying";
import { getList, type ListRow } from "@/lib/lists/queries";
import { quarterLabel } from "@/lib/periods/calendar";
import { canIssueOrders, readableOf } from "./policy";
import { listCandidates, type Candidate } from "./queries-candidates";
import { PAGE_SIZE } from "./rules-limits";
import { orderNumber } from "./rules-words";
import type { OrderRow } from "./rules-rows";
import type { OrderFilter } from "./schema";
import { isOrderOpen } from "./workflow";

const ENDED: OrderState[] = ["CLOSED", "ESCALATED"];

const SELECT = {
  id: true, year: true, number: true, colour: true, cause: true, state: true, unitId: true, matter: true, issuedAt: true, signedForAt: true, answerDueAt: true, answeredAt: true, closedAt: true,
  task: { select: { no: true, content: true } }, unit: { select: { shortName: true } }, period: { select: { year: true, quarter: true } },
} as const;

function rowOf({ year, number, task, unit, period, ...row }: Prisma.OrderGetPayload<{ select: typeof SELECT }>, now: Date): OrderRow {
  return {
    ...row, number: orderNumber({ year, number }), taskNo: task.no, content: task.content.slice(0, 80), unitName: unit.shortName, periodLabel: quarterLabel(period),
    isLate: (row.state === "ISSUED" || row.state === "SIGNED_FOR") && row.answerDueAt < now,
  };
}

type Counted = { value: string; label: string; count: number };
export type OrderDesk = {
  list: ListRow; filter: OrderFilter; rows: OrderRow[]; candidates: Candidate[]; total: number; page: number; pageCount: number; canIssue: boolean;
  /** How many there are on each tab, whatever the filters. */
  counts: { open: number; done: number; drafts: number | null };
  /** Of what is on the tab, before the filters. */
  units: Counted[]; years: number[]; colours: Record<OrderColour, number>;
};
type Facet = { unitId: string; unitName: string; colour: OrderColour; count: number };

/** @returns how many of what is on a tab each unit has, by name, and how many are of each colour */
function countFacets(facets: readonly Facet[]): Pick<OrderDesk, "units" | "colours"> {
  const sum = (some: readonly Facet[]) => some.reduce((total, { count }) => total + count, 0);
  const ofColour = (colour: OrderColour) => sum(facets.filter((facet) => facet.colour === colour));
  const units = [...Map.groupBy(facets, ({ unitId }) => unitId)].map(([value, own]) => ({ value, label: own[0]?.unitName ?? "", count: sum(own) }));
  return { units: units.sort((a, b) => a.label.localeCompare(b.label, "zh-CN")), colours: { BLUE: ofColour("BLUE"), YELLOW: ofColour("YELLOW"), RED: ofColour("RED") } };
}

const pagesOf = (total: number, page: number) => ({ pageCount: Math.max(1, Math.ceil(total / PAGE_SIZE)), page: Math.max(1, Math.min(page, Math.ceil(total / PAGE_SIZE))) });

/** What of a list's orders the viewer reads is on a tab. */
const onTab = (viewer: Viewer, listId: string, show: "open" | "done"): Prisma.OrderWhereInput =>
  ({ AND: [{ listId, state: show === "done" ? { in: ENDED } : { notIn: ENDED } }, readableOf(viewer)] });

async function readTab(viewer: Viewer, listId: string, { show, colour, unit, year, period, page }: OrderFilter & { show: "open" | "done" }, now: Date) {
  const tab = onTab(viewer, listId, show);
  const where: Prisma.OrderWhereInput = { AND: [tab, { ...(colour && { colour }), ...(unit && { unitId: unit }), ...(year && { year }), ...(period && { period: { key: period } }) }] };
  const [groups, total] = await Promise.all([db.order.groupBy({ by: ["unitId", "colour"], where: tab, _count: true }), db.order.count({ where })]);
  const pages = pagesOf(total, page);
  const [units, orders] = await Promise.all([
    db.unit.findMany({ where: { id: { in: groups.map(({ unitId }) => unitId) } }, select: { id: true, shortName: true } }),
    db.order.findMany({ where, select: SELECT, orderBy: show === "open" ? [{ colour: "desc" }, { answerDueAt: "asc" }, { id: "asc" }] : [{ year: "desc" }, { number: "desc" }], skip: (pages.page - 1) * PAGE_SIZE, take: PAGE_SIZE }),
  ]);
  const names = new Map(units.map(({ id, shortName }) => [id, shortName]));
  const facets = groups.map(({ unitId, colour: of, _count }): Facet => ({ unitId, unitName: names.get(unitId) ?? "", colour: of, count: _count }));
  return { ...pages, total, ...countFacets(facets), rows: orders.map((order) => rowOf(order, now)), candidates: [] };
}

function showDrafts(candidates: readonly Candidate[], { colour, unit, page }: OrderFilter) {
  const chosen = candidates.filter((one) => (colour === undefined || one.colour === colour) && (unit === undefined || one.unitId === unit));
  const pages = pagesOf(chosen.length, page);
  return { ...pages, total: chosen.length, ...countFacets(candidates.map((one) => ({ ...one, count: 1 }))), rows: [], candidates: chosen.slice((pages.page - 1) * PAGE_SIZE, pages.page * PAGE_SIZE) };
}

/** @returns a list's orders that the viewer may read, by the filters: open ones the gravest first; for supervisors also what the rules propose. Throws NotFound. */
export async function listOrders(viewer: Viewer, slug: string, filter: OrderFilter, now = new Date()): Promise<OrderDesk> {
  const list = await getList(viewer, slug);
  const canIssue = canIssueOrders(viewer);
  const show = filter.show === "drafts" && !canIssue ? "open" : filter.show;
  const [groups, candidates] = await Promise.all([
    db.order.groupBy({ by: ["state", "year"], where: { AND: [{ listId: list.id }, readableOf(viewer)] }, _count: true }),
    // Its count stands on the tab.
    canIssue ? listCandidates(viewer, list.id, now) : [],
  ]);
  const desk = show === "drafts" ? showDrafts(candidates, filter) : await readTab(viewer, list.id, { ...filter, show }, now);
  const countOf = (isOpen: boolean) => groups.reduce((sum, { state, _count }) => sum + (isOrderOpen(state) === isOpen ? _count : 0), 0);
  return {
    list, canIssue, ...desk, filter: { ...filter, show, page: desk.page }, years: [...new Set(groups.map(({ year }) => year))].sort((a, b) => b - a),
    counts: { open: countOf(true), done: countOf(false), drafts: canIssue ? candidates.length : null },
  };
}

/** @returns the orders about a task that the viewer may read, newest first */
export async function listTaskOrders(viewer: Viewer, taskId: string, now = new Date()): Promise<OrderRow[]> {
  const orders = await db.order.findMany({ where: { AND: [{ taskId }, readableOf(viewer)] }, select: SELECT, orderBy: [{ issuedAt: "desc" }, { number: "desc" }] });
  return orders.map((order) => rowOf(order, now));
}

/** @returns the orders about some tasks in a period that the viewer may read, by number */
export async function listPeriodOrders(viewer: Viewer, periodId: string, taskIds: readonly string[], now = new Date()): Promise<OrderRow[]> {
  const orders = await db.order.findMany({ where: { AND: [{ periodId, taskId: { in: [...taskIds] } }, readableOf(viewer)] }, select: SELECT, orderBy: [{ year: "asc" }, { number: "asc" }] });
  return orders.map((order) => rowOf(order, now));
}
