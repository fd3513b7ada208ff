import { expect, it, vi } from "vitest";

vi.mock("server-only", () => ({}));
const { statementName } = await import("@/lib/db/statement-names");

it("names a statement from its second time on, each by a name of its own", () => {
  expect(statementName({ sql: "SELECT 1" })).toBe("");
  const name = statementName({ sql: "SELECT 1" });
  expect(name).toMatch(/^[\w-]{43}$/);
  expect(statementName({ sql: "SELECT 1" })).toBe(name);
  expect(statementName({ sql: "SELECT 2" })).toBe("");
  expect(statementName({ sql: "SELECT 2" })).not.toBe(name);
});

it("knows so many and no more: what comes once must not fill the memory", () => {
  for (let i = 0; i < 5_000; i += 1) statementName({ sql: `INSERT ${String(i)}` });
  expect(statementName({ sql: "INSERT 4999" })).toBe("");
  expect(statementName({ sql: "INSERT 4999" })).toBe("");
  expect(statementName({ sql: "SELECT 1" })).toMatch(/^[\w-]{43}$/);
});
