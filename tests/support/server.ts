import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";

/** The built product, served for tests. */

const { PORT = "3000", NEXTAUTH_URL = `http://127.0.0.1:${PORT}` } = process.env;
export const BASE_URL = NEXTAUTH_URL;
const READY_WITHIN_MS = 90_000;
const SERVER_LOG = "test-results/server.log";

/** @param settings besides those of this process */
export function startServer(settings: NodeJS.Dict<string> = {}): ChildProcess {
  mkdirSync("test-results", { recursive: true });
  const log = openSync(SERVER_LOG, "w");
  const env = { ...process.env, ...settings, NODE_ENV: "production" as const, NEXTAUTH_URL };
  const server = spawn("next", ["start", "-H", new URL(NEXTAUTH_URL).hostname, "-p", PORT], { env, stdio: ["ignore", log, log] });
  closeSync(log);
  return server;
}

export const hasEnded = (server: ChildProcess): boolean => server.exitCode !== null || server.signalCode !== null;

async function isHealthy(): Promise<boolean> {
  try {
    return (await fetch(`${NEXTAUTH_URL}/api/health`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

export async function waitUntilHealthy(server: ChildProcess): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (!(await isHealthy())) {
    if (hasEnded(server)) throw new Error("the server ended before it was ready");
    if (Date.now() > until) throw new Error(`/api/health did not answer 200 within ${READY_WITHIN_MS / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

export async function stopServer(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return;
  const gone = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  const killer = setTimeout(() => server.kill("SIGKILL"), 10_000);
  await gone;
  clearTimeout(killer);
}

export const serverLog = (): string => readFileSync(SERVER_LOG, "utf8");
