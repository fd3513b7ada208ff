import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { add, FAILED, inWords, PASSED, readCounts, type Report, type Runner } from "@/tests/support/counts";
import { testEnvironment } from "@/tests/support/environment";

const folder = mkdtempSync(join(tmpdir(), "duban-counts-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function report(content: unknown, name = "report.json"): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const vitest = (passed: number, failed: number, pending = 0, todo = 0) =>
  report({ numPassedTests: passed, numFailedTests: failed, numPendingTests: pending, numTodoTests: todo });
const playwright = (expected: number, unexpected: number, flaky = 0, skipped = 0) =>
  report({ stats: { expected, unexpected, flaky, skipped, duration: 1 } });

const by = (runner: Runner, ...paths: string[]): Report[] => paths.map((path) => ({ runner, path }));

describe("readCounts", () => {
  it("reads vitest's report", () => {
    expect(readCounts(by("vitest", vitest(7, 2, 1, 1)), false)).toEqual({ passed: 7, failed: 2, skipped: 2 });
    expect(readCounts(by("vitest", vitest(7, 0)), true)).toEqual({ passed: 7, failed: 0, skipped: 0 });
  });

  it("reads Playwright's", () => {
    expect(readCounts(by("playwright", playwright(5, 1, 1, 3)), false)).toEqual({ passed: 6, failed: 1, skipped: 3 });
  });

  it("adds up rounds; a failing test of one of them is failure enough, a missing report of one is one more", () => {
    const first = report({ stats: { expected: 5, unexpected: 1, flaky: 0, skipped: 0 } }, "first.json");
    const second = report({ stats: { expected: 30, unexpected: 0, flaky: 0, skipped: 1 } }, "second.json");
    expect(readCounts(by("playwright", first, second), false)).toEqual({ passed: 35, failed: 1, skipped: 1 });
    expect(readCounts([...by("playwright", second), ...by("vitest", report({ numPassedTests: 7, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0 }, "third.json"))], false)).toEqual({ passed: 37, failed: 1, skipped: 1 });
    expect(readCounts(by("playwright", second, join(folder, "none.json")), true)).toEqual({ passed: 30, failed: 1, skipped: 1 });
  });

  it.each([
    ["a failed run without a failing test", () => vitest(7, 0), false, { passed: 7, failed: 1, skipped: 0 }],
    ["a run without a test", () => vitest(0, 0), true, { passed: 0, failed: 1, skipped: 0 }],
    ["a run whose tests were all skipped", () => vitest(0, 0, 4), true, { passed: 0, failed: 1, skipped: 4 }],
    ["no report", () => join(folder, "none.json"), true, FAILED],
    ["half a report", () => report('{"numPassed'), true, FAILED],
    ["another shape", () => report({ numPassedTests: "7" }), true, FAILED],
  ])("counts %s as a failure", (_what, path, isOk, counts) => {
    expect(readCounts(by("vitest", path()), isOk)).toEqual(counts);
  });
});

describe("inWords", () => {
  it("names skipped tests only where there are any", () => {
    expect(inWords(add([PASSED, PASSED, FAILED]))).toBe("2 passed, 1 failed");
    expect(inWords(add([PASSED, { passed: 0, failed: 0, skipped: 2 }]))).toBe("1 passed, 0 failed, 2 skipped");
  });
});

describe("testEnvironment", () => {
  it("leaves the operator's database and settings alone", () => {
    const env = testEnvironment({ DATABASE_URL: "postgresql://live/duban", DEMO: "1", NODE_ENV: "production", HOME: "/h", PATH: "/bin" });
    expect(env).toMatchObject({ HOME: "/h", TZ: "America/New_York" });
    expect(env).not.toHaveProperty("DATABASE_URL");
    expect(env).not.toHaveProperty("DEMO");
    expect(env).not.toHaveProperty("NODE_ENV");
    expect(env.PATH).toMatch(/node_modules\/\.bin:\/bin$/);
  });
});
