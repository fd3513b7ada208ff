import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/schema";
import { ROLE_LABELS, type ReportDisplayState, type Role } from "@/lib/labels";
import { canReview, isOwnFiling } from "@/lib/reviews/policy";
import { canSign, canWithdraw, canWrite, maySignOwnWords } from "@/lib/tasks/policy";
import { nextReportState, type ReportStep } from "@/lib/reports/workflow";

const LEAD = "lead";
const UNITS = [LEAD, "support", null];
const STEPS: ReportStep[] = ["SAVE", "SEND_TO_SIGN", "SIGN", "SIGN_RETURN", "WITHDRAW", "ACCEPT", "RETURN", "REOPEN"];

/** A report and who did what to it, as the mutations keep it. */
type Report = { state: ReportDisplayState; writerIds: string[]; signedById: string | null };

function mayTake(viewer: Viewer, step: ReportStep, report: Report, unit: { allowsSelfSigning: boolean }): boolean {
  switch (step) {
    case "SAVE":
    case "SEND_TO_SIGN":
      return canWrite(viewer, LEAD);
    case "SIGN":
      return canSign(viewer, LEAD) && maySignOwnWords(viewer, report, unit);
    case "SIGN_RETURN":
      return canSign(viewer, LEAD);
    case "WITHDRAW":
      return canWithdraw(viewer, LEAD);
    case "ACCEPT":
    case "RETURN":
    case "REOPEN":
      return canReview(viewer) && !isOwnFiling(viewer, report);
  }
}

function take(viewer: Viewer, step: ReportStep, report: Report): Report | null {
  const state = nextReportState(report.state, step);
  if (state === null) return null;
  const written = step === "SAVE" || step === "SEND_TO_SIGN" ? { writerIds: [...report.writerIds, viewer.id] } : {};
  return { ...report, state, ...written, ...(step === "SIGN" ? { signedById: viewer.id } : {}) };
}

const anyone = fc
  .record({
    id: fc.constantFrom("anna", "bo", "cai", "ding"),
    unitId: fc.constantFrom(...UNITS),
    roles: fc.uniqueArray(fc.constantFrom(...(Object.keys(ROLE_LABELS) as Role[])), { maxLength: 5 }),
  })
  .map((facts) => facts as unknown as Viewer);

describe("any people in any roles, in any order", () => {
  it("an accepted report was written by the lead's filer, signed by its signer and accepted by a supervisor who did neither", () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.tuple(anyone, fc.constantFrom(...STEPS)), { minLength: 60, maxLength: 120 }), (allowsSelfSigning, tries) => {
        let report: Report = { state: "NOT_FILED", writerIds: [], signedById: null };
        for (const [viewer, step] of tries) {
          if (!mayTake(viewer, step, report, { allowsSelfSigning })) continue;
          const next = take(viewer, step, report);
          if (!next) continue;
          if (next.state === "DRAFT" || next.state === "AWAITING_SIGNATURE") expect(viewer.unitId).toBe(LEAD);
          if (next.state === "SUBMITTED") {
            expect(viewer.unitId).toBe(LEAD);
            expect(viewer.roles).toContain("SIGNER");
            if (!allowsSelfSigning) expect(report.writerIds).not.toContain(viewer.id);
          }
          if (next.state === "ACCEPTED") {
            expect(viewer.roles).toContain("SUPERVISOR");
            expect(report.state).toBe("SUBMITTED");
            expect([...report.writerIds, report.signedById]).not.toContain(viewer.id);
            accepted += 1;
          }
          report = next;
        }
      }),
      { numRuns: 500 },
    );
    // Otherwise the property would have said nothing.
    expect(accepted).toBeGreaterThan(0);
  });

  it("observers and administrators take no step at all", () => {
    const report: Report = { state: "SUBMITTED", writerIds: ["x"], signedById: "y" };
    for (const unitId of UNITS) {
      const viewer = { id: "me", unitId, roles: ["OBSERVER", "ADMINISTRATOR"] } as unknown as Viewer;
      expect(STEPS.filter((step) => mayTake(viewer, step, report, { allowsSelfSigning: true }))).toEqual([]);
    }
  });
});
