import { describe, expect, it } from "vitest";
import { CLOSURE_STATE_LABELS, type ClosureState } from "@/lib/labels-carrying";
import { dayInMonths } from "@/lib/closures/rules";
import { canDecideClosure, canReadClosure } from "@/lib/closures/policy";
import { isShownOutside, nextClosureState, type ClosureStanding, type ClosureStep } from "@/lib/closures/workflow";
import type { Viewer } from "@/lib/auth/schema";

const STATES = ["NONE", ...Object.keys(CLOSURE_STATE_LABELS)] as ClosureStanding[];
const STEPS: ClosureStep[] = ["SAVE", "SEND_TO_SIGN", "SIGN", "SIGN_RETURN", "WITHDRAW", "CLOSE", "RETURN", "KEEP", "REOPEN"];
const ask = (change: Partial<Viewer>) => ({ id: "me", unitId: "lead", roles: [], ...change }) as unknown as Viewer;
const TASK = { leadUnitId: "lead", supportUnitIds: ["support"] };

describe("a closure", () => {
  it("goes from draft to closed and back only by the steps that there are", () => {
    const allowed = STEPS.flatMap((step) => STATES.flatMap((state) => {
      const next = nextClosureState(state, step);
      return next ? [`${state} ${step} ${next}`] : [];
    }));
    expect(allowed).toEqual([
      "NONE SAVE DRAFT", "DRAFT SAVE DRAFT", "RETURNED SAVE RETURNED",
      "NONE SEND_TO_SIGN AWAITING_SIGNATURE", "DRAFT SEND_TO_SIGN AWAITING_SIGNATURE", "RETURNED SEND_TO_SIGN AWAITING_SIGNATURE",
      "AWAITING_SIGNATURE SIGN ASKED", "AWAITING_SIGNATURE SIGN_RETURN RETURNED",
      "DRAFT WITHDRAW WITHDRAWN", "AWAITING_SIGNATURE WITHDRAW WITHDRAWN", "ASKED WITHDRAW WITHDRAWN", "RETURNED WITHDRAW WITHDRAWN",
      "ASKED CLOSE CLOSED", "ASKED RETURN RETURNED", "CLOSED KEEP CLOSED", "CLOSED REOPEN REOPENED",
    ]);
  });

  it("ends where it was withdrawn or reopened: the next request is another one", () => {
    for (const state of ["WITHDRAWN", "REOPENED"] as const) for (const step of STEPS) expect(nextClosureState(state, step)).toBeNull();
  });

  it("is its unit's own until it is signed, and again once it was sent back", () => {
    const states = Object.keys(CLOSURE_STATE_LABELS) as ClosureState[];
    expect(states.filter(isShownOutside)).toEqual(["ASKED", "CLOSED", "REOPENED"]);
    expect(canReadClosure(ask({ unitId: "support", roles: ["FILER"] }), TASK, "DRAFT")).toBe(false);
    expect(canReadClosure(ask({ unitId: "support", roles: ["FILER"] }), TASK, "ASKED")).toBe(true);
    expect(canReadClosure(ask({ unitId: "lead", roles: ["SIGNER"] }), TASK, "DRAFT")).toBe(true);
    expect(canReadClosure(ask({ unitId: "other", roles: ["FILER"] }), TASK, "CLOSED")).toBe(false);
    expect(canReadClosure(ask({ unitId: "other", roles: ["SUPERVISOR"] }), TASK, "AWAITING_SIGNATURE")).toBe(false);
  });

  it("is decided by a supervisor, and by nobody who wrote or signed it", () => {
    const supervisor = ask({ roles: ["SUPERVISOR"] });
    expect(canDecideClosure(supervisor, { writerIds: ["other"], signedById: "another" })).toBe(true);
    expect(canDecideClosure(supervisor, { writerIds: ["me"], signedById: "another" })).toBe(false);
    expect(canDecideClosure(supervisor, { writerIds: ["other"], signedById: "me" })).toBe(false);
    expect(canDecideClosure(ask({ roles: ["ADMINISTRATOR"] }), { writerIds: [], signedById: null })).toBe(false);
  });

  it("is looked back at half a year later, on the month's last day where it has no such day", () => {
    expect(dayInMonths(new Date("2026-11-28T10:00:00Z"), 6)).toBe("2027-05-28");
    expect(dayInMonths(new Date("2026-08-31T10:00:00Z"), 6)).toBe("2027-02-28");
    // Already the next day in Shanghai.
    expect(dayInMonths(new Date("2026-06-30T17:00:00Z"), 6)).toBe("2027-01-01");
  });
});
