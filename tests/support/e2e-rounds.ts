import type { Runner } from "./counts";

export interface Round {
  readonly name: string;
  readonly runner: Runner;
  readonly command: readonly [string, ...string[]];
}

/**
 * The tests of the running product go in three rounds against one server: first the browser tests that look at the whole
 * list's figures, queues or bells, one at a time; then the others, which keep to tasks of their own, as many at a time as
 * the configuration says; last the walk over the table of policy, which brings a list of its own.
 */
export const ROUNDS: readonly Round[] = [
  { name: "alone", runner: "playwright", command: ["playwright", "test", "--pass-with-no-tests", "--project=alone", "--workers=1"] },
  { name: "together", runner: "playwright", command: ["playwright", "test", "--pass-with-no-tests", "--project=office", "--project=phone"] },
  { name: "policy", runner: "vitest", command: ["vitest", "run", "--passWithNoTests", "--project=policy"] },
];

/** @returns where a round's report goes, beside the one that was asked for */
export const roundReport = (path: string, { name }: Pick<Round, "name">): string => path.replace(/(\.json)?$/, `-${name}.json`);

/**
 * @param filters names of test files: those of one runner find nothing in the others' rounds
 * @param report where the round's report goes: Playwright's configuration reads it from its environment
 * @returns the round's whole command
 */
export function roundCommand({ runner, command: [program, ...args] }: Round, filters: readonly string[], report: string | undefined): readonly [string, ...string[]] {
  if (runner === "playwright") return [program, ...args, ...filters];
  const reporters = report === undefined ? [] : ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return [program, ...args, ...reporters, ...filters.filter((filter) => !filter.startsWith("-"))];
}
