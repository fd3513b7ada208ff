import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { ROUNDS, roundCommand, roundReport } from "./e2e-rounds";
import { endAll, endChildrenOnSignals, runBounded } from "./bounded-process";

/**
 * Within prisma/with-database.ts: serves the built product and runs the rounds of tests against it, then ends the server.
 * Its exit code tells whether all of them passed.
 */
const { PORT = "3000", NEXTAUTH_URL = `http://127.0.0.1:${PORT}` } = process.env;
const READY_WITHIN_MS = 90_000;
const TESTS_WITHIN_MS = 22 * 60_000;
const SERVER_LOG = "test-results/server.log";

function startServer(): ChildProcess {
  mkdirSync("test-results", { recursive: true });
  const log = openSync(SERVER_LOG, "w");
  const env = { ...process.env, NODE_ENV: "production" as const, NEXTAUTH_URL };
  const server = spawn("next", ["start", "-H", new URL(NEXTAUTH_URL).hostname, "-p", PORT], { env, stdio: ["ignore", log, log] });
  closeSync(log);
  return server;
}

const hasEnded = (server: ChildProcess): boolean => server.exitCode !== null || server.signalCode !== null;

async function isHealthy(): Promise<boolean> {
  try {
    return (await fetch(`${NEXTAUTH_URL}/api/health`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

async function waitUntilHealthy(server: ChildProcess): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (!(await isHealthy())) {
    if (hasEnded(server)) throw new Error("the server ended before it was ready");
    if (Date.now() > until) throw new Error(`/api/health did not answer 200 within ${READY_WITHIN_MS / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return;
  const gone = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  const killer = setTimeout(() => server.kill("SIGKILL"), 10_000);
  await gone;
  clearTimeout(killer);
}

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
    const report = DUBAN_REPORT ? roundReport(DUBAN_REPORT, round) : undefined;
    // Vitest has a BASE_URL of its own.
    const env = { ...process.env, BASE_URL: NEXTAUTH_URL, DUBAN_SERVER: NEXTAUTH_URL, DUBAN_ROUND: round.name, ...(report ? { DUBAN_REPORT: report } : {}) };
    const [program, ...args] = roundCommand(round, process.argv.slice(2), report);
    const { isOk } = await runBounded(program, args, { limitMs: TESTS_WITHIN_MS, env });
    if (!isOk && hasEnded(server)) throw new Error("the server ended during the tests");
    if (!isOk) process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`The server's log (${SERVER_LOG}):\n${readFileSync(SERVER_LOG, "utf8").slice(-8_000)}`);
  process.exitCode = 1;
} finally {
  await stopServer(server);
  await endAll();
}
