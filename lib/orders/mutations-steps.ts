import "server-only";
import { CHANGED_MEANWHILE, Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import type { Prisma, Transaction } from "@/lib/db/client";
import { readsOrder } from "./policy";
import { instructionRefusal, orderRefusal, type InstructionStep, type OrderStep } from "./workflow";

const ANSWER = { id: true, taskId: true, unitId: true, version: true, draft: true, writerIds: true, answeredById: true, answerWriterIds: true, firstAnsweredAt: true, answerDueAt: true } as const;
const PLACE = { task: { select: { leadUnitId: true, no: true } }, unit: { select: { allowsSelfSigning: true } } } as const;
const ORDER = { ...ANSWER, ...PLACE, state: true, signedForById: true, listId: true, periodId: true, colour: true, cause: true, year: true, number: true } as const;
const INSTRUCTION = { ...ANSWER, ...PLACE, state: true, givenById: true } as const;

export type LockedOrder = Prisma.OrderGetPayload<{ select: typeof ORDER }>;
export type LockedInstruction = Prisma.InstructionGetPayload<{ select: typeof INSTRUCTION }>;

/**
 * Loads and locks the order that a step is about, and refuses whoever may not take it.
 * @throws NotFound for who may not read it, Forbidden for who may not take the step, Refused when somebody was faster
 */
export async function beginOrder(tx: Transaction, viewer: Viewer, input: { order: string; version: number }, step: OrderStep, may: (order: LockedOrder) => boolean): Promise<LockedOrder> {
  await tx.$queryRaw`SELECT 1 FROM "Order" WHERE "id" = ${input.order}::uuid FOR UPDATE`;
  const order = await tx.order.findUnique({ where: { id: input.order }, select: ORDER });
  if (!order || !readsOrder(viewer, { unitId: order.unitId, leadUnitId: order.task.leadUnitId })) throw new NotFound();
  if (!may(order)) throw new Forbidden();
  refuse(orderRefusal(order.state, step), order, input);
  return order;
}

/** The same for an instruction. */
export async function beginInstruction(tx: Transaction, viewer: Viewer, input: { instruction: string; version: number }, step: InstructionStep, may: (instruction: LockedInstruction) => boolean): Promise<LockedInstruction> {
  await tx.$queryRaw`SELECT 1 FROM "Instruction" WHERE "id" = ${input.instruction}::uuid FOR UPDATE`;
  const instruction = await tx.instruction.findUnique({ where: { id: input.instruction }, select: INSTRUCTION });
  if (!instruction || !readsOrder(viewer, { unitId: instruction.unitId, leadUnitId: instruction.task.leadUnitId })) throw new NotFound();
  if (!may(instruction)) throw new Forbidden();
  refuse(instructionRefusal(instruction.state, step), instruction, input);
  return instruction;
}

function refuse(refusal: string | null, row: { version: number }, input: { version: number }): void {
  if (refusal !== null) throw new Refused(refusal);
  if (row.version !== input.version) throw new Refused(CHANGED_MEANWHILE);
}

export function subjectOf(row: { id: string; taskId: string; unitId: string; periodId?: string }) {
  return { taskId: row.taskId, unitId: row.unitId, subjectId: row.id, ...(row.periodId === undefined ? {} : { periodId: row.periodId }) };
}

/** An answer is due in the future. */
export function requireFuture(answerDueAt: Date): void {
  if (answerDueAt <= new Date()) throw new Refused("答复时限有误，未提交。", { answerDueAt: "答复时限应晚于现在。" });
}
