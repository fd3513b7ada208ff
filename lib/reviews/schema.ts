import { z } from "zod";
import { ASSESSMENTS } from "@/lib/reports/schema";
import { longText, requestId, version } from "@/lib/tasks/schema";

const reviewed = { report: z.uuid("报告不正确。"), requestId, version };

export const acceptSchema = z.object({
  ...reviewed,
  verdict: z.enum(ASSESSMENTS, "请选择督查评价。"),
  reason: longText(1000).default(""),
});

/** A return or a reopening: never without its reason (§2, Review). */
export const returnReportSchema = z.object({
  ...reviewed,
  reason: longText(1000).refine((value) => value.length > 0, "请填写原因。"),
});
