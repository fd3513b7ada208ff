import { z } from "zod";
import { PLAN_STATE_LABELS } from "@/lib/labels-carrying";
import { codeOf, instant, paging, periodKey, taskNo, unitId, unitRef } from "./schema";

export const planQuery = z.strictObject({
  unit: unitId.optional().meta({ description: "牵头单位的 id。" }), task: taskNo.optional(), state: codeOf(PLAN_STATE_LABELS, "状态").optional(), ...paging,
});

const measure = z
  .object({
    unit: unitRef, text: z.string().meta({ description: "具体措施。" }), responsible: z.string().meta({ description: "责任人或责任科室。" }),
    due: periodKey.meta({ description: "应完成的季度。" }), doneOn: z.iso.date().nullable().meta({ description: "完成日期；没有标记完成的为 null。" }),
  })
  .meta({ id: "Measure", description: "工作方案的一条具体措施。" });

export const plan = z
  .object({
    task: taskNo, unit: unitRef, state: codeOf(PLAN_STATE_LABELS, "状态"),
    inForce: z
      .object({ version: z.int(), approvedAt: instant, goal: z.string().meta({ description: "工作目标。" }), measures: z.array(measure) })
      .nullable()
      .meta({ description: "已审定的版本；还没有审定的为 null。" }),
  })
  .meta({ id: "Plan", description: "一项任务的工作方案；只列已审定的版本，其中的量化指标见 targets。" });
