import { readFileSync } from "node:fs";
import { z } from "zod";

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const PASSED: Counts = { passed: 1, failed: 0, skipped: 0 };
export const FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };

const count = z.int().min(0);

const vitestReport = z
  .object({ numPassedTests: count, numFailedTests: count, numPendingTests: count, numTodoTests: count })
  .transform((report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }));

const playwrightReport = z
  .object({ stats: z.object({ expected: count, unexpected: count, flaky: count, skipped: count }) })
  .transform(({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }));

export type Runner = "vitest" | "playwright";
/** One run's own report. */
export type Report = { readonly runner: Runner; readonly path: string };

/**
 * What a test runner's own JSON reports counted, one for each round. A run that failed without a failing test (a file that does not load, a
 * crash, no report, no test at all) counts as one failure, so it can never pass for success.
 */
export function readCounts(reports: readonly Report[], isOk: boolean): Counts {
  const rounds = reports.map(readReport);
  const counts = add(rounds.map((round) => round ?? FAILED));
  const hasRun = counts.passed + counts.failed > 0;
  if ((!isOk || !hasRun) && counts.failed === 0) return { ...counts, failed: 1 };
  return counts;
}

function readReport({ runner, path }: Report): Counts | null {
  try {
    const report: unknown = JSON.parse(readFileSync(path, "utf8"));
    return runner === "vitest" ? vitestReport.parse(report) : playwrightReport.parse(report);
  } catch {
    return null;
  }
}

export function add(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The line that whoever runs the tests, man or machine, reads last. */
export function inWords({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
