import { z } from "zod";
import { checkbox, day, longText, oneLine, requestId, version } from "@/lib/actions/schema";
import { pendingAttachments } from "@/lib/attachments/schema";
import { UPWARD_LEVEL_LABELS, UPWARD_STAGE_LABELS, type UpwardLevel, type UpwardStageName } from "@/lib/labels-carrying";
import { filingAddress } from "@/lib/tasks/schema";
import { DEMAND_MAX, DEPARTMENT_MAX, NOTE_MAX } from "./rules";

const levels = Object.keys(UPWARD_LEVEL_LABELS) as [UpwardLevel, ...UpwardLevel[]];
const stages = Object.keys(UPWARD_STAGE_LABELS) as [UpwardStageName, ...UpwardStageName[]];
const dayOrNone = z.union([z.literal("").transform(() => null), day]).default(null);

const facts = {
  level: z.enum(levels, "请选择层级。"),
  department: oneLine(DEPARTMENT_MAX, "请填写上级部门。"),
  demand: longText(DEMAND_MAX).refine((value) => value.length > 0, "请填写争取事项。"),
  basis: longText(NOTE_MAX).default(""),
};
const known = { item: z.uuid("对上争取事项不正确，请刷新页面。"), requestId, version };

export const addUpwardSchema = z.object({
  ...filingAddress.omit({ period: true }).shape,
  ...facts,
  /** The quarter of the report whose field it is taken from. */
  period: z.union([z.literal("").transform(() => null), filingAddress.shape.period]).default(null),
  stage: z.enum(stages, "请选择阶段。"),
  happenedOn: day,
  note: longText(NOTE_MAX).default(""),
  nextContactOn: dayOrNone,
  attachments: pendingAttachments,
  requestId,
});

export const updateUpwardSchema = z.object({ ...known, ...facts });

export const recordStageSchema = z.object({
  ...known,
  stage: z.enum(stages, "请选择阶段。"),
  happenedOn: day,
  note: longText(NOTE_MAX).default(""),
  isCorrection: checkbox,
  attachments: pendingAttachments,
});

export const setContactSchema = z.object({ ...known, nextContactOn: dayOrNone, contactNote: longText(NOTE_MAX).default("") });

/** The list's filters, as the address carries them. What does not fit is as if it were not there. */
export const upwardFilters = z.object({
  level: z.enum(levels).optional().catch(undefined),
  stage: z.enum(stages).optional().catch(undefined),
  unit: z.uuid().optional().catch(undefined),
  department: z.string().trim().min(1).max(DEPARTMENT_MAX).optional().catch(undefined),
  contact: z.enum(["overdue"]).optional().catch(undefined),
});

/** Which task, and which quarter's report, a new request is made from. */
export const newUpwardQuery = z.object({
  task: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
  period: filingAddress.shape.period.optional().catch(undefined),
});
