import "server-only";
import type { z } from "zod";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited, type AuditEntry } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import { db, type Transaction } from "@/lib/db/client";
import { ORDER_COLOUR_LABELS, type OrderCause, type OrderColour } from "@/lib/labels-carrying";
import { quarterAt } from "@/lib/periods/calendar";
import { lockList } from "@/lib/periods/mutations";
import { beginOrder, requireFuture, subjectOf, type LockedOrder } from "./mutations-steps";
import { canDecideOrder, canIssueOrders } from "./policy";
import { listCandidates, type Candidate } from "./queries-candidates";
import { draftKey } from "./rules-drafts";
import { orderNumber } from "./rules-words";
import type { issueDraftsSchema, issueOrderSchema } from "./schema";
import { rankOf } from "./workflow";

type Record = (entry: AuditEntry) => Promise<void>;
export type NewOrder = {
  listId: string; taskId: string; periodId: string; unitId: string; colour: OrderColour; cause: OrderCause;
  matter: string; demand: string; answerDueAt: Date; escalatedFromId?: string;
};

/**
 * Writes an order under the list's next number of the year. The list is locked, so that nobody else takes a number of it
 * until this transaction ends.
 * @returns the order's id
 */
export async function writeOrder(tx: Transaction, record: Record, viewer: Viewer, order: NewOrder): Promise<string> {
  const at = new Date();
  const { year } = quarterAt(at);
  const { _max } = await tx.order.aggregate({ where: { listId: order.listId, year }, _max: { number: true } });
  const number = (_max.number ?? 0) + 1;
  const made = await tx.order.create({ data: { ...order, firstAnswerDueAt: order.answerDueAt, year, number, issuedById: viewer.id, issuedByName: viewer.name, issuedAt: at }, select: { id: true } });
  await record({
    event: "ORDER_ISSUED", ...subjectOf({ ...order, id: made.id }), reason: order.matter,
    detail: { year, number, colour: order.colour, cause: order.cause, answerDueAt: order.answerDueAt.toISOString() },
  });
  return made.id;
}

/** Ends an order that a graver one follows; its caller has locked it. */
export async function endEscalated(tx: Transaction, record: Record, viewer: Viewer, order: Pick<LockedOrder, "id" | "taskId" | "unitId" | "periodId">): Promise<void> {
  await tx.order.update({ where: { id: order.id }, data: { state: "ESCALATED", closedById: viewer.id, closedAt: new Date(), version: { increment: 1 } }, select: { id: true } });
  await record({ event: "ORDER_ESCALATED", ...subjectOf(order) });
}

/** @throws Forbidden, Refused where the order that it takes the place of is another's to decide on, or was answered or ended since */
async function issueCandidate(tx: Transaction, record: Record, viewer: Viewer, listId: string, candidate: Candidate, { matter, demand, answerDueAt }: Pick<NewOrder, "matter" | "demand" | "answerDueAt">): Promise<string> {
  const { taskId, periodId, unitId, colour, cause, unanswered } = candidate;
  const order = { listId, taskId, periodId, unitId, colour, cause, matter, demand, answerDueAt };
  if (unanswered === null) return writeOrder(tx, record, viewer, order);
  await endEscalated(tx, record, viewer, await beginOrder(tx, viewer, { order: unanswered.id, version: unanswered.version }, "ESCALATE", (one) => canDecideOrder(viewer, one)));
  return writeOrder(tx, record, viewer, { ...order, escalatedFromId: unanswered.id });
}

async function findList(slug: string): Promise<{ id: string }> {
  const list = await db.taskList.findUnique({ where: { slug }, select: { id: true } });
  if (!list) throw new NotFound();
  return list;
}

/** The unit leads the task, or supports it in the period or today. */
async function takesPart(tx: Transaction, taskId: string, periodId: string, unitId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ takesPart: boolean }[]>`
    SELECT (t."leadUnitId" = ${unitId}::uuid
      OR EXISTS (SELECT FROM owed_contribution o WHERE o."taskId" = t."id" AND o."periodId" = ${periodId}::uuid AND o."unitId" = ${unitId}::uuid)
      OR EXISTS (SELECT FROM "TaskSupporter" su WHERE su."taskId" = t."id" AND su."unitId" = ${unitId}::uuid
        AND su."validFrom" <= shanghai_day(now()) AND shanghai_day(now()) < su."validUntil")) AS "takesPart"
    FROM "Task" t WHERE t."id" = ${taskId}::uuid`;
  return row?.takesPart ?? false;
}

