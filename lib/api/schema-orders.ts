import { z } from "zod";
import { INSTRUCTION_STATE_LABELS, ORDER_CAUSE_LABELS, ORDER_COLOUR_LABELS, ORDER_STATE_LABELS } from "@/lib/labels-carrying";
import { codeOf, instant, paging, period, periodKey, taskNo, unitId, unitRef } from "./schema";

const filters = { unit: unitId.optional().meta({ description: "督办或承办单位的 id。" }), task: taskNo.optional(), ...paging };
const text = (description: string) => z.string().meta({ description });

export const orderQuery = z.strictObject({ period: periodKey.optional(), colour: codeOf(ORDER_COLOUR_LABELS, "种类").optional(), state: codeOf(ORDER_STATE_LABELS, "状态").optional(), ...filters });

/** What an answer is, of an order as of an instruction. */
const answered = { answerDueAt: instant, answer: text("报送的答复；未答复的为空。"), answeredAt: instant.nullable(), closedAt: instant.nullable(), closeNote: text("办结意见。") };

export const order = z
  .object({
    number: text("文号，例如 督办〔2026〕3号。"), task: taskNo, period, unit: unitRef,
    colour: codeOf(ORDER_COLOUR_LABELS, "种类"), cause: codeOf(ORDER_CAUSE_LABELS, "依据"), state: codeOf(ORDER_STATE_LABELS, "状态"),
    matter: text("督办事由。"), demand: text("督办要求。"), issuedAt: instant, signedForAt: instant.nullable(), ...answered,
  })
  .meta({ id: "Order", description: "三色督办单；本单位起草中的答复不在接口中。" });

export const instructionQuery = z.strictObject({ state: codeOf(INSTRUCTION_STATE_LABELS, "状态").optional(), ...filters });

export const instruction = z
  .object({ id: z.uuid(), task: taskNo, unit: unitRef, state: codeOf(INSTRUCTION_STATE_LABELS, "状态"), text: text("批示内容。"), givenBy: text("批示人。"), givenAt: instant, ...answered })
  .meta({ id: "Instruction", description: "领导批示。" });
