/** The life of a work plan: written, signed, approved or returned; changed again after that as a new version. */
import type { PlanDisplayState, PlanState } from "@/lib/labels-carrying";

export type PlanStep = "SAVE" | "CHANGE_MEASURE" | "SEND_TO_SIGN" | "SIGN" | "SIGN_RETURN" | "WITHDRAW" | "APPROVE" | "RETURN" | "DISCARD";

const STEPS: Record<PlanStep, Partial<Record<PlanDisplayState, PlanState>>> = {
  // An approved plan that is written in again is a draft of its next version; what was approved stays in force meanwhile.
  SAVE: { NOT_WRITTEN: "DRAFT", DRAFT: "DRAFT", RETURNED: "RETURNED", APPROVED: "DRAFT" },
  // A supporting unit's own measures join a plan that the lead has begun.
  CHANGE_MEASURE: { DRAFT: "DRAFT", RETURNED: "RETURNED", APPROVED: "DRAFT" },
  SEND_TO_SIGN: { NOT_WRITTEN: "AWAITING_SIGNATURE", DRAFT: "AWAITING_SIGNATURE", RETURNED: "AWAITING_SIGNATURE", APPROVED: "AWAITING_SIGNATURE" },
  SIGN: { AWAITING_SIGNATURE: "SUBMITTED" },
  SIGN_RETURN: { AWAITING_SIGNATURE: "RETURNED" },
  WITHDRAW: { AWAITING_SIGNATURE: "DRAFT", SUBMITTED: "DRAFT" },
  APPROVE: { SUBMITTED: "APPROVED" },
  RETURN: { SUBMITTED: "RETURNED" },
  // Only of what was approved before: see `discardPlanChange`.
  DISCARD: { DRAFT: "APPROVED", RETURNED: "APPROVED" },
};

/** @returns the state after `step`, or null where the step is not possible in `state` */
export function nextPlanState(state: PlanDisplayState, step: PlanStep): PlanState | null {
  return STEPS[step][state] ?? null;
}

export type PlanStanding = { state: PlanState; submittedVersionNo: number | null; approvedVersionNo: number | null; /** HRSS's, not the own signer's. */ isReturnedByHrss: boolean };

/**
 * @param plan null where nothing was written
 * @param takesPart a filer or signer of one of the task's units: those write in the working copy
 * @returns the state as the viewer may know it; to others a draft does not exist, what was signed does
 */
export function displayedPlanState(plan: PlanStanding | null, takesPart: boolean): PlanDisplayState {
  if (!plan) return "NOT_WRITTEN";
  if (takesPart || plan.state === "APPROVED") return plan.state;
  if (plan.submittedVersionNo !== null) return "SUBMITTED";
  if (plan.isReturnedByHrss) return "RETURNED";
  return plan.approvedVersionNo === null ? "NOT_WRITTEN" : "APPROVED";
}
