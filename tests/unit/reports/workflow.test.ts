import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REPORT_STATE_LABELS, type ReportDisplayState, type ReportState } from "@/lib/labels";
import { displayedReportState, nextReportState, type ReportStep } from "@/lib/reports/workflow";

const STATES = Object.keys(REPORT_STATE_LABELS) as ReportDisplayState[];

/** DESIGN.md §3, step by step; what is not here is impossible. */
const ALLOWED: Record<ReportStep, [ReportDisplayState, ReportState][]> = {
  SAVE: [["NOT_FILED", "DRAFT"], ["DRAFT", "DRAFT"], ["RETURNED", "RETURNED"]],
  SEND_TO_SIGN: [["NOT_FILED", "AWAITING_SIGNATURE"], ["DRAFT", "AWAITING_SIGNATURE"], ["RETURNED", "AWAITING_SIGNATURE"]],
  SIGN: [["AWAITING_SIGNATURE", "SUBMITTED"]],
  SIGN_RETURN: [["AWAITING_SIGNATURE", "RETURNED"]],
  WITHDRAW: [["AWAITING_SIGNATURE", "DRAFT"], ["SUBMITTED", "DRAFT"]],
  ACCEPT: [["SUBMITTED", "ACCEPTED"]],
  RETURN: [["SUBMITTED", "RETURNED"]],
  REOPEN: [["ACCEPTED", "RETURNED"]],
};
const STEPS = Object.keys(ALLOWED) as ReportStep[];

describe("nextReportState", () => {
  it.each(STEPS)("%s is possible exactly where the rules say", (step) => {
    const reached = STATES.map((state) => [state, nextReportState(state, step)]).filter(([, next]) => next !== null);
    expect(Object.fromEntries(reached)).toEqual(Object.fromEntries(ALLOWED[step]));
  });

  it("reaches 已采纳 from 已报送 only, and 已报送 by the signature only, whatever was tried before", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STEPS), { maxLength: 40 }), (steps) => {
        let state: ReportDisplayState = "NOT_FILED";
        for (const step of steps) {
          const next = nextReportState(state, step);
          if (next === null) continue;
          if (next === "ACCEPTED") expect([state, step]).toEqual(["SUBMITTED", "ACCEPT"]);
          if (next === "SUBMITTED") expect([state, step]).toEqual(["AWAITING_SIGNATURE", "SIGN"]);
          if (state === "ACCEPTED") expect([step, next]).toEqual(["REOPEN", "RETURNED"]);
          state = next;
        }
      }),
    );
  });

  it("leaves no state without a way on", () => {
    for (const state of STATES) expect(STEPS.some((step) => nextReportState(state, step) !== null)).toBe(true);
  });
});

describe("displayedReportState", () => {
  const stored = fc.record({
    state: fc.constantFrom<ReportState>("DRAFT", "AWAITING_SIGNATURE", "SUBMITTED", "RETURNED", "ACCEPTED"),
    filedRevisionNo: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
  });

  it("never shows a draft, or what waits for the signer, outside the unit", () => {
    fc.assert(
      fc.property(stored, (report) => {
        const shown = displayedReportState(report, false);
        expect(["DRAFT", "AWAITING_SIGNATURE"]).not.toContain(shown);
        if (report.filedRevisionNo === null) expect(shown).toBe("NOT_FILED");
      }),
    );
  });

  it("shows the unit its own report as it is", () => {
    fc.assert(
      fc.property(stored, (report) => {
        expect(displayedReportState(report, true)).toBe(report.state);
      }),
    );
  });

  it.each([
    [null, "NOT_FILED"],
    [{ state: "SUBMITTED", filedRevisionNo: 1 }, "SUBMITTED"],
    [{ state: "ACCEPTED", filedRevisionNo: 2 }, "ACCEPTED"],
    // A filed revision stays readable while the unit revises it.
    [{ state: "DRAFT", filedRevisionNo: 1 }, "RETURNED"],
    [{ state: "AWAITING_SIGNATURE", filedRevisionNo: 1 }, "RETURNED"],
    [{ state: "RETURNED", filedRevisionNo: 1 }, "RETURNED"],
    // Sent back by the unit's own signer: nobody outside knows of it.
    [{ state: "RETURNED", filedRevisionNo: null }, "NOT_FILED"],
  ] as const)("%o is %s to others", (report, expected) => {
    expect(displayedReportState(report, false)).toBe(expected);
  });
});
