import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { accountFilterSchema, createAccountSchema, updateAccountSchema } from "@/lib/accounts/schema";

const form = (change: object = {}) => ({ username: "zhang.san", displayName: "张三", unit: randomUUID(), roles: "FILER", requestId: randomUUID(), ...change });
const wrongFields = (change: object): string[] => createAccountSchema.safeParse(form(change)).error?.issues.map((issue) => String(issue.path[0])) ?? [];

describe("a new account", () => {
  it("takes one box or several, in the roles' order and once each", () => {
    expect(createAccountSchema.parse(form()).roles).toEqual(["FILER"]);
    expect(createAccountSchema.parse(form({ roles: ["SIGNER", "FILER", "SIGNER"] })).roles).toEqual(["FILER", "SIGNER"]);
  });

  it.each([
    ["no role", { roles: undefined }, "roles"],
    ["a role that does not exist", { roles: "KING" }, "roles"],
    ["a filer without a unit", { unit: "" }, "unit"],
    ["a signer without a unit", { unit: "", roles: ["SIGNER", "OBSERVER"] }, "unit"],
    ["a unit that is no id", { unit: "市人社局" }, "unit"],
    ["a user name with a space", { username: "zhang san" }, "username"],
    ["a user name in Chinese", { username: "张三" }, "username"],
    ["a user name of one letter", { username: "z" }, "username"],
    ["no display name", { displayName: "  " }, "displayName"],
    ["a display name of two lines", { displayName: "张\n三" }, "displayName"],
    ["no key", { requestId: "" }, "requestId"],
  ])("is refused with %s", (_what, change, field) => {
    expect(wrongFields(change)).toEqual([field]);
  });

  it("needs no unit to supervise, observe or administer", () => {
    for (const roles of ["SUPERVISOR", "OBSERVER", "ADMINISTRATOR"]) expect(createAccountSchema.parse(form({ roles, unit: "" })).unit).toBeNull();
  });

  it("knows only its own fields", () => {
    expect(createAccountSchema.parse(form({ passwordHash: "x", sessionEpoch: "9", mustChangePassword: "" }))).not.toHaveProperty("passwordHash");
  });
});

it("an edited account is disabled only by a ticked box", () => {
  const { username: _username, ...fields } = form({ account: randomUUID(), version: "3" });
  expect(updateAccountSchema.parse(fields)).toMatchObject({ isDisabled: false, version: 3 });
  expect(updateAccountSchema.parse({ ...fields, isDisabled: "on" }).isDisabled).toBe(true);
});

it("filters that make no sense are left out", () => {
  expect(accountFilterSchema.parse({})).toEqual({ q: "", page: 1 });
  expect(accountFilterSchema.parse({ q: " 李 ", unit: "x", role: "KING", state: "?", page: "-3" })).toMatchObject({ q: "李", unit: undefined, role: undefined, state: undefined, page: 1 });
});
