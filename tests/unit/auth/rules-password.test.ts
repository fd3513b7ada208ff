import { describe, expect, it } from "vitest";
import { refusePassword } from "@/lib/auth/password-policy";
import { describeAgent } from "@/lib/auth/rules-agent";
import { guessesOf, passwordEnd, passwordFault, PASSWORD_PROFILES, profileOf } from "@/lib/auth/rules-password";

const { dengbao, asvs } = PASSWORD_PROFILES;

describe("dengbao: eight characters of three classes", () => {
  it.each(["Abcdef12", "abcdef-1", "ABCDEF-1", "Abcdef--", "密码密码密码Aa1"])("%s will do", (password) => {
    expect(passwordFault(password, dengbao)).toBeNull();
  });

  it.each(["Abc-123", "abcdefgh", "abcdef12", "ABCDEF12", "12345678", `Aa1${"x".repeat(126)}`])("%s will not", (password) => {
    expect(passwordFault(password, dengbao)).not.toBeNull();
  });
});

describe("asvs: twelve characters of any kind", () => {
  it.each(["abcdefghijkl", "correct horse", "一二三四五六七八九十一二", "x".repeat(128)])("%s will do", (password) => {
    expect(passwordFault(password, asvs)).toBeNull();
  });

  it.each(["Abcdef12345", "x".repeat(129)])("%s will not", (password) => {
    expect(passwordFault(password, asvs)).not.toBeNull();
  });
});

describe("a common password", () => {
  it.each(["Password1", "P@ssw0rd", "Passw0rd!", "Qwerty123", "Suqian-2026", "Renshe@123", "1qaz@WSX", "Admin-123"])("%s is refused, however it is dressed", (password) => {
    expect(refusePassword(password, "rsj-filer", dengbao)).toMatch(/过于常见/);
  });

  it.each(["password1234567", "Qwertyuiop-123"])("%s is refused under asvs too", (password) => {
    expect(refusePassword(password, "rsj-filer", asvs)).toMatch(/过于常见/);
  });

  it.each(["Wb7-kretli", "Hu8ttenrad", "Old-pass-1"])("%s is not one", (password) => {
    expect(refusePassword(password, "rsj-filer", dengbao)).toBeNull();
  });

  it("is tried as a guesser would", () => {
    expect(guessesOf("!P@ssw0rd-26")).toContain("password");
  });
});

it("a user name is no part of a password", () => {
  expect(refusePassword("xRSJ-filer9", "rsj-filer", dengbao)).toBe("新密码不能含有用户名。");
  expect(refusePassword("xRSJ-filer9", "jyj-filer", dengbao)).toBeNull();
});

it("a password ends after ninety days under dengbao, never under asvs, and never in a demonstration", () => {
  const changed = new Date("2026-01-01T00:00:00Z");
  expect(passwordEnd(changed, profileOf({ PASSWORD_POLICY: "dengbao", DEMO: false }))?.toISOString()).toBe("2026-04-01T00:00:00.000Z");
  expect(passwordEnd(changed, profileOf({ PASSWORD_POLICY: "asvs", DEMO: false }))).toBeNull();
  expect(passwordEnd(changed, profileOf({ PASSWORD_POLICY: "dengbao", DEMO: true }))).toBeNull();
});

describe("a device", () => {
  it.each([
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge，Windows"],
    ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36", "Chrome，Linux"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 (KHTML, like Gecko) Mobile MicroMessenger/8.0", "微信，iOS"],
    ["Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36", "Chrome，安卓"],
    ["curl/8.0", "未知设备"],
    [null, "未知设备"],
  ])("%s is %s", (agent, words) => {
    expect(describeAgent(agent)).toBe(words);
  });
});
