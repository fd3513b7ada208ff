import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { removeHome } from "@/prisma/cluster-home";
import { isAlive } from "@/prisma/process-identity";
import { makeEnterable } from "@/prisma/state-folder";
import { until } from "@/prisma/until";

export const CHECKOUT = fileURLToPath(new URL("../../..", import.meta.url));

/** A command that says in what environment it runs, and stays until it is told to end. */
export const SERVER = `
  const { DATABASE_URL, DATA_DIR, PORT, NEXTAUTH_SECRET, NEXTAUTH_URL, DEMO, APP_TITLE } = process.env;
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => { console.log("told " + signal); process.exit(3); });
  setInterval(() => undefined, 1000);
  console.log("UP" + JSON.stringify({ pid: process.pid, DATABASE_URL, DATA_DIR, PORT, NEXTAUTH_SECRET, NEXTAUTH_URL, DEMO, APP_TITLE }) + "\\n");
`;

export interface Up {
  readonly pid: number;
  readonly DATABASE_URL: string;
  readonly DATA_DIR: string;
  readonly PORT: string;
  readonly NEXTAUTH_SECRET: string;
  readonly NEXTAUTH_URL: string;
  readonly DEMO: string;
  readonly APP_TITLE: string;
}

export interface Wrapper {
  readonly pid: number;
  readonly ended: Promise<number | null>;
  /** Everything it and its command have printed. */
  output(): string;
  /** Waits for SERVER to say that it is there. */
  up(): Promise<Up>;
  kill(signal: NodeJS.Signals): void;
}

interface Options {
  readonly flags?: readonly string[];
  readonly env?: Record<string, string>;
  readonly cwd?: string;
  readonly uid?: number;
}

const started: Wrapper[] = [];

/** Runs prisma/with-database.ts around `script`, as npm's scripts do. */
export function startWrapper(dataDir: string, script: string, { flags = [], env = {}, cwd = CHECKOUT, uid }: Options = {}): Wrapper {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^(npm_|VITEST|NODE_ENV|NODE_OPTIONS)/.test(key)));
  const args = ["--import", "tsx", "prisma/with-database.ts", ...flags, "--", process.execPath, "-e", script];
  const child = spawn(process.execPath, args, {
    cwd,
    ...(uid === undefined ? {} : { uid, gid: uid }),
    env: { ...inherited, NODE_ENV: "development", DATABASE_URL: "", EMBEDDED_POSTGRES_PORT: "", PORT: "", DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.once("close", done));
  const wrapper: Wrapper = {
    pid: child.pid ?? 0,
    ended,
    output: () => output,
    kill: (signal) => child.kill(signal),
    up: async () => {
      await until(() => /UP\{.*\}\n/.test(output) || child.exitCode !== null, 60_000);
      const [, json] = /UP(\{.*\})\n/.exec(output) ?? [];
      if (!json) throw new Error(`the command did not start:\n${output}`);
      return JSON.parse(json) as Up;
    },
  };
  started.push(wrapper);
  return wrapper;
}

/** Ends what a failed test has left running. */
export async function endWrappers(): Promise<void> {
  for (const wrapper of started.splice(0)) {
    wrapper.kill("SIGTERM");
    await wrapper.ended;
  }
}

const folders: string[] = [];

/** An empty data folder; `mode` 700 is how root's home looks to PostgreSQL's user. */
export function makeDataDir(mode: "open" | "closed" = "open"): string {
  const folder = mkdtempSync(join(tmpdir(), "duban-life-"));
  if (mode === "open") makeEnterable(folder);
  folders.push(folder);
  return join(folder, "data");
}

export function removeDataDirs(): void {
  for (const folder of folders.splice(0)) {
    removeHome(join(folder, "data"));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a process ends within the time; it may belong to another user. */
export async function hasGone(pid: number, timeoutMs = 10_000): Promise<boolean> {
  return until(() => !isAlive(pid), timeoutMs);
}
