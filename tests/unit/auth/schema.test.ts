import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeSignInError } from "@/lib/auth/rules-sign-in";
import { changePasswordSchema, localPath } from "@/lib/auth/schema";

describe("where a sign-in leads", () => {
  it.each(["/", "/lists/2021-60/tasks/6?period=2026Q4&tab=history", "/account#password", "/a//b"])("%j stays", (path) => {
    expect(localPath(path)).toBe(path);
  });

  it.each([
    undefined, "", "tasks", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "/a\\b", "/\t/evil.example", "/\n/evil.example",
    " /tasks", "https://evil.example/", "javascript:alert(1)", "/sign-in", "/sign-in?callbackUrl=/sign-in",
  ])("%j becomes the first page", (path) => {
    expect(localPath(path)).toBe("/");
  });

  it("is on this site, whatever the address says", () => {
    const hostile = fc.string({ unit: fc.constantFrom("/", "\\", "\t", "\n", "\r", ".", "@", ":", "?", "#", "a", "%", " ", "\0") });
    fc.assert(fc.property(hostile, (path) => new URL(localPath(path), "http://duban.example").origin === "http://duban.example"));
  });
});

describe("why a sign-in failed", () => {
  it("is told in Chinese for every code, and never from the object's own insides", () => {
    for (const code of ["CredentialsSignin", "UnknownAccount", "OAuthCallback", "constructor", "__proto__", ""]) {
      expect(describeSignInError(code)).toMatch(/^\p{Script=Han}.*。$/u);
    }
  });
});

describe("a new password", () => {
  it("is repeated, and another one than before", () => {
    const fieldsOf = (form: object) => changePasswordSchema.safeParse(form).error?.issues.map((issue) => issue.path.join("."));
    expect(fieldsOf({ currentPassword: "Old-pass-1", newPassword: "New-pass-1", repeatedPassword: "New-pass-1" })).toBeUndefined();
    expect(fieldsOf({ currentPassword: "Old-pass-1", newPassword: "New-pass-1", repeatedPassword: "New-pass-2" })).toEqual(["repeatedPassword"]);
    expect(fieldsOf({ currentPassword: "Old-pass-1", newPassword: "Old-pass-1", repeatedPassword: "Old-pass-1" })).toEqual(["newPassword"]);
    expect(fieldsOf({ currentPassword: "", newPassword: "", repeatedPassword: "" })).toEqual(expect.arrayContaining(["currentPassword", "newPassword"]));
  });
});
