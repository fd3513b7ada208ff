import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayedContributionState, nextContributionState, type ContributionStep } from "@/lib/contributions/workflow";
import { CONTRIBUTION_STATE_LABELS, type ContributionDisplayState, type ContributionState } from "@/lib/labels";

const STATES = Object.keys(CONTRIBUTION_STATE_LABELS) as ContributionDisplayState[];

const ALLOWED: Record<ContributionStep, [ContributionDisplayState, ContributionState][]> = {
  SAVE: [["NOT_GIVEN", "DRAFT"], ["DRAFT", "DRAFT"], ["RETURNED", "RETURNED"]],
  SEND_TO_SIGN: [["NOT_GIVEN", "AWAITING_SIGNATURE"], ["DRAFT", "AWAITING_SIGNATURE"], ["RETURNED", "AWAITING_SIGNATURE"]],
  SIGN: [["AWAITING_SIGNATURE", "GIVEN"]],
  SIGN_RETURN: [["AWAITING_SIGNATURE", "RETURNED"]],
  WITHDRAW: [["AWAITING_SIGNATURE", "DRAFT"], ["GIVEN", "DRAFT"]],
  ASK_MORE: [["GIVEN", "RETURNED"]],
};
const STEPS = Object.keys(ALLOWED) as ContributionStep[];

describe("nextContributionState", () => {
  it.each(STEPS)("%s is possible exactly where the rules say", (step) => {
    const reached = STATES.map((state) => [state, nextContributionState(state, step)]).filter(([, next]) => next !== null);
    expect(Object.fromEntries(reached)).toEqual(Object.fromEntries(ALLOWED[step]));
  });

  it("reaches 已反馈 by the unit's signature only", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STEPS), { maxLength: 40 }), (steps) => {
        let state: ContributionDisplayState = "NOT_GIVEN";
        for (const step of steps) {
          const next = nextContributionState(state, step);
          if (next === "GIVEN") expect([state, step]).toEqual(["AWAITING_SIGNATURE", "SIGN"]);
          state = next ?? state;
        }
      }),
    );
  });
});

describe("displayedContributionState", () => {
  it("never shows a draft, or what waits for the signer, outside the unit", () => {
    const states = fc.constantFrom<ContributionState>("DRAFT", "AWAITING_SIGNATURE", "GIVEN", "RETURNED");
    fc.assert(
      fc.property(states, fc.option(fc.integer({ min: 1 }), { nil: null }), (state, filedRevisionNo) => {
        expect(displayedContributionState({ state, filedRevisionNo }, true)).toBe(state);
        const shown = displayedContributionState({ state, filedRevisionNo }, false);
        expect(["DRAFT", "AWAITING_SIGNATURE"]).not.toContain(shown);
        if (filedRevisionNo === null) expect(shown).toBe("NOT_GIVEN");
      }),
    );
  });

  it.each([
    [null, "NOT_GIVEN"],
    [{ state: "GIVEN", filedRevisionNo: 1 }, "GIVEN"],
    [{ state: "RETURNED", filedRevisionNo: 1 }, "RETURNED"],
    [{ state: "AWAITING_SIGNATURE", filedRevisionNo: 1 }, "RETURNED"],
    [{ state: "RETURNED", filedRevisionNo: null }, "NOT_GIVEN"],
  ] as const)("%o is %s to others", (contribution, expected) => {
    expect(displayedContributionState(contribution, false)).toBe(expected);
  });
});
