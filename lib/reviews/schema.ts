import { z } from "zod";
import { ASSESSMENTS } from "@/lib/reports/rules-assessments";
import { longText, requestId, version } from "@/lib/actions/schema";
import { REASON_MAX } from "./rules-limits";

const reviewed = { report: z.uuid("报告不正确。"), requestId, version };

export const acceptSchema = z.object({
  ...reviewed,
  verdict: z.enum(ASSESSMENTS, "请选择督查评价。"),
  reason: longText(REASON_MAX).default(""),
  /** Needed where the verdict is another than the plan suggests; the mutation knows what that is. */
  departure: longText(REASON_MAX).default(""),
});

/** A return or a reopening: never without its reason (§2, Review). */
export const returnReportSchema = z.object({
  ...reviewed,
  reason: longText(REASON_MAX).refine((value) => value.length > 0, "请填写原因。"),
});

/** Names the decision that is taken back. */
export const undoSchema = z.object({ review: z.uuid("审核决定不正确。"), requestId });

/** The queue's filters, as the address carries them. What does not fit is as if it were not there. */
export const queueFilters = z.object({
  section: z.coerce.number().int().positive().max(10_000).optional().catch(undefined),
  unit: z.uuid().optional().catch(undefined),
  /** `1`: only reports whose first submission came after the due time. */
  late: z.literal("1").optional().catch(undefined),
  /** `1`: only reports that say much the same as the last one of their task. */
  repeated: z.literal("1").optional().catch(undefined),
});
export type QueueFilters = z.output<typeof queueFilters>;

/** What the address says was just decided, and on which report. */
export const decisionMark = z.object({
  done: z.enum(["accepted", "returned", "reopened", "undone"]).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
});
export type DecisionMark = z.output<typeof decisionMark>;

/** @returns the address of the queue, or of one report beside it, with the filters kept */
export function reviewsPath(report: string | null, filters: QueueFilters, mark: DecisionMark = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filters, ...mark })) if (value !== undefined) query.set(name, String(value));
  return `/reviews${report === null ? "" : `/${report}`}${query.size > 0 ? `?${query}` : ""}`;
}
