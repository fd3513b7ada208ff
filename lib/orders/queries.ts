import "server-only";
import { z } from "zod";
import { Forbidden, NotFound } from "@/lib/actions/failures";
import { listRecordAttachments, type RecordAttachment } from "@/lib/attachments/queries";
import { isDemoInstallation } from "@/lib/auth/installation";
import type { Viewer } from "@/lib/auth/schema";
import { db, type Prisma } from "@/lib/db/client";
import { getList, type ListRow } from "@/lib/lists/queries";
import { quarterLabel } from "@/lib/periods/calendar";
import { listPeriods, type PeriodRow } from "@/lib/periods/queries";
import { getTask } from "@/lib/tasks/queries";
import { usualAnswerTime } from "./calendar-answer";
import { answerDesk, canDecideOrder, canIssueOrders, canSignFor, readsOrder, type AnswerDesk } from "./policy";
import { listCandidates, type Candidate } from "./queries-candidates";
import { listTrail, loadHolidays, type TrailRow } from "./queries-record";
import { draftDemand, draftMatter, orderNumber } from "./rules-words";
import type { NewOrderQuery } from "./schema";
import { graver, isOrderOpen } from "./workflow";

const ORDER = {
  id: true, version: true, listId: true, taskId: true, year: true, number: true, colour: true, cause: true, state: true, matter: true, demand: true, answerDueAt: true, issuedByName: true, issuedAt: true,
  signedForById: true, signedForByName: true, signedForAt: true, draft: true, writerIds: true, answer: true, answeredById: true, answeredByName: true, answerWriterIds: true, answeredAt: true, returnReason: true,
  closedAt: true, closedById: true, closeNote: true, unitId: true,
  unit: { select: { officialName: true, shortName: true, allowsSelfSigning: true } },
  task: { select: { no: true, content: true, leadUnitId: true, list: { select: { slug: true, title: true, docNumber: true } } } },
  period: { select: { year: true, quarter: true, key: true } },
  escalatedFrom: { select: { id: true, year: true, number: true, colour: true } },
  escalatedTo: { select: { id: true, year: true, number: true, colour: true } },
} as const;
type Stored = Prisma.OrderGetPayload<{ select: typeof ORDER }>;

export type OrderLink = { id: string; number: string; colour: Stored["colour"] };
export type OrderView = Omit<Stored, "year" | "draft" | "writerIds" | "number" | "period" | "escalatedFrom" | "escalatedTo"> & {
  number: string; periodLabel: string; closedByName: string; isLate: boolean; isDemo: boolean;
  files: RecordAttachment[]; trail: TrailRow[]; escalatedFrom: OrderLink | null; escalatedTo: OrderLink | null;
  maySignFor: boolean; answerDesk: AnswerDesk | null;
  /** For who may decide on it: until when another answer, or that of a graver order, is usually due. */
  deciding: { returnUntil: Date; escalateUntil: Date } | null;
};

const linkOf = (order: { id: string; year: number; number: number; colour: Stored["colour"] } | null): OrderLink | null => order && { id: order.id, number: orderNumber(order), colour: order.colour };

/** One order as a paper, with what the viewer may do with it. @param slug null: whatever list it is of. @throws NotFound */
export async function getOrder(viewer: Viewer, slug: string | null, id: string, now = new Date()): Promise<OrderView> {
  const order = z.uuid().safeParse(id).success ? await db.order.findUnique({ where: { id }, select: ORDER }) : null;
  if (!order || (slug !== null && order.task.list.slug !== slug) || !readsOrder(viewer, { unitId: order.unitId, leadUnitId: order.task.leadUnitId })) throw new NotFound();
  const { year, number, draft, writerIds, period, escalatedFrom, escalatedTo, ...rest } = order;
  const mayDecide = isOrderOpen(order.state) && canDecideOrder(viewer, order);
  const [files, trail, closer, isDemo, holidays] = await Promise.all([
    listRecordAttachments(viewer, "ORDER", [id]), listTrail(order),
    order.closedById === null ? null : db.account.findUnique({ where: { id: order.closedById }, select: { displayName: true } }),
    isDemoInstallation(), loadHolidays(now),
  ]);
  const isWaiting = order.state === "ISSUED" || order.state === "SIGNED_FOR";
  return {
    ...rest, number: orderNumber({ year, number }), periodLabel: quarterLabel(period), closedByName: closer?.displayName ?? "", isLate: isWaiting && order.answerDueAt < now, isDemo,
    files, trail, escalatedFrom: linkOf(escalatedFrom), escalatedTo: linkOf(escalatedTo),
    maySignFor: order.state === "ISSUED" && canSignFor(viewer, order),
    answerDesk: answerDesk(viewer, { unitId: order.unitId, unit: order.unit, draft, writerIds }, order.state === "SIGNED_FOR"),
    deciding: mayDecide ? { returnUntil: usualAnswerTime(order.colour, now, holidays, null), escalateUntil: usualAnswerTime(graver(order.colour), now, holidays, null) } : null,
  };
}

export type NewOrderDesk = {
  list: ListRow; periods: PeriodRow[]; tasks: { no: number; content: string }[];
  /** Of the chosen task: its lead first. */
  units: { id: string; name: string }[];
  query: NewOrderQuery & { period: string };
  /** What the rules wrote, where they propose it. */
  candidate: Candidate | null; matter: string; demand: string; answerDueAt: Date;
};

/** What a new order begins with. @throws NotFound, Forbidden for all but supervisors */
export async function getNewOrder(viewer: Viewer, slug: string, query: NewOrderQuery, now = new Date()): Promise<NewOrderDesk> {
  if (!canIssueOrders(viewer)) throw new Forbidden();
  const list = await getList(viewer, slug);
  const periods = (await listPeriods(viewer, list.id)).filter(({ opensAt }) => opensAt <= now);
  const period = periods.find(({ key }) => key === query.period) ?? periods[0];
  if (!period) throw new NotFound();
  const tasks = await db.task.findMany({ where: { listId: list.id }, select: { no: true, content: true }, orderBy: { no: "asc" } });
  const task = query.no === undefined ? null : await getTask(viewer, list.id, query.no, now);
  const candidate = (await listCandidates(viewer, list.id, now)).find((one) =>
    one.taskNo === query.no && one.unitId === query.unit && one.periodKey === period.key && (query.colour === undefined || one.colour === query.colour)) ?? null;
  const colour = query.colour ?? candidate?.colour ?? "YELLOW";
  return {
    list, periods, tasks, query: { ...query, colour, period: period.key }, candidate,
    units: task ? [...new Map([task.lead, ...task.supportUnits].map(({ id, name }) => [id, { id, name }])).values()] : [],
    matter: candidate ? draftMatter(candidate.cause, candidate) : "", demand: candidate ? draftDemand(candidate.cause) : "",
    answerDueAt: candidate?.answerDueAt ?? usualAnswerTime(colour, now, await loadHolidays(now), null),
  };
}
