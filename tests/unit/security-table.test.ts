import { existsSync } from "node:fs";
import ts from "typescript";
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

/** The `it` of `it(…)`, `it.each(…)(…)` and the like. */
function isTest(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return ["it", "test", "describe"].includes(callee.text);
  return (ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee)) && isTest(callee.expression);
}

/** @returns the titles of a file's tests; of a script that is none (tests/fuzz), its words: what it fails with is among them */
function titlesIn(path: string): string[] {
  const isScript = !/\.(test|spec)\.ts$/.test(path);
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    const title = ts.isCallExpression(node) && isTest(node.expression) ? node.arguments[0] : isScript ? node : undefined;
    if (title && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title))) titles.push(title.getText().slice(1, -1));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true));
  return titles;
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
      expect(name, "a test without its title").not.toBe("");
      expect(titlesIn(path).filter((title) => title.includes(name)), `no test of ${path} is called “${name}”`).not.toEqual([]);
    }
  });
});
