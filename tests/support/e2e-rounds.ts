export interface Round {
  readonly name: string;
  /** What Playwright is told. */
  readonly args: readonly string[];
}

/**
 * The browser tests run in two rounds against one server: first those that look at the whole list's figures, queues or
 * bells, one at a time; then the others, which keep to tasks of their own, as many at a time as the configuration says.
 */
export const ROUNDS: readonly Round[] = [
  { name: "alone", args: ["--project=alone", "--workers=1"] },
  { name: "together", args: ["--project=office", "--project=phone"] },
];

/** @returns where a round's report goes, beside the one that was asked for */
export const roundReport = (path: string, { name }: Round): string => path.replace(/(\.json)?$/, `-${name}.json`);
