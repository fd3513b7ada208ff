import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayedContributionState, nextContributionState, type ContributionStep } from "@/lib/contributions/workflow";
import { CONTRIBUTION_STATE_LABELS, REPORT_STATE_LABELS } from "@/lib/labels";
import { displayedReportState, nextReportState, type ReportStep } from "@/lib/reports/workflow";

/** One of the two workflows, as far as both are alike. */
type Flow = {
  name: string;
  states: string[];
  steps: Record<"unit" | "others", string[]>;
  first: string;
  /** What the signature makes of it, and where it is all for. */
  filed: string;
  goal: string;
  next: (state: string, step: string) => string | null;
  displayed: (filing: { state: string; filedRevisionNo: number | null } | null, isOwnUnit: boolean) => string;
};

const REPORT_STEPS: Record<ReportStep, "unit" | "others"> = {
  SAVE: "unit", SEND_TO_SIGN: "unit", SIGN: "unit", SIGN_RETURN: "unit", WITHDRAW: "unit", ACCEPT: "others", RETURN: "others", REOPEN: "others",
};
const CONTRIBUTION_STEPS: Record<ContributionStep, "unit" | "others"> = {
  SAVE: "unit", SEND_TO_SIGN: "unit", SIGN: "unit", SIGN_RETURN: "unit", WITHDRAW: "unit", ASK_MORE: "others",
};
const bySide = (steps: Record<string, "unit" | "others">) => ({
  unit: Object.keys(steps).filter((step) => steps[step] === "unit"),
  others: Object.keys(steps).filter((step) => steps[step] === "others"),
});

const FLOWS: Flow[] = [
  {
    name: "a report", states: Object.keys(REPORT_STATE_LABELS), steps: bySide(REPORT_STEPS), first: "NOT_FILED", filed: "SUBMITTED", goal: "ACCEPTED",
    next: nextReportState as Flow["next"], displayed: displayedReportState as Flow["displayed"],
  },
  {
    name: "a contribution", states: Object.keys(CONTRIBUTION_STATE_LABELS), steps: bySide(CONTRIBUTION_STEPS), first: "NOT_GIVEN", filed: "GIVEN", goal: "GIVEN",
    next: nextContributionState as Flow["next"], displayed: displayedContributionState as Flow["displayed"],
  },
];

const all = ({ steps }: Flow) => [...steps.unit, ...steps.others];

/** @returns every state that can be come to from `from`, itself included, by these steps */
function reachable({ next }: Flow, from: string, steps: readonly string[]): Set<string> {
  const found = new Set([from]);
  for (const state of found) for (const step of steps) found.add(next(state, step) ?? state);
  return found;
}

describe.each(FLOWS)("$name", (flow) => {
  const { states, steps, first, filed, goal, next, displayed } = flow;

  it("comes to every state that has a label, and to no other", () => {
    expect([...reachable(flow, first, all(flow))].sort()).toEqual([...states].sort());
  });

  it("never becomes unwritten again", () => {
    for (const state of states) for (const step of all(flow)) expect(next(state, step), `${state} ${step}`).not.toBe(first);
  });

  it.each(states)("has a way on to its goal from %s", (state) => {
    expect(reachable(flow, state, all(flow))).toContain(goal);
  });

  it("is the unit's to move wherever it lies with the unit: nobody else needs to set it free", () => {
    for (const state of states.filter((one) => ![filed, goal].includes(one))) expect(reachable(flow, state, steps.unit), state).toContain(filed);
  });

  it("is filed by a signature alone, and what is filed is changed by nobody without taking it back, returning or reopening it", () => {
    for (const state of states) {
      for (const step of all(flow)) {
        if (next(state, step) === filed) expect([state, step]).toEqual(["AWAITING_SIGNATURE", "SIGN"]);
        if ([filed, goal].includes(state) && next(state, step) !== null) expect(["WITHDRAW", "RETURN", "REOPEN", "ASK_MORE", "ACCEPT"]).toContain(step);
      }
    }
  });

  it("takes no step of an outsider while it lies with the unit", () => {
    for (const state of states.filter((one) => ![filed, goal].includes(one))) for (const step of steps.others) expect(next(state, step), `${state} ${step}`).toBeNull();
  });

  it("shows outsiders nothing before it is filed and never a draft, after whatever steps", () => {
    let shownReturned = 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all(flow)), { maxLength: 40, size: "max" }), (tries) => {
        let state = first;
        // Revisions that stand, as the database counts them: a signature adds one, taking back what is filed removes the last.
        let standing = 0;
        for (const step of tries) {
          const after = next(state, step);
          if (after === null) continue;
          if (step === "SIGN") standing += 1;
          if (step === "WITHDRAW" && state === filed) standing -= 1;
          state = after;
          const filing = { state, filedRevisionNo: standing > 0 ? standing : null };
          const shown = displayed(filing, false);
          expect(["DRAFT", "AWAITING_SIGNATURE"]).not.toContain(shown);
          expect(shown === first, `${state} with ${standing} filed`).toBe(standing === 0);
          if (state === filed || state === goal) expect(shown).toBe(state);
          expect(displayed(filing, true)).toBe(state);
          if (shown === "RETURNED") shownReturned += 1;
        }
        expect(standing).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
    expect(displayed(null, false)).toBe(first);
    // Otherwise the property would have said nothing.
    expect(shownReturned).toBeGreaterThan(0);
  });
});
