import { z } from "zod";
import { day, longText, requestId, version } from "@/lib/actions/schema";
import { attachmentId, pendingAttachments } from "@/lib/attachments/schema";
import { filingAddress } from "@/lib/tasks/schema";
import { CLOSURE_VIEWS, NOTE_MAX, STATEMENT_MAX, type ClosureViewName } from "./rules";

const required = (max: number, missing: string) => longText(max).refine((value) => value.length > 0, missing);
const step = { closure: z.uuid("销号申请不正确，请刷新页面。"), requestId, version };

/** The files that the form takes away again: boxes of one name. */
const removed = z.preprocess((value): unknown => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(attachmentId).max(100));

export const saveClosureSchema = z.object({
  ...filingAddress.omit({ period: true }).shape,
  intent: z.enum(["save", "send"], "请选择保存草稿或送审签。"),
  statement: longText(STATEMENT_MAX).default(""),
  attachments: pendingAttachments,
  remove: removed,
  requestId,
  version,
});

/** A step that carries no words: sign, withdraw. */
export const closureStepSchema = z.object(step);
export type ClosureStepInput = z.output<typeof closureStepSchema>;

export const returnClosureSchema = z.object({ ...step, reason: required(NOTE_MAX, "请填写退回原因。") });

export const closeTaskSchema = z.object({ ...step, note: longText(NOTE_MAX).default(""), lookBackOn: day });

export const keepClosedSchema = z.object({
  ...step,
  note: required(NOTE_MAX, "请填写回头看情况。"),
  /** Empty: no further look back. */
  lookBackOn: z.union([z.literal("").transform(() => null), day]).default(null),
});

export const reopenTaskSchema = z.object({ ...step, reason: required(NOTE_MAX, "请填写恢复办理的原因。") });

/** Which closures the address asks for. */
export const closureView = z.enum(Object.keys(CLOSURE_VIEWS) as [ClosureViewName, ...ClosureViewName[]]).optional().catch(undefined);
