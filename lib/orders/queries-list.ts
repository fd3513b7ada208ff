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

/** @returns the distinct units of some rows with how many each has, by name */
function countUnits(rows: readonly { unitId: string; unitName: string }[]): Counted[] {
  return [...Map.groupBy(rows, (row) => row.unitId)].map(([value, own]) => ({ value, label: own[0]?.unitName ?? "", count: own.length })).sort((a, b) => a.label.localeCompare(b.label, "zh-CN"));
}

const matches = (row: { colour: OrderColour; unitId: string }, { colour, unit }: OrderFilter) => (colour === undefined || row.colour === colour) && (unit === undefined || row.unitId === unit);

/** @returns a list's orders that the viewer may read, by the filters: open ones the gravest first; for supervisors also what the rules propose. Throws NotFound. */
export async function listOrders(viewer: Viewer, slug: string, filter: OrderFilter, now = new Date()): Promise<OrderDesk> {
  const list = await getList(viewer, slug);
  const canIssue = canIssueOrders(viewer);
  const show = filter.show === "drafts" && !canIssue ? "open" : filter.show;
  const [found, candidates] = await Promise.all([
    db.order.findMany({
      where: { AND: [{ listId: list.id }, readableOf(viewer)] }, select: { ...SELECT, period: { select: { year: true, quarter: true, key: true } } },
      orderBy: show === "open" ? [{ colour: "desc" }, { answerDueAt: "asc" }] : [{ year: "desc" }, { number: "desc" }],
    }),
    canIssue ? listCandidates(viewer, list.id, now) : [],
  ]);
  const open = found.filter(({ state }) => isOrderOpen(state));
  const ofTab = found.filter(({ state }) => ENDED.includes(state) === (show === "done"));
  const chosen = ofTab.filter((order) => matches(order, filter) && (filter.year === undefined || order.year === filter.year) && (filter.period === undefined || order.period.key === filter.period));
  const drafts = candidates.filter((candidate) => matches(candidate, filter));
  const total = show === "drafts" ? drafts.length : chosen.length;
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(filter.page, pageCount);
  const cut = <Row>(rows: readonly Row[]) => rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const all = show === "drafts" ? candidates : ofTab.map((order) => rowOf(order, now));
  const colourCount = (colour: OrderColour) => all.filter((row) => row.colour === colour).length;
  return {
    list, filter: { ...filter, show, page }, canIssue, total, page, pageCount,
    rows: show === "drafts" ? [] : cut(chosen).map((order) => rowOf(order, now)), candidates: show === "drafts" ? cut(drafts) : [],
    counts: { open: open.length, done: found.length - open.length, drafts: canIssue ? candidates.length : null },
    units: countUnits(all), years: [...new Set(found.map(({ year }) => year))].sort((a, b) => b - a),
    colours: { BLUE: colourCount("BLUE"), YELLOW: colourCount("YELLOW"), RED: colourCount("RED") },
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
