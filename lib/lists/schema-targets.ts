/** 量化指标 that a notice itself sets: read off it once by a person, with the sentence each stands in. */
import { z } from "zod";
import { TARGET_BASIS_LABELS, type TargetBasis } from "@/lib/labels-carrying";

const words = z.string().trim().min(1);

export const targetsSeedSchema = z.strictObject({
  /** Of the notice that they stand in. */
  docNumber: words,
  targets: z.array(
    z.strictObject({
      task: z.int().positive(),
      name: words,
      /** 计量单位. */
      measure: words,
      goal: z.number().positive(),
      basis: z.enum(Object.keys(TARGET_BASIS_LABELS) as [TargetBasis, ...TargetBasis[]]),
      /** As printed. */
      sentence: words,
    }),
  ),
});
export type TargetsSeed = z.output<typeof targetsSeedSchema>;
