import { ROUNDS, roundReport } from "./e2e-rounds";
import { endAll, endChildrenOnSignals, runBounded } from "./bounded-process";
import { BASE_URL, hasEnded, serverLog, startServer, stopServer, waitUntilHealthy } from "./server";

/**
 * Within prisma/with-database.ts: serves the built product and runs Playwright against it, then ends the server.
 * Its exit code is Playwright's.
 */
const TESTS_WITHIN_MS = 22 * 60_000;

const server = startServer();
server.once("error", (error) => {
  console.error(error.message);
});
endChildrenOnSignals(() => server.kill("SIGKILL"));
try {
  await waitUntilHealthy(server);
  process.exitCode = 0;
  for (const round of ROUNDS) {
    const { DUBAN_REPORT } = process.env;
    const env = { ...process.env, BASE_URL, DUBAN_ROUND: round.name, ...(DUBAN_REPORT ? { DUBAN_REPORT: roundReport(DUBAN_REPORT, round) } : {}) };
    const { isOk } = await runBounded("playwright", ["test", "--pass-with-no-tests", ...round.args, ...process.argv.slice(2)], { limitMs: TESTS_WITHIN_MS, env });
    if (!isOk && hasEnded(server)) throw new Error("the server ended during the tests");
    if (!isOk) process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`The server's log:\n${serverLog().slice(-8_000)}`);
  process.exitCode = 1;
} finally {
  await stopServer(server);
  await endAll();
}
