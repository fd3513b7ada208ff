import { describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/schema";
import { ROLE_LABELS, type Role } from "@/lib/labels";
import { canReview, isOwnFiling } from "@/lib/reviews/policy";

const ROLES = Object.keys(ROLE_LABELS) as Role[];
const viewer = (...roles: Role[]) => ({ id: "me", unitId: "hrss", roles }) as unknown as Viewer;

describe("canReview", () => {
  it("is the supervisor's alone", () => {
    expect(ROLES.filter((role) => canReview(viewer(role)))).toEqual(["SUPERVISOR"]);
    expect(canReview(viewer("FILER", "SIGNER", "OBSERVER", "ADMINISTRATOR"))).toBe(false);
    expect(canReview(viewer("FILER", "SUPERVISOR"))).toBe(true);
  });
});

describe("isOwnFiling", () => {
  it.each([
    [["me"], "you", true],
    [["you", "me"], "you", true],
    [["me", "you"], "you", true],
    [["you"], "me", true],
    [["you"], "you", false],
    [["you"], null, false],
  ] as const)("written by %s, signed by %s: %s", (writerIds, signedById, expected) => {
    expect(isOwnFiling(viewer("SUPERVISOR"), { writerIds, signedById })).toBe(expected);
  });
});
