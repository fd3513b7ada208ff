import { verify } from "@node-rs/argon2";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { generatePassword, hashPassword, verifyPassword } from "@/lib/auth/password";
import { passwordFault, PASSWORD_PROFILES } from "@/lib/auth/rules-password";

vi.mock("@node-rs/argon2", { spy: true });
beforeEach(() => {
  vi.mocked(verify).mockClear();
});

describe("a password", () => {
  it("is kept as argon2id, salted, and recognised again", async () => {
    const [one, two] = await Promise.all([hashPassword("Right-1234"), hashPassword("Right-1234")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, "Right-1234")).toBe(true);
    expect(await verifyPassword(one, "right-1234")).toBe(false);
  });

  it("of nobody is wrong, whatever it is", async () => {
    expect(await verifyPassword(null, "no such account")).toBe(false);
  });

  it("of nobody costs the same work as somebody's wrong one", async () => {
    const stored = await hashPassword("Right-1234");
    await verifyPassword(stored, "Wrong-1234");
    await verifyPassword(null, "Wrong-1234");
    const costs = vi.mocked(verify).mock.calls.map(([hash, password]) => [String(hash).split("$").slice(1, 4), password]);
    expect(costs).toEqual([[["argon2id", "v=19", "m=19456,t=2,p=1"], "Wrong-1234"], [["argon2id", "v=19", "m=19456,t=2,p=1"], "Wrong-1234"]]);
  });

  it("that is made up meets the policy and is another one each time", () => {
    const made = Array.from({ length: 200 }, generatePassword);
    expect(made.filter((password) => Object.values(PASSWORD_PROFILES).some((profile) => passwordFault(password, profile) !== null))).toEqual([]);
    expect(new Set(made).size).toBe(made.length);
    expect(made.join("")).not.toMatch(/[0O1lI]/);
  });
});
