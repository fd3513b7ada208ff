/** The steps of a closure: 草稿 → 待审签 → 待核查 → 已销号 → 已恢复办理, and the ways back. */
import type { ClosureState } from "@/lib/labels-carrying";

export type ClosureStep = "SAVE" | "SEND_TO_SIGN" | "SIGN" | "SIGN_RETURN" | "WITHDRAW" | "CLOSE" | "RETURN" | "KEEP" | "REOPEN";

/** `NONE`: the task has no closure that is open or stands. */
export type ClosureStanding = ClosureState | "NONE";

const STEPS: Record<ClosureStep, Partial<Record<ClosureStanding, ClosureState>>> = {
  SAVE: { NONE: "DRAFT", DRAFT: "DRAFT", RETURNED: "RETURNED" },
  SEND_TO_SIGN: { NONE: "AWAITING_SIGNATURE", DRAFT: "AWAITING_SIGNATURE", RETURNED: "AWAITING_SIGNATURE" },
  SIGN: { AWAITING_SIGNATURE: "ASKED" },
  SIGN_RETURN: { AWAITING_SIGNATURE: "RETURNED" },
  // The unit may withdraw until HRSS has decided; a new request is then another one.
  WITHDRAW: { DRAFT: "WITHDRAWN", AWAITING_SIGNATURE: "WITHDRAWN", ASKED: "WITHDRAWN", RETURNED: "WITHDRAWN" },
  CLOSE: { ASKED: "CLOSED" },
  RETURN: { ASKED: "RETURNED" },
  // 回头看: it stays closed, or is taken up again.
  KEEP: { CLOSED: "CLOSED" },
  REOPEN: { CLOSED: "REOPENED" },
};

/** @returns the state after `step`, or null where the step is not possible in `state` */
export function nextClosureState(state: ClosureStanding, step: ClosureStep): ClosureState | null {
  return STEPS[step][state] ?? null;
}

/** What has left the unit and was not sent back; everything else is the unit's own. */
export function isShownOutside(state: ClosureState): boolean {
  return state === "ASKED" || state === "CLOSED" || state === "REOPENED";
}
