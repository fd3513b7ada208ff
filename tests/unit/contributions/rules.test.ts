import { describe, expect, it } from "vitest";
import { canBeAsked, tallyContributions } from "@/lib/contributions/rules";

const row = (unitName: string, change: object = {}) => ({ unitName, state: "NOT_GIVEN" as const, filed: null, isOpen: true, asked: null, ...change });
const given = { state: "GIVEN", filed: {} };
const revising = { state: "RETURNED", filed: {} };

describe("who has contributed", () => {
  it("is counted, and named where something is missing or being revised", () => {
    expect(tallyContributions([row("甲", given), row("乙"), row("丙", revising), row("丁", { state: "DRAFT" })])).toEqual({
      owed: 4, given: 1, missing: ["乙", "丁"], revising: ["丙"],
    });
  });
});

describe("who can be asked today", () => {
  it("has given nothing, may still give, and was not asked today", () => {
    expect(canBeAsked(row("甲"))).toBe(true);
    expect(canBeAsked(row("甲", { asked: { isToday: false } }))).toBe(true);
    expect(canBeAsked(row("甲", { asked: { isToday: true } }))).toBe(false);
    expect(canBeAsked(row("甲", { isOpen: false }))).toBe(false);
    expect(canBeAsked(row("甲", given))).toBe(false);
    expect(canBeAsked(row("甲", revising))).toBe(false);
  });
});
