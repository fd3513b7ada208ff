import { z } from "zod";
import { longText, requestId, version } from "@/lib/actions/schema";
import { pendingAttachments } from "@/lib/attachments/schema";
import { ORDER_COLOUR_LABELS, type OrderColour } from "@/lib/labels-carrying";
import { shanghaiMinute } from "@/lib/periods/schema";
import { ANSWER_MAX, MATTER_MAX, NOTE_MAX, ORDERS_AT_ONCE, REASON_MAX } from "./rules-limits";

const list = z.string("任务清单不正确。").regex(/^[\w-]{1,100}$/, "任务清单不正确。");
const taskNo = z.coerce.number("任务不正确。").int("任务不正确。").min(1, "任务不正确。").max(10_000, "任务不正确。");
const unit = z.uuid("请选择单位。");
const colours = Object.keys(ORDER_COLOUR_LABELS) as [OrderColour, ...OrderColour[]];
const required = (max: number, missing: string) => longText(max).refine((text) => text.length > 0, missing);
const answerDueAt = shanghaiMinute("请填写答复时限。");

export const issueOrderSchema = z.object({
  list, no: taskNo, unit, period: z.string("请选择填报期。").regex(/^\d{4}Q[1-4]$/, "请选择填报期。"),
  colour: z.enum(colours, "请选择督办单种类。"),
  matter: required(MATTER_MAX, "请填写督办事由。"), demand: required(MATTER_MAX, "请填写督办要求。"), answerDueAt, requestId,
});

/** One box: what the rules propose for a task, a unit and a period. */
const chosen = z.string().regex(/^\d{1,5}\/[0-9a-f-]{36}\/\d{4}Q[1-4]\/(BLUE|YELLOW|RED)$/, "所选草拟不正确，请刷新页面。");
export const issueDraftsSchema = z.object({
  list, requestId,
  drafts: z.preprocess((value): unknown => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(chosen).min(1, "请先勾选要签发的草拟。").max(ORDERS_AT_ONCE, `一次最多签发 ${ORDERS_AT_ONCE} 份。`)),
});

const order = z.uuid("督办单不正确，请刷新页面。");
const instruction = z.uuid("批示不正确，请刷新页面。");
const answer = { answer: longText(ANSWER_MAX), attachments: pendingAttachments, requestId, version };
const back = { reason: required(REASON_MAX, "请填写原因。"), answerDueAt, requestId, version };
const note = longText(NOTE_MAX).default("");

export const orderStepSchema = z.object({ order, requestId, version });
export const saveOrderAnswerSchema = z.object({ order, ...answer });
export const returnOrderSchema = z.object({ order, ...back });
export const closeOrderSchema = z.object({ order, note, requestId, version });
export const escalateOrderSchema = z.object({
  order, matter: required(MATTER_MAX, "请填写督办事由。"), demand: required(MATTER_MAX, "请填写督办要求。"), answerDueAt, requestId, version,
});

export const instructSchema = z.object({ list, no: taskNo, unit, text: required(MATTER_MAX, "请填写批示内容。"), answerDueAt, requestId });
export const instructionStepSchema = z.object({ instruction, requestId, version });
export const saveInstructionAnswerSchema = z.object({ instruction, ...answer });
export const returnInstructionSchema = z.object({ instruction, ...back });
export const closeInstructionSchema = z.object({ instruction, note, requestId, version });

const oneOf = <Value extends string>(values: readonly [Value, ...Value[]]) => z.enum(values).optional().catch(undefined);
const page = z.coerce.number().int().min(1).max(1_000).catch(1).default(1);
const optionalUnit = z.uuid().optional().catch(undefined);

/** The list's filters, as the address carries them; what makes no sense is left out. */
export const orderFilterSchema = z.object({
  show: z.enum(["open", "done", "drafts"]).catch("open").default("open"),
  colour: oneOf(colours),
  unit: optionalUnit,
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  period: z.string().regex(/^\d{4}Q[1-4]$/).optional().catch(undefined),
  page,
});
export type OrderFilter = z.output<typeof orderFilterSchema>;

export const instructionFilterSchema = z.object({ show: z.enum(["open", "answered", "closed"]).catch("open").default("open"), unit: optionalUnit, page });
export type InstructionFilter = z.output<typeof instructionFilterSchema>;

/** What a new order's form begins with. */
export const newOrderSchema = z.object({
  no: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
  unit: optionalUnit, colour: oneOf(colours), period: z.string().regex(/^\d{4}Q[1-4]$/).optional().catch(undefined),
});
export type NewOrderQuery = z.output<typeof newOrderSchema>;
