/** The contribution's states and steps (DESIGN.md §3): 草稿 → 待审签 → 已反馈; the lead may ask for more. */
import type { ContributionDisplayState, ContributionState } from "@/lib/labels";

export type ContributionStep = "SAVE" | "SEND_TO_SIGN" | "SIGN" | "SIGN_RETURN" | "WITHDRAW" | "ASK_MORE";

const STEPS: Record<ContributionStep, Partial<Record<ContributionDisplayState, ContributionState>>> = {
  SAVE: { NOT_GIVEN: "DRAFT", DRAFT: "DRAFT", RETURNED: "RETURNED" },
  SEND_TO_SIGN: { NOT_GIVEN: "AWAITING_SIGNATURE", DRAFT: "AWAITING_SIGNATURE", RETURNED: "AWAITING_SIGNATURE" },
  SIGN: { AWAITING_SIGNATURE: "GIVEN" },
  SIGN_RETURN: { AWAITING_SIGNATURE: "RETURNED" },
  WITHDRAW: { AWAITING_SIGNATURE: "DRAFT", GIVEN: "DRAFT" },
  ASK_MORE: { GIVEN: "RETURNED" },
};

/** @returns the state after `step`, or null where the step is not possible in `state` */
export function nextContributionState(state: ContributionDisplayState, step: ContributionStep): ContributionState | null {
  return STEPS[step][state] ?? null;
}

/** What others than the unit itself see of a contribution: nothing of a draft; a given one stays while it is revised. */
export function displayedContributionState(
  contribution: { state: ContributionState; filedRevisionNo: number | null } | null,
  isOwnUnit: boolean,
): ContributionDisplayState {
  if (!contribution) return "NOT_GIVEN";
  if (isOwnUnit) return contribution.state;
  if (contribution.filedRevisionNo === null) return "NOT_GIVEN";
  return contribution.state === "GIVEN" ? "GIVEN" : "RETURNED";
}
