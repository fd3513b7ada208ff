import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { loadEnvFile } from "node:process";
import { fileURLToPath } from "node:url";
import { parseEnv } from "../lib/env";
import type { Env } from "../lib/env";
import { OperatorError } from "./operator-error";
import { anyFreePort, findFreePort, isPortFree } from "./ports";
import { keptSecret, newSecret } from "./secrets";

const MOST_PROCESSES = 4;

/** What with-database.ts was asked to do. */
export interface Plan {
  /** Demonstration data, with accounts whose passwords are public. */
  readonly isDemo: boolean;
  /** A data folder of its own, deleted at the end. Never DATABASE_URL: tests empty their database. */
  readonly isTest: boolean;
  /** The city's own database, and nothing made up. */
  readonly isProduction: boolean;
  /** False for db:resolve, which mends what keeps migrations from running. */
  readonly isMigrated: boolean;
  readonly command: readonly string[];
}

/** Whether the command listens on PORT; administrators' tools run beside the server that has it. */
export function isServer({ command: [program, action] }: Plan): boolean {
  return program === "next" && (action === "start" || action === "dev");
}

/** The operator's settings, from the environment and from `.env`; the environment wins. */
export function readSettings(plan: Plan): Env {
  if (!plan.isTest && existsSync(".env")) loadEnvFile(".env");
  const source = plan.isTest ? { ...process.env, DATABASE_URL: undefined } : process.env;
  if (!plan.isProduction) return parseEnv(source);
  return parseEnv(source, isServer(plan) ? "server" : "database");
}

/** The environment of the command: what the operator set, and in place of what he need not set, something that works. */
export async function commandEnvironment(plan: Plan, settings: Env, databaseUrl: string, dataDir: string): Promise<NodeJS.ProcessEnv> {
  const isDemo = plan.isDemo || settings.DEMO;
  const port = await choosePort(plan, settings);
  const made = plan.isProduction
    ? {}
    : {
        NEXTAUTH_SECRET: settings.NEXTAUTH_SECRET ?? (plan.isTest ? newSecret() : keptSecret(join(dataDir, "nextauth-secret"))),
        NEXTAUTH_URL: settings.NEXTAUTH_URL ?? addressOf(settings.HOST, port),
      };
  return {
    ...process.env,
    ...made,
    NEXT_TELEMETRY_DISABLED: "1", // no word to the outside
    // The server stops itself, and finishes its jobs too (lib/operations/process-stop.ts). In development Next.js does.
    NEXT_MANUAL_SIG_HANDLE: plan.command.includes("dev") ? undefined : "1",
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    PORT: String(port),
    DEMO: isDemo ? "1" : "0",
    // The title depends on DEMO, which --demo sets.
    APP_TITLE: parseEnv({ APP_TITLE: process.env.APP_TITLE, DEMO: isDemo ? "1" : "0" }).APP_TITLE,
  };
}

const SERVE = fileURLToPath(new URL("serve.ts", import.meta.url));

/** In production one for each core, but no more than four unless somebody reckoned their memory and connections. */
export function countProcesses({ isProduction }: Pick<Plan, "isProduction">, { PROCESSES }: Pick<Env, "PROCESSES">): number {
  return PROCESSES ?? (isProduction ? Math.min(MOST_PROCESSES, availableParallelism()) : 1);
}

/** The command with its listening address: Next.js takes the port from the environment, but not the host. */
export function commandLine(plan: Plan, settings: Env): readonly string[] {
  if (!isServer(plan)) return plan.command;
  const host = settings.HOST ? ["--hostname", settings.HOST] : [];
  const processes = plan.command.includes("start") ? countProcesses(plan, settings) : 1;
  return processes > 1 ? severalProcesses(processes, host) : [...plan.command, ...host];
}

/** `next start` in several processes. */
export function severalProcesses(processes: number, host: readonly string[]): readonly [string, ...string[]] {
  return [process.execPath, "--import", "tsx", SERVE, "--processes", String(processes), ...host];
}

/** What to type into a browser on this machine. */
export function addressOf(host: string | undefined, port: number): string {
  const name = !host || ["0.0.0.0", "::"].includes(host) ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${String(port)}`;
}

async function choosePort(plan: Plan, settings: Env): Promise<number> {
  const isSet = Boolean(process.env.PORT?.trim());
  if (plan.isTest) return isSet ? settings.PORT : anyFreePort();
  if (!isServer(plan)) return settings.PORT;
  if (await isPortFree(settings.PORT, settings.HOST)) return settings.PORT;
  if (!isSet && !plan.isProduction) return findFreePort(settings.PORT + 1, settings.HOST);
  throw new OperatorError(`端口 ${String(settings.PORT)} 已被占用（或当前用户无权使用）。请停止占用它的程序，或用 PORT 指定另一个端口。`);
}
