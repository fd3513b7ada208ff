/** The report's states and steps (DESIGN.md §3): 草稿 → 待审签 → 已报送 → 已采纳, and the ways back. */
import type { ReportDisplayState, ReportState } from "@/lib/labels";

export type ReportStep = "SAVE" | "SEND_TO_SIGN" | "SIGN" | "SIGN_RETURN" | "WITHDRAW" | "ACCEPT" | "RETURN" | "REOPEN";

const STEPS: Record<ReportStep, Partial<Record<ReportDisplayState, ReportState>>> = {
  SAVE: { NOT_FILED: "DRAFT", DRAFT: "DRAFT", RETURNED: "RETURNED" },
  SEND_TO_SIGN: { NOT_FILED: "AWAITING_SIGNATURE", DRAFT: "AWAITING_SIGNATURE", RETURNED: "AWAITING_SIGNATURE" },
  SIGN: { AWAITING_SIGNATURE: "SUBMITTED" },
  SIGN_RETURN: { AWAITING_SIGNATURE: "RETURNED" },
  // Withdrawing takes back what nobody has reviewed yet: from the signer's desk or from HRSS's queue.
  WITHDRAW: { AWAITING_SIGNATURE: "DRAFT", SUBMITTED: "DRAFT" },
  ACCEPT: { SUBMITTED: "ACCEPTED" },
  RETURN: { SUBMITTED: "RETURNED" },
  REOPEN: { ACCEPTED: "RETURNED" },
};

/** @returns the state after `step`, or null where the step is not possible in `state` */
export function nextReportState(state: ReportDisplayState, step: ReportStep): ReportState | null {
  return STEPS[step][state] ?? null;
}

/** What a revision that stands as filed leaves to do, for those outside the unit. */
export function displayedReportState(
  report: { state: ReportState; filedRevisionNo: number | null } | null,
  isOwnUnit: boolean,
): ReportDisplayState {
  if (!report) return "NOT_FILED";
  if (isOwnUnit) return report.state;
  // A draft is its unit's own; once filed, a revision stays readable while the unit revises it.
  if (report.filedRevisionNo === null) return "NOT_FILED";
  return report.state === "SUBMITTED" || report.state === "ACCEPTED" ? report.state : "RETURNED";
}
