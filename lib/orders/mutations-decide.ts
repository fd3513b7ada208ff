import "server-only";
import type { z } from "zod";
import { Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { lockList } from "@/lib/periods/mutations";
import { endEscalated, writeOrder } from "./mutations-issue";
import { beginInstruction, beginOrder, requireFuture, subjectOf } from "./mutations-steps";
import { canDecideInstruction, canDecideOrder } from "./policy";
import type { closeInstructionSchema, closeOrderSchema, escalateOrderSchema, returnInstructionSchema, returnOrderSchema } from "./schema";
import { graver } from "./workflow";

const ANSWERED = "ANSWERED";

/** Ending what was not answered needs its reason. */
function requireNote(state: string, note: string): void {
  if (state !== ANSWERED && note === "") throw new Refused("尚未收到答复，未办结。", { note: "未答复即办结的，请说明原因。" });
}

/** 销结. @throws NotFound, Forbidden for all but supervisors and for who signed for or answered it himself; Refused when it was ended, or changed since it was read */
export async function closeOrder(viewer: Viewer, input: z.output<typeof closeOrderSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["ORDER_CLOSED"], async (tx, record) => {
    const order = await beginOrder(tx, viewer, input, "CLOSE", (one) => canDecideOrder(viewer, one));
    requireNote(order.state, input.note);
    await tx.order.update({ where: { id: order.id }, data: { state: "CLOSED", closedById: viewer.id, closedAt: new Date(), closeNote: input.note, version: { increment: 1 } }, select: { id: true } });
    await record({ event: "ORDER_CLOSED", ...subjectOf(order), reason: input.note });
  });
}

/** HRSS asks for another answer, with a reason and a new time. The one that was given stays in sight. @throws as `closeOrder` */
export async function returnOrder(viewer: Viewer, input: z.output<typeof returnOrderSchema>): Promise<void> {
  requireFuture(input.answerDueAt);
  await writeAudited(viewer, input.requestId, ["ORDER_RETURNED"], async (tx, record) => {
    const order = await beginOrder(tx, viewer, input, "RETURN", (one) => canDecideOrder(viewer, one));
    await tx.order.update({ where: { id: order.id }, data: { state: "SIGNED_FOR", returnReason: input.reason, answerDueAt: input.answerDueAt, version: { increment: 1 } }, select: { id: true } });
    await record({ event: "ORDER_RETURNED", ...subjectOf(order), reason: input.reason, detail: { answerDueAt: input.answerDueAt.toISOString() } });
  });
}

/**
 * A graver order takes the place of one: blue becomes yellow, yellow red, red another red.
 * @returns the new order's id; of a repeat the same
 * @throws as `closeOrder`
 */
export async function escalateOrder(viewer: Viewer, input: z.output<typeof escalateOrderSchema>): Promise<string> {
  requireFuture(input.answerDueAt);
  const id = await writeAudited(viewer, input.requestId, ["ORDER_ESCALATED"], async (tx, record) => {
    const place = await tx.order.findUnique({ where: { id: input.order }, select: { listId: true } });
    // The list first, as whoever issues does.
    if (place) await lockList(tx, place.listId);
    const order = await beginOrder(tx, viewer, input, "ESCALATE", (one) => canDecideOrder(viewer, one));
    await endEscalated(tx, record, viewer, order);
    const { listId, taskId, periodId, unitId, colour } = order;
    const cause = order.state === ANSWERED || order.answerDueAt > new Date() ? order.cause : "UNANSWERED";
    return writeOrder(tx, record, viewer, {
      listId, taskId, periodId, unitId, colour: graver(colour), cause, matter: input.matter, demand: input.demand, answerDueAt: input.answerDueAt, escalatedFromId: order.id,
    });
  });
  return id ?? (await db.order.findUniqueOrThrow({ where: { escalatedFromId: input.order }, select: { id: true } })).id;
}

/** 办结 by the observer who gave it, or a supervisor. @throws NotFound, Forbidden; Refused when it was ended, or changed since it was read */
export async function closeInstruction(viewer: Viewer, input: z.output<typeof closeInstructionSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["INSTRUCTION_CLOSED"], async (tx, record) => {
    const instruction = await beginInstruction(tx, viewer, input, "CLOSE", (one) => canDecideInstruction(viewer, one));
    requireNote(instruction.state, input.note);
    await tx.instruction.update({ where: { id: instruction.id }, data: { state: "CLOSED", closedById: viewer.id, closedAt: new Date(), closeNote: input.note, version: { increment: 1 } }, select: { id: true } });
    await record({ event: "INSTRUCTION_CLOSED", ...subjectOf(instruction), reason: input.note });
  });
}

/** More is asked, with a reason and a new time. @throws as `closeInstruction` */
export async function returnInstruction(viewer: Viewer, input: z.output<typeof returnInstructionSchema>): Promise<void> {
  requireFuture(input.answerDueAt);
  await writeAudited(viewer, input.requestId, ["INSTRUCTION_RETURNED"], async (tx, record) => {
    const instruction = await beginInstruction(tx, viewer, input, "RETURN", (one) => canDecideInstruction(viewer, one));
    await tx.instruction.update({ where: { id: instruction.id }, data: { state: "OPEN", returnReason: input.reason, answerDueAt: input.answerDueAt, version: { increment: 1 } }, select: { id: true } });
    await record({ event: "INSTRUCTION_RETURNED", ...subjectOf(instruction), reason: input.reason, detail: { answerDueAt: input.answerDueAt.toISOString() } });
  });
}
