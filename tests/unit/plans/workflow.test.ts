import { describe, expect, it } from "vitest";
import { PLAN_STATE_LABELS, type PlanDisplayState } from "@/lib/labels-carrying";
import { displayedPlanState, nextPlanState, type PlanStanding } from "@/lib/plans/workflow";

const STATES = Object.keys(PLAN_STATE_LABELS) as PlanDisplayState[];

describe("a plan's steps", () => {
  it("change no words while the plan is being signed or decided on", () => {
    for (const step of ["SAVE", "CHANGE_MEASURE", "SEND_TO_SIGN"] as const) {
      expect(nextPlanState("AWAITING_SIGNATURE", step)).toBeNull();
      expect(nextPlanState("SUBMITTED", step)).toBeNull();
    }
  });

  it("open a change of what is approved, and let a supporting unit in only once the lead has begun", () => {
    expect(nextPlanState("APPROVED", "SAVE")).toBe("DRAFT");
    expect(nextPlanState("APPROVED", "CHANGE_MEASURE")).toBe("DRAFT");
    expect(nextPlanState("NOT_WRITTEN", "CHANGE_MEASURE")).toBeNull();
  });

  it("decide only on what is submitted", () => {
    for (const step of ["APPROVE", "RETURN"] as const) expect(STATES.filter((state) => nextPlanState(state, step) !== null)).toEqual(["SUBMITTED"]);
    expect(STATES.filter((state) => nextPlanState(state, "WITHDRAW") !== null)).toEqual(["AWAITING_SIGNATURE", "SUBMITTED"]);
  });
});

describe("the state that others are told", () => {
  const plan = (change: Partial<PlanStanding> = {}): PlanStanding => ({ state: "DRAFT", submittedVersionNo: null, approvedVersionNo: null, isReturnedByHrss: false, ...change });

  it("knows of no draft, but of what was signed, returned or is in force", () => {
    expect(displayedPlanState(null, true)).toBe("NOT_WRITTEN");
    expect([displayedPlanState(plan(), true), displayedPlanState(plan(), false)]).toEqual(["DRAFT", "NOT_WRITTEN"]);
    expect(displayedPlanState(plan({ state: "AWAITING_SIGNATURE", approvedVersionNo: 1 }), false)).toBe("APPROVED");
    expect(displayedPlanState(plan({ state: "SUBMITTED", submittedVersionNo: 2, approvedVersionNo: 1 }), false)).toBe("SUBMITTED");
    expect(displayedPlanState(plan({ state: "DRAFT", approvedVersionNo: 1, isReturnedByHrss: true }), false)).toBe("RETURNED");
    // What was returned has been given up since.
    expect(displayedPlanState(plan({ state: "APPROVED", approvedVersionNo: 1, isReturnedByHrss: true }), false)).toBe("APPROVED");
  });
});
