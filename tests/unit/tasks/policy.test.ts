import { describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/schema";
import { ROLE_LABELS, type Role } from "@/lib/labels";
import { canReadDraft, canReadFiled, canSign, canWithdraw, canWrite, hasSignerFor, maySignOwnWords } from "@/lib/tasks/policy";

const ROLES = Object.keys(ROLE_LABELS) as Role[];
const TASK = { leadUnitId: "lead", supportUnitIds: ["support"] };
const viewer = (unitId: string | null, ...roles: Role[]) => ({ id: "me", unitId, roles }) as unknown as Viewer;

describe("who may do what, by unit and role", () => {
  // reads what is filed, reads the lead's draft, writes, signs, withdraws
  it.each([
    ["lead", "FILER", true, true, true, false, true],
    ["lead", "SIGNER", true, true, false, true, true],
    ["lead", "SUPERVISOR", true, false, false, false, false],
    ["lead", "OBSERVER", true, false, false, false, false],
    ["lead", "ADMINISTRATOR", true, false, false, false, false],
    ["support", "FILER", true, false, false, false, false],
    ["support", "SIGNER", true, false, false, false, false],
    ["other", "FILER", false, false, false, false, false],
    ["other", "SIGNER", false, false, false, false, false],
    ["other", "SUPERVISOR", true, false, false, false, false],
    ["other", "OBSERVER", true, false, false, false, false],
    ["other", "ADMINISTRATOR", true, false, false, false, false],
    [null, "FILER", false, false, false, false, false],
    [null, "SIGNER", false, false, false, false, false],
    [null, "SUPERVISOR", true, false, false, false, false],
  ] as const)("unit %s, %s", (unitId, role, readsFiled, readsDraft, writes, signs, withdraws) => {
    const who = viewer(unitId, role);
    expect(canReadFiled(who, TASK)).toBe(readsFiled);
    expect(canReadDraft(who, "lead")).toBe(readsDraft);
    expect(canWrite(who, "lead")).toBe(writes);
    expect(canSign(who, "lead")).toBe(signs);
    expect(canWithdraw(who, "lead")).toBe(withdraws);
  });

  it("gives a unit's account without any duty nothing but the filed reports", () => {
    expect(canReadFiled(viewer("lead"), TASK)).toBe(true);
    expect(canReadDraft(viewer("lead"), "lead")).toBe(false);
  });

  it("opens no other unit's draft to anybody, whatever his roles", () => {
    expect(canReadDraft(viewer("other", ...ROLES), "lead")).toBe(false);
    expect(canWrite(viewer("other", ...ROLES), "lead")).toBe(false);
    expect(canSign(viewer("other", ...ROLES), "lead")).toBe(false);
  });
});

describe("maySignOwnWords (一人兼任)", () => {
  it.each([
    // who ever saved or sent it, allowed by the unit, may sign
    [["me"], false, false],
    [["me", "you"], false, false],
    [["you", "me"], false, false],
    [["you", "me", "another"], false, false],
    [["you"], false, true],
    [["you", "another"], false, true],
    [["me"], true, true],
    [["you", "me"], true, true],
  ] as const)("written by %s, allowed %s: %s", (writerIds, allowsSelfSigning, expected) => {
    expect(maySignOwnWords(viewer("lead", "FILER", "SIGNER"), { writerIds }, { allowsSelfSigning })).toBe(expected);
  });
});

describe("hasSignerFor", () => {
  const account = (id: string, roles: Role[], isDisabled = false) => ({ id, roles, isDisabled });
  const writer = account("writer", ["FILER"]);
  const signer = account("signer", ["SIGNER"]);
  const both = account("both", ["FILER", "SIGNER"]);

  it.each([
    ["a signer besides the writer", [writer, signer], ["writer"], false, true],
    ["nobody but the writer", [writer], ["writer"], false, false],
    ["no account at all", [], ["writer"], true, false],
    ["a writer who also signs", [both], ["both"], false, false],
    ["the same, where the unit allows it", [both], ["both"], true, true],
    ["a second one who holds both roles", [both, account("other", ["FILER", "SIGNER"])], ["both"], false, true],
    ["a signer who is disabled", [writer, account("signer", ["SIGNER"], true)], ["writer"], false, false],
    ["the same, with 一人兼任", [writer, account("signer", ["SIGNER"], true)], ["writer"], true, false],
    ["a writer and a sender who both sign", [both, account("other", ["SIGNER"])], ["both", "other"], false, false],
    ["nobody who wrote yet", [signer], [], false, true],
    ["only a supervisor", [writer, account("boss", ["SUPERVISOR"])], ["writer"], true, false],
  ] as const)("%s", (_what, accounts, writers, allowsSelfSigning, expected) => {
    expect(hasSignerFor(accounts, writers, { allowsSelfSigning })).toBe(expected);
  });
});
