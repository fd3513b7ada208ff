import { z } from "zod";
import { TARGET_BASIS_LABELS } from "@/lib/labels-carrying";
import { codeOf, paging, periodKey, taskNo } from "./schema";
import { basis } from "./schema-filings";

export const targetQuery = z.strictObject({
  period: periodKey.optional().meta({ description: "填报期，默认为当前期。" }), task: taskNo.optional(), basis, ...paging,
});

export const target = z
  .object({
    task: taskNo,
    target: z.uuid().meta({ description: "指标的 id，与进展报告 actuals 中的 target 相同。" }),
    name: z.string().meta({ description: "指标名称。" }),
    measure: z.string().meta({ description: "计量单位。" }),
    goal: z.number().meta({ description: "目标值。" }),
    basis: codeOf(TARGET_BASIS_LABELS, "口径"),
    due: periodKey.nullable().meta({ description: "累计指标应完成的季度；年度指标为 null。" }),
    sentence: z.string().nullable().meta({ description: "通知规定的指标所在的原句；方案自定的为 null。" }),
    reached: z.number().nullable().meta({ description: "到本期为止的累计；年度指标从当年第一季度算起，没有填报的为 null。" }),
    share: z.int().nullable().meta({ description: "累计占目标的百分数，舍去小数。" }),
    figures: z.array(z.object({ period: periodKey, value: z.number(), isAccepted: z.boolean().meta({ description: "所在报告是否已采纳。" }) })).meta({ description: "各期报告填报的本季度完成数，按 basis 口径。" }),
  })
  .meta({ id: "Target", description: "量化指标及其完成情况。" });
