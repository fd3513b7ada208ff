import { describe, expect, it } from "vitest";
import { endDays, tokenEnd, tokenState } from "@/lib/tokens/rules";
import { createTokenSchema } from "@/lib/tokens/schema";

const NOON = new Date("2026-11-24T04:00:00Z");

describe("a token's end", () => {
  it("is so many days away, or the end of a Shanghai day", () => {
    expect(tokenEnd({ lifetime: "7" }, NOON)?.toISOString()).toBe("2026-12-01T04:00:00.000Z");
    expect(tokenEnd({ lifetime: "365" }, NOON)?.toISOString()).toBe("2027-11-24T04:00:00.000Z");
    expect(tokenEnd({ lifetime: "date", until: "2026-12-31" }, NOON)?.toISOString()).toBe("2026-12-31T16:00:00.000Z");
  });

  it("may be the first and the last day that the field offers, and no day beyond", () => {
    for (const now of [NOON, new Date("2026-11-23T16:00:00Z"), new Date("2026-11-24T15:59:59Z")]) {
      const { first, last } = endDays(now);
      const beside = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
      expect([first, last].map((until) => tokenEnd({ lifetime: "date", until }, now) !== null)).toEqual([true, true]);
      expect([beside(first, -1), beside(last, 2)].map((until) => tokenEnd({ lifetime: "date", until }, now))).toEqual([null, null]);
    }
  });
});

it("stays revoked after its end, and is live up to it", () => {
  const at = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);
  expect(tokenState({ expiresAt: at(1), revokedAt: null }, NOON)).toBe("LIVE");
  expect(tokenState({ expiresAt: NOON, revokedAt: null }, NOON)).toBe("ENDED");
  expect(tokenState({ expiresAt: at(-9), revokedAt: at(-99) }, NOON)).toBe("REVOKED");
});

describe("the form", () => {
  const form = { requestId: crypto.randomUUID(), name: "取数", scopes: "lists:read", lifetime: "90", until: "" };
  const errorsOf = (change: object) => createTokenSchema.safeParse({ ...form, ...change }).error?.issues.map((issue) => issue.path.join("."));

  it("takes one box or several", () => {
    expect(createTokenSchema.parse(form).scopes).toEqual(["lists:read"]);
    expect(createTokenSchema.parse({ ...form, scopes: ["rollups:read", "lists:read"] }).scopes).toEqual(["lists:read", "rollups:read"]);
  });

  it.each([
    ["name", { name: " " }], ["scopes", { scopes: undefined }], ["scopes.0", { scopes: "reports:write" }], ["lifetime", { lifetime: "1000" }], ["lifetime", { lifetime: undefined }],
    ["until", { lifetime: "date" }], ["until", { lifetime: "date", until: "2026-02-30" }],
  ])("says at %s what is wrong", (field, change) => {
    expect(errorsOf(change)).toEqual([field]);
  });
});
