import { describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/schema";
import type { Role } from "@/lib/labels";
import { filingRights } from "@/lib/tasks/rules";

const viewer = (...roles: Role[]) => ({ id: "me", unitId: "lead", roles }) as unknown as Viewer;
const UNIT = { id: "lead", allowsSelfSigning: false };
const BY_YOU = { writerIds: ["you"] };
const BY_ME = { writerIds: ["me"] };
const ALL = { save: true, sign: true, withdraw: true };
const NONE = { write: false, sign: false, signsOwnWords: false, withdraw: false };

describe("filingRights", () => {
  it("gives the filer the pen and the signer the signature", () => {
    expect(filingRights(viewer("FILER"), UNIT, BY_YOU, ALL, true)).toEqual({ ...NONE, write: true, withdraw: true });
    expect(filingRights(viewer("SIGNER"), UNIT, BY_YOU, ALL, true)).toEqual({ ...NONE, sign: true, withdraw: true });
  });

  it("tells the writer who also signs why he may not", () => {
    expect(filingRights(viewer("FILER", "SIGNER"), UNIT, BY_ME, ALL, true)).toEqual({ write: true, sign: false, signsOwnWords: true, withdraw: true });
    expect(filingRights(viewer("FILER", "SIGNER"), { ...UNIT, allowsSelfSigning: true }, BY_ME, ALL, true)).toMatchObject({ sign: true, signsOwnWords: false });
  });

  it("gives nothing once the period is closed to the unit, or to another unit", () => {
    expect(filingRights(viewer("FILER", "SIGNER"), UNIT, BY_YOU, ALL, false)).toEqual(NONE);
    expect(filingRights(viewer("FILER", "SIGNER"), { ...UNIT, id: "other" }, BY_YOU, ALL, true)).toEqual(NONE);
    expect(filingRights(viewer("SUPERVISOR", "OBSERVER", "ADMINISTRATOR"), UNIT, BY_YOU, ALL, true)).toEqual(NONE);
  });

  it("offers only what the state allows", () => {
    expect(filingRights(viewer("FILER", "SIGNER"), UNIT, BY_YOU, { save: false, sign: false, withdraw: false }, true)).toEqual(NONE);
    expect(filingRights(viewer("FILER", "SIGNER"), UNIT, null, { ...ALL, withdraw: false }, true)).toEqual({ ...NONE, write: true });
  });
});
