import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filingOf } from "@/lib/tasks/workflow";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 0, minute));
const revision = (no: number, isWithdrawn = false) => ({ no, submittedAt: at(no), withdrawnAt: isWithdrawn ? at(no + 30) : null });

describe("filingOf", () => {
  it.each([
    ["nothing was submitted", [], null, null],
    ["one stands", [revision(1)], 1, 1],
    ["the last of several stands, the first submission counts", [revision(1), revision(2), revision(3)], 3, 1],
    ["all were withdrawn", [revision(1, true)], null, null],
    ["the first was withdrawn: the second submission is the first that counts", [revision(1, true), revision(2)], 2, 2],
    ["the last was withdrawn: the one before stands again", [revision(1), revision(2, true)], 1, 1],
    ["in any order", [revision(3, true), revision(1, true), revision(2)], 2, 2],
  ] as const)("%s", (_what, revisions, filedRevisionNo, firstMinute) => {
    expect(filingOf([...revisions])).toEqual({ filedRevisionNo, firstSubmittedAt: firstMinute === null ? null : at(firstMinute) });
  });

  it("never counts a withdrawn revision, and has a first submission exactly when something stands", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 12 }), (withdrawn) => {
        const revisions = withdrawn.map((isWithdrawn, index) => revision(index + 1, isWithdrawn));
        const before = structuredClone(revisions);
        const { filedRevisionNo, firstSubmittedAt } = filingOf(revisions);
        expect(filedRevisionNo === null).toBe(firstSubmittedAt === null);
        expect(filedRevisionNo === null).toBe(withdrawn.every(Boolean));
        if (filedRevisionNo !== null) expect(withdrawn[filedRevisionNo - 1]).toBe(false);
        expect(revisions).toEqual(before);
      }),
    );
  });
});
