import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { read } from "@/tests/support/architecture/tree";

const ROW = /^\| (?!asked by|---)(?:[^|]+\| ){3}(.+) \|$/gm;
const TEST = /`(tests\/[\w./-]+)` › ?([^;|]*)/g;

/** @returns the tests that each row of the document's tables names */
function namedTests(text: string): { row: string; tests: { path: string; name: string }[] }[] {
  return [...text.matchAll(ROW)].map(([row, last = ""]) => ({
    row,
    tests: [...last.matchAll(TEST)].map(([, path = "", name = ""]) => ({ path, name: name.trim() })),
  }));
}

describe("docs/security.md", () => {
  const rows = namedTests(read("docs/security.md"));

  it("has rows", () => {
    expect(rows.length).toBeGreaterThan(20);
  });

  it.each(rows)("names a test that exists: $row", ({ tests }) => {
    expect(tests, "a row without a test").not.toEqual([]);
    for (const { path, name } of tests) {
      expect(existsSync(path), path).toBe(true);
      expect(readFileSync(path, "utf8"), path).toContain(name);
    }
  });
});
