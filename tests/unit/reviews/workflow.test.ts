import { describe, expect, it } from "vitest";
import { isUndoOffered, undoRefusal, type Decided } from "@/lib/reviews/workflow";

const NOW = new Date("2026-11-24T02:00:00Z");
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);
const decided = (change: Partial<Decided> = {}): Decided => ({
  decision: "ACCEPTED", reviewerId: "me", createdAt: ago(3), undoneAt: null, reportVersion: 7, ...change,
});
const ACCEPTED = { state: "ACCEPTED", version: 7 } as const;
const RETURNED = { state: "RETURNED", version: 7 } as const;

describe("a decision can be taken back", () => {
  it.each([
    ["an acceptance, at once", decided(), ACCEPTED],
    ["a return, at once", decided({ decision: "RETURNED" }), RETURNED],
    ["at the last second of the grace", decided({ createdAt: ago(30) }), ACCEPTED],
  ])("%s", (_what, decision, report) => {
    expect(undoRefusal(decision, report, NOW)).toBeNull();
  });

  it.each([
    ["a second time", decided({ undoneAt: ago(1) }), ACCEPTED, "已经撤销"],
    ["too late", decided({ createdAt: ago(31) }), ACCEPTED, "已超过可以撤销的时间"],
    ["after the unit saved a returned report", decided({ decision: "RETURNED" }), { state: "RETURNED", version: 8 } as const, "已有变化"],
    ["after the unit sent it again", decided({ decision: "RETURNED" }), { state: "AWAITING_SIGNATURE", version: 8 } as const, "已有变化"],
    ["where the state is not the decision's", decided({ decision: "RETURNED" }), ACCEPTED, "已有变化"],
    ["a reopening", decided({ decision: "REOPENED" }), RETURNED, "重新打开不能撤销"],
    ["one that nobody noted the version of", decided({ reportVersion: null }), ACCEPTED, "已有变化"],
  ])("but not %s", (_what, decision, report, words) => {
    expect(undoRefusal(decision, report, NOW)).toContain(words);
    expect(isUndoOffered(decision, report, "me", NOW)).toBe(false);
  });

  it("is offered to its reviewer only, and for ten seconds only", () => {
    expect(isUndoOffered(decided(), ACCEPTED, "me", NOW)).toBe(true);
    expect(isUndoOffered(decided(), ACCEPTED, "another", NOW)).toBe(false);
    expect(isUndoOffered(decided({ createdAt: ago(10) }), ACCEPTED, "me", NOW)).toBe(false);
  });
});