async function refuseSecond(tx: Transaction, place: { taskId: string; periodId: string; unitId: string }, colour: OrderColour, followed: string | undefined): Promise<void> {
  const open = await tx.order.findMany({ where: { ...place, state: { notIn: ["CLOSED", "ESCALATED"] }, id: { not: followed } }, select: { year: true, number: true, colour: true } });
  const same = open.find((one) => rankOf(one.colour) >= rankOf(colour));
  if (same) throw new Refused(`该单位这项任务本期已有未办结的${ORDER_COLOUR_LABELS[same.colour]}督办单（${orderNumber(same)}），不能重复发出。`);
}

/**
 * A supervisor issues one order, as the rules drafted it and he edited it, or by his own judgement.
 * @returns its id
 * @throws Forbidden, NotFound; Refused for a unit that has no part in the task, a period that has not begun, or a second order about the same
 */
export async function issueOrder(viewer: Viewer, input: z.output<typeof issueOrderSchema>): Promise<string> {
  if (!canIssueOrders(viewer)) throw new Forbidden();
  const list = await findList(input.list);
  const { unit: unitId, colour, matter, demand, answerDueAt } = input;
  requireFuture(answerDueAt);
  const id = await writeAudited(viewer, input.requestId, ["ORDER_ISSUED", "ORDER_ESCALATED"], async (tx, record) => {
    await lockList(tx, list.id);
    const task = await tx.task.findUnique({ where: { listId_no: { listId: list.id, no: input.no } }, select: { id: true } });
    const period = await tx.period.findUnique({ where: { listId_key: { listId: list.id, key: input.period } }, select: { id: true, opensAt: true } });
    if (!task || !period) throw new NotFound();
    const place = { taskId: task.id, periodId: period.id, unitId };
    if (!(await takesPart(tx, task.id, period.id, unitId))) throw new Refused("督办单未发出。", { unit: "该单位不是这项任务的牵头或配合单位。" });
    if (period.opensAt > new Date()) throw new Refused("督办单未发出。", { period: "该填报期尚未开始。" });
    const candidate = (await listCandidates(viewer, list.id, new Date(), tx)).find((one) => one.taskId === task.id && one.periodId === period.id && one.unitId === unitId && one.colour === colour);
    await refuseSecond(tx, place, colour, candidate?.unanswered?.id);
    if (candidate) return issueCandidate(tx, record, viewer, list.id, candidate, { matter, demand, answerDueAt });
    return writeOrder(tx, record, viewer, { listId: list.id, ...place, colour, cause: "OTHER", matter, demand, answerDueAt });
  });
  if (id !== null) return id;
  const earlier = await db.auditEvent.findFirst({ where: { actorId: viewer.id, requestId: input.requestId }, select: { taskId: true, unitId: true, at: true, subjectId: true, event: true } });
  const order = earlier?.event === "ORDER_ESCALATED" ? await db.order.findUnique({ where: { escalatedFromId: earlier.subjectId ?? "" }, select: { id: true } }) : null;
  return order?.id ?? earlier?.subjectId ?? "";
}

/** What was answered or ended since it was drafted is no draft any more. */
function unlessRefused(error: unknown): 0 {
  if (error instanceof Refused) return 0;
  throw error;
}

export type DraftsIssued = { issued: number; gone: number };

/**
 * A supervisor issues what he chose of the drafts, in the rules' own words; what is no draft any more is left out.
 * @returns how many were issued and left out; null for a repeat of the same form
 * @throws Forbidden, NotFound; Refused where nothing chosen is a draft any more
 */
export async function issueDrafts(viewer: Viewer, input: z.output<typeof issueDraftsSchema>): Promise<DraftsIssued | null> {
  if (!canIssueOrders(viewer)) throw new Forbidden();
  const list = await findList(input.list);
  return writeAudited(viewer, input.requestId, ["ORDER_ISSUED", "ORDER_ESCALATED"], async (tx, record) => {
    await lockList(tx, list.id);
    const chosen = new Set(input.drafts);
    const candidates = (await listCandidates(viewer, list.id, new Date(), tx)).filter((candidate) => chosen.has(draftKey(candidate)));
    let issued = 0;
    for (const candidate of candidates) issued += await issueCandidate(tx, record, viewer, list.id, candidate, candidate).then(() => 1, unlessRefused);
    if (issued === 0) throw new Refused("所选草拟均已签发或已不需督办，请刷新页面查看最新情况。");
    return { issued, gone: chosen.size - issued };
  });
}
