import { describe, expect, it } from "vitest";
import { readsEverythingFiled, type Viewer } from "@/lib/auth/schema";
import { canBeMentioned, canEditComment, canReadDiscussion, canWriteComment, OVERALL_READERS } from "@/lib/comments/policy";
import { ROLE_LABELS, type Role } from "@/lib/labels";

const ROLES = Object.keys(ROLE_LABELS) as Role[];
const task = { leadUnitId: "lead", supportUnitIds: ["support"] };
const viewer = (unitId: string | null, ...roles: Role[]) => ({ id: "me", unitId, roles }) as unknown as Viewer;

describe("who reads and writes a discussion", () => {
  it.each([
    ["lead", "FILER", true, true],
    ["lead", "SIGNER", true, true],
    ["support", "FILER", true, true],
    ["support", "SIGNER", true, true],
    ["other", "FILER", false, false],
    ["other", "SIGNER", false, false],
    ["other", "SUPERVISOR", true, true],
    ["other", "OBSERVER", true, true],
    ["other", "ADMINISTRATOR", true, false],
    ["lead", "ADMINISTRATOR", true, false],
    [null, "SUPERVISOR", true, true],
    [null, "OBSERVER", true, true],
    [null, "FILER", false, false],
  ] as const)("unit %s, %s: reads %s, writes %s", (unitId, role, reads, writes) => {
    expect(canReadDiscussion(viewer(unitId, role), task)).toBe(reads);
    expect(canWriteComment(viewer(unitId, role), task)).toBe(writes);
  });

  it("does not let an administrator write as the filer of a unit that has no part in the task", () => {
    expect(canWriteComment(viewer("other", "ADMINISTRATOR", "FILER"), task)).toBe(false);
    expect(canWriteComment(viewer("support", "ADMINISTRATOR", "FILER"), task)).toBe(true);
  });

  it("lets nobody write what he cannot read", () => {
    for (const unitId of ["lead", "support", "other", null]) {
      for (const role of ROLES) {
        if (canWriteComment(viewer(unitId, role), task)) expect(canReadDiscussion(viewer(unitId, role), task)).toBe(true);
      }
    }
  });
});

describe("canBeMentioned", () => {
  it.each([
    [{ id: "lead", isActive: true, hasOverallReader: false }, true],
    [{ id: "support", isActive: true, hasOverallReader: false }, true],
    [{ id: "other", isActive: true, hasOverallReader: false }, false],
    [{ id: "hrss", isActive: true, hasOverallReader: true }, true],
    [{ id: "support", isActive: false, hasOverallReader: true }, false],
  ])("%o: %s", (unit, expected) => {
    expect(canBeMentioned(unit, task)).toBe(expected);
  });

  it("knows the roles that read everything filed", () => {
    expect(ROLES.filter((role) => readsEverythingFiled({ roles: [role] }))).toEqual(OVERALL_READERS);
  });
});

describe("canEditComment", () => {
  const createdAt = new Date("2026-11-24T02:00:00Z");
  const after = (minutes: number, ms = 0) => new Date(createdAt.getTime() + minutes * 60_000 + ms);
  const comment = { authorId: "me", createdAt, deletedAt: null };

  it("is the author's for fifteen minutes", () => {
    expect(canEditComment({ id: "me" }, comment, after(15))).toBe(true);
    expect(canEditComment({ id: "me" }, comment, after(15, 1))).toBe(false);
    expect(canEditComment({ id: "you" }, comment, after(1))).toBe(false);
    expect(canEditComment({ id: "me" }, { ...comment, deletedAt: after(1) }, after(2))).toBe(false);
  });
});
