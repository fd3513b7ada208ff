import { ROUNDS, roundCommand, roundReport } from "./e2e-rounds";
import { endAll, endChildrenOnSignals, runBounded } from "./bounded-process";
import { prepareServer } from "./built-server";

/**
 * Within prisma/with-database.ts: serves the built product and runs the rounds of tests against it, then ends the server.
 * Its exit code tells whether all of them passed.
 */
const TESTS_WITHIN_MS = 20 * 60_000;

const server = await prepareServer(process.env);
endChildrenOnSignals(() => {
  server.signal("SIGKILL");
});
try {
  await server.start();
  process.exitCode = 0;
  for (const round of ROUNDS) {
    const { DUBAN_REPORT } = process.env;
    const report = DUBAN_REPORT ? roundReport(DUBAN_REPORT, round) : undefined;
    // Vitest has a BASE_URL of its own.
    const env = { ...process.env, BASE_URL: server.url, DUBAN_SERVER: server.url, DUBAN_ROUND: round.name, ...(report ? { DUBAN_REPORT: report } : {}) };
    const [program, ...args] = roundCommand(round, process.argv.slice(2), report);
    const { isOk } = await runBounded(program, args, { limitMs: TESTS_WITHIN_MS, env });
    if (!isOk && !server.isRunning()) throw new Error("the server ended during the tests");
    if (!isOk) process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`The server's log:\n${server.output().slice(-8_000)}`);
  process.exitCode = 1;
} finally {
  await server.stop();
  await endAll();
}
