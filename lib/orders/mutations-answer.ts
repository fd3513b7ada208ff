import "server-only";
import type { z } from "zod";
import { Refused } from "@/lib/actions/failures";
import { bindAttachments } from "@/lib/attachments/mutations-bind";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import type { Transaction } from "@/lib/db/client";
import { requireSigner } from "@/lib/tasks/mutations-filing";
import { canSign, canWrite, maySignOwnWords } from "@/lib/tasks/policy";
import { beginInstruction, beginOrder, subjectOf } from "./mutations-steps";
import { canSignFor } from "./policy";
import type { instructionStepSchema, orderStepSchema, saveInstructionAnswerSchema, saveOrderAnswerSchema } from "./schema";

type Answerable = { draft: string; writerIds: readonly string[]; firstAnsweredAt: Date | null; unit: { allowsSelfSigning: boolean } };

/** What then waits for a signer. @throws Refused where the unit has none who may sign it */
async function savedWords(tx: Transaction, viewer: Viewer, row: Answerable & { unitId: string }, words: string) {
  const writerIds = [...new Set([...row.writerIds, viewer.id])];
  await requireSigner(tx, row.unitId, writerIds);
  return { draft: words, writerIds, version: { increment: 1 } };
}

/** What leaves the unit, through a signer only. @throws Refused without words, or for his own words where the unit does not allow it */
function sentWords(viewer: Viewer, row: Answerable) {
  if (row.draft === "") throw new Refused("答复还没有起草，请填报员先填写并保存。");
  if (!maySignOwnWords(viewer, row, row.unit)) throw new Refused("答复由您起草，须由本单位其他审签人审签报送。");
  const at = new Date();
  return {
    answer: row.draft, draft: "", answerWriterIds: [...row.writerIds], writerIds: [], returnReason: null,
    answeredById: viewer.id, answeredByName: viewer.name, answeredAt: at, firstAnsweredAt: row.firstAnsweredAt ?? at, version: { increment: 1 },
  };
}

/** 签收: the unit signs for an order. @throws NotFound, Forbidden for all but its filers and signers; Refused when it was signed for, or ended */
export async function signForOrder(viewer: Viewer, input: z.output<typeof orderStepSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["ORDER_SIGNED_FOR"], async (tx, record) => {
    const order = await beginOrder(tx, viewer, input, "SIGN_FOR", (one) => canSignFor(viewer, one));
    await tx.order.update({
      where: { id: order.id },
      data: { state: "SIGNED_FOR", signedForById: viewer.id, signedForByName: viewer.name, signedForAt: new Date(), version: { increment: 1 } }, select: { id: true },
    });
    await record({ event: "ORDER_SIGNED_FOR", ...subjectOf(order) });
  });
}

/** A filer saves the answer, and its files, within the unit. @throws NotFound, Forbidden; Refused before it is signed for, after it was sent, without a signer in the unit, or when somebody was faster */
export async function saveOrderAnswer(viewer: Viewer, input: z.output<typeof saveOrderAnswerSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["ORDER_ANSWER_SAVED"], async (tx, record) => {
    const order = await beginOrder(tx, viewer, input, "SAVE", (one) => canWrite(viewer, one.unitId));
    await bindAttachments(tx, viewer, order.taskId, { recordKind: "ORDER", recordId: order.id }, input.attachments);
    await tx.order.update({ where: { id: order.id }, data: await savedWords(tx, viewer, order, input.answer), select: { id: true } });
    await record({ event: "ORDER_ANSWER_SAVED", ...subjectOf(order) });
  });
}

/** A signer sends the answer. @throws NotFound, Forbidden; Refused without one, for his own words, or when somebody was faster */
export async function sendOrderAnswer(viewer: Viewer, input: z.output<typeof orderStepSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["ORDER_ANSWERED"], async (tx, record) => {
    const order = await beginOrder(tx, viewer, input, "SEND", (one) => canSign(viewer, one.unitId));
    await tx.order.update({ where: { id: order.id }, data: { ...sentWords(viewer, order), state: "ANSWERED" }, select: { id: true } });
    await record({ event: "ORDER_ANSWERED", ...subjectOf(order) });
  });
}

/** As `saveOrderAnswer`, for an instruction. */
export async function saveInstructionAnswer(viewer: Viewer, input: z.output<typeof saveInstructionAnswerSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["INSTRUCTION_ANSWER_SAVED"], async (tx, record) => {
    const instruction = await beginInstruction(tx, viewer, input, "SAVE", (one) => canWrite(viewer, one.unitId));
    // Evidence of what was ordered, by whomever.
    await bindAttachments(tx, viewer, instruction.taskId, { recordKind: "ORDER", recordId: instruction.id }, input.attachments);
    await tx.instruction.update({ where: { id: instruction.id }, data: await savedWords(tx, viewer, instruction, input.answer), select: { id: true } });
    await record({ event: "INSTRUCTION_ANSWER_SAVED", ...subjectOf(instruction) });
  });
}

/** As `sendOrderAnswer`, for an instruction. */
export async function sendInstructionAnswer(viewer: Viewer, input: z.output<typeof instructionStepSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["INSTRUCTION_ANSWERED"], async (tx, record) => {
    const instruction = await beginInstruction(tx, viewer, input, "SEND", (one) => canSign(viewer, one.unitId));
    await tx.instruction.update({ where: { id: instruction.id }, data: { ...sentWords(viewer, instruction), state: "ANSWERED" }, select: { id: true } });
    await record({ event: "INSTRUCTION_ANSWERED", ...subjectOf(instruction) });
  });
}
