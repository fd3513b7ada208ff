import { z } from "zod";
import { CLOSURE_STATE_LABELS } from "@/lib/labels-carrying";
import { codeOf, instant, paging, taskNo, unitId, unitRef } from "./schema";

const state = codeOf(CLOSURE_STATE_LABELS, "状态");

export const closureQuery = z.strictObject({ unit: unitId.optional().meta({ description: "牵头单位的 id。" }), task: taskNo.optional(), state: state.optional(), ...paging });

export const closure = z
  .object({
    id: z.uuid(), task: taskNo, unit: unitRef, state,
    askedAt: instant.nullable().meta({ description: "申请送交核查的时刻。" }), closedAt: instant.nullable(),
    lookBackOn: z.iso.date().nullable().meta({ description: "应回头看的日期。" }), isLookBackDue: z.boolean().meta({ description: "是否已到回头看的日期。" }),
    lookedBackAt: instant.nullable(), lookBackNote: z.string().meta({ description: "回头看情况；没有的为空。" }), reopenedAt: instant.nullable(),
    returnReason: z.string().nullable().meta({ description: "退回的原因。" }),
  })
  .meta({ id: "Closure", description: "一次销号申请及其结果；未送交核查的只有本单位可见，已撤回的不再列出。" });
