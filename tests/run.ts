import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { endChildrenOnSignals, runBounded } from "./support/bounded-process";
import { add, FAILED, inWords, PASSED, readCounts, type Counts, type Report } from "./support/counts";
import { ROUNDS, roundReport } from "./support/e2e-rounds";
import { testEnvironment } from "./support/environment";

/**
 * `npm test`: everything, from a clean clone, in order; a stage that fails does not keep the next from telling what it
 * knows. The last line counts what was really run.
 */
interface Stage {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly minutes: number;
  /** Which reports count the tests. Without: the stage is one check. */
  readonly reports?: readonly Report[];
  /** Without whose success it cannot mean anything; it then counts as failed. */
  readonly needs?: string;
  /** A mere preparation: counted only when it fails. */
  readonly isSilent?: boolean;
}

const reports = mkdtempSync(join(tmpdir(), "duban-reports-"));
const reportOf = (stage: string): string => join(reports, `${stage}.json`);
const ofVitest = (stage: string): Report[] => [{ runner: "vitest", path: reportOf(stage) }];
const ofRounds = (stage: string): Report[] => ROUNDS.map((round) => ({ runner: round.runner, path: roundReport(reportOf(stage), round) }));

const vitest = (project: string): readonly [string, ...string[]] => [
  "vitest", "run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${reportOf(project)}`,
];
const withTestDatabase = ["--import", "tsx", "prisma/with-database.ts", "--test", "--"];

// Their limits add up to an hour and a half, which is all that a CI run may take.
const STAGES: readonly Stage[] = [
  { name: "generate", command: ["prisma", "generate"], minutes: 2, isSilent: true },
  { name: "typegen", command: ["next", "typegen"], minutes: 2, isSilent: true },
  { name: "office", command: ["node", "--import", "tsx", "tests/office.ts"], minutes: 10, isSilent: true },
  { name: "lint", command: ["eslint", ".", "--max-warnings", "0"], minutes: 6 },
  { name: "typecheck", command: ["tsc", "--noEmit"], minutes: 3 },
  { name: "unit", command: vitest("unit"), minutes: 6, reports: ofVitest("unit") },
  { name: "database-life", command: vitest("database-life"), minutes: 6, reports: ofVitest("database-life") },
  { name: "integration", command: ["node", ...withTestDatabase, ...vitest("integration")], minutes: 12, reports: ofVitest("integration") },
  { name: "build", command: ["next", "build"], minutes: 6 },
  { name: "server-life", command: vitest("server-life"), minutes: 6, reports: ofVitest("server-life"), needs: "build" },
  { name: "e2e", command: ["node", "--import", "tsx", "tests/support/end-to-end.ts"], minutes: 31, reports: ofRounds("e2e"), needs: "build" },
];

const seconds = (sinceMs: number): string => `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;

async function runStage(stage: Stage): Promise<Counts> {
  const [command, ...args] = stage.command;
  const env = { ...testEnvironment(), DUBAN_REPORT: reportOf(stage.name) };
  const { isOk, how } = await runBounded(command, args, { limitMs: stage.minutes * 60_000, env });
  if (!isOk) console.log(`${stage.name}: ${how}`);
  if (stage.reports) return readCounts(stage.reports, isOk);
  if (stage.isSilent && isOk) return { passed: 0, failed: 0, skipped: 0 };
  return isOk ? PASSED : FAILED;
}

async function main(): Promise<Counts> {
  const results = new Map<string, Counts>();
  const table: string[] = [];
  for (const stage of STAGES) {
    console.log(`\n── ${stage.name}`);
    const start = Date.now();
    const isPossible = stage.needs === undefined || results.get(stage.needs)?.failed === 0;
    const counts = isPossible ? await runStage(stage) : FAILED;
    results.set(stage.name, counts);
    const note = isPossible ? seconds(start) : `not run, since ${stage.needs ?? ""} failed`;
    const line = `${stage.name.padEnd(14)} ${stage.isSilent && counts.failed === 0 ? "done" : inWords(counts)} (${note})`;
    console.log(`── ${line}`);
    table.push(line);
  }
  console.log(`\n${table.join("\n")}\n`);
  return add([...results.values()]);
}

const cleanUp = (): void => {
  rmSync(reports, { recursive: true, force: true });
};
process.chdir(resolve(import.meta.dirname, ".."));
endChildrenOnSignals(cleanUp);
const total = await main();
cleanUp();
console.log(inWords(total));
process.exitCode = total.failed > 0 ? 1 : 0;
