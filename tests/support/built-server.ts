import { spawn, type ChildProcess } from "node:child_process";
import { severalProcesses } from "@/prisma/launch-settings";
import { anyFreePort } from "@/prisma/ports";
import { until } from "@/prisma/until";
import { testEnvironment } from "./environment";

/** The built product (`next build`) in a process of its own, which a test may kill and start again on the same port. */

const READY_WITHIN_MS = 90_000;
/** It finishes what it has begun (lib/operations/process-stop). */
const STOPPED_WITHIN_MS = 30_000;

export interface BuiltServer {
  readonly url: string;
  /** All that it has said so far, over all its lives. */
  output(): string;
  /** Starts it and waits until `/api/ready` answers 200. */
  start(): Promise<void>;
  /** Starts it, without waiting. */
  spawn(): void;
  isReady(): Promise<boolean>;
  isRunning(): boolean;
  /** The process that was started; others may have come from it. */
  pid(): number | undefined;
  /** Signals its process group. */
  signal(signal: NodeJS.Signals): void;
  /** As where whoever reads its output is gone. */
  deafen(): void;
  /** Its exit code, or null where a signal ended it; waits for the end. */
  ended(): Promise<number | null>;
  /** Ends it: politely first, then for certain. */
  stop(): Promise<void>;
}

/** @param settings of the product; an address is made for it where PORT and NEXTAUTH_URL give none */
export async function prepareServer(settings: Readonly<NodeJS.Dict<string>>): Promise<BuiltServer> {
  const port = settings.PORT || String(await anyFreePort());
  const address = settings.NEXTAUTH_URL || `http://127.0.0.1:${port}`;
  // Behind a balancer people know another address than the server's own.
  const url = new URL(address).port === port ? address : `http://127.0.0.1:${port}`;
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|VITEST|NODE_OPTIONS)/.test(name)));
  const env = { ...testEnvironment(inherited), NEXT_MANUAL_SIG_HANDLE: "1", ...settings, NODE_ENV: "production" as const, NEXTAUTH_URL: address, PORT: port };
  let child: ChildProcess | null = null;
  let output = "";

  const host = ["--hostname", new URL(url).hostname];
  const processes = Number(settings.PROCESSES || 1);
  const [program, ...args] = processes > 1 ? severalProcesses(processes, host) : [process.execPath, "node_modules/next/dist/bin/next", "start", ...host, "-p", port];
  const spawnIt = (): void => {
    child = spawn(program, args, { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  };
  const isRunning = (): boolean => child !== null && child.exitCode === null && child.signalCode === null;
  const isReady = async (): Promise<boolean> => {
    try {
      return (await fetch(`${url}/api/ready`, { signal: AbortSignal.timeout(5_000) })).ok;
    } catch {
      return false;
    }
  };
  const signal = (name: NodeJS.Signals): void => {
    if (child?.pid !== undefined && isRunning()) process.kill(-child.pid, name);
  };
  const ended = async (): Promise<number | null> => {
    if (isRunning()) await new Promise((done) => child?.once("exit", done));
    return child?.exitCode ?? null;
  };
  return {
    url, isReady, isRunning, pid: () => child?.pid, signal, ended,
    deafen: () => {
      for (const stream of [child?.stdout, child?.stderr]) stream?.destroy();
    },
    output: () => output, spawn: spawnIt,
    start: async () => {
      spawnIt();
      if (!(await until(async () => !isRunning() || (await isReady()), READY_WITHIN_MS, 100)) || !isRunning()) throw new Error(`the server was not ready:\n${output.slice(-4_000)}`);
    },
    stop: async () => {
      signal("SIGTERM");
      const killer = setTimeout(() => signal("SIGKILL"), STOPPED_WITHIN_MS);
      await ended();
      clearTimeout(killer);
    },
  };
}
