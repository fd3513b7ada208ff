import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Env } from "../lib/env";
import { checkDatabase } from "./check-database";
import { checkInstallation } from "./check-installation";
import { startCluster, startThrowawayCluster } from "./cluster";
import type { Cluster } from "./cluster";
import { waitForDatabase, withDatabaseLock } from "./database-connection";
import type { Interruptions } from "./interruptions";
import { prepareJobQueue } from "./job-queue";
import { commandEnvironment, commandLine, isServer, readSettings } from "./launch-settings";
import type { Plan } from "./launch-settings";
import { applyMigrations } from "./migrate";
import { OperatorError } from "./operator-error";
import { runCommand } from "./supervise";
import type { Outcome } from "./supervise";

const SEED = fileURLToPath(new URL("seed.ts", import.meta.url));
const RUN_SEED = fileURLToPath(new URL("run-seed.ts", import.meta.url));

/** Scripts import lib, whose server files throw outside React's server condition. */
export const SCRIPT = [process.execPath, "--conditions=react-server", "--import", "tsx"];

/**
 * The database's whole life around one command: start or find it, wait, check, migrate, seed, run the command, and stop
 * both in the right order however either of them ends. Returns the exit code.
 *
 * @param onStart called when the command has been started, with its environment
 */
export async function runWithDatabase(plan: Plan, interruptions: Interruptions, onStart?: (environment: NodeJS.ProcessEnv) => void): Promise<number> {
  const settings = readSettings(plan);
  const cluster = await openCluster(plan, settings);
  const url = cluster?.url ?? settings.DATABASE_URL ?? "";
  try {
    if (!cluster) await waitForDatabase(url, () => interruptions.received() !== null);
    if (interruptions.received()) return report(plan, { why: "interrupted", code: 130 }, cluster);
    const environment = await commandEnvironment(plan, settings, url, cluster?.dataDir ?? settings.DATA_DIR);
    const seeded = await withDatabaseLock(url, () => prepare(plan, settings, environment, interruptions, cluster?.ended));
    if (seeded && seeded.code !== 0) return report(plan, seeded, cluster);

    const running = runCommand(commandLine(plan, settings), environment, interruptions, cluster?.ended);
    onStart?.(environment);
    return report(plan, await running, cluster);
  } finally {
    await cluster?.stop();
  }
}

async function openCluster(plan: Plan, settings: Env): Promise<(Cluster & { dataDir: string }) | null> {
  if (plan.isTest) return startThrowawayCluster();
  if (settings.DATABASE_URL) return null;
  const cluster = await startCluster(settings.DATA_DIR, { port: settings.EMBEDDED_POSTGRES_PORT });
  return { ...cluster, dataDir: settings.DATA_DIR };
}

/** Under the lock: of several instances that start together, one does it and the others find it done. */
async function prepare(
  plan: Plan,
  settings: Env,
  environment: NodeJS.ProcessEnv,
  interruptions: Interruptions,
  databaseLost?: Promise<void>,
): Promise<Outcome | null> {
  const url = environment.DATABASE_URL ?? "";
  for (const warning of await checkDatabase(url)) console.warn(`注意：${warning}`);
  const isOwn = settings.DATABASE_URL !== undefined; // the embedded one holds nothing but a demonstration
  if (isOwn && (plan.isDemo || plan.isProduction)) await checkInstallation(url, plan.isDemo || settings.DEMO);
  if (!plan.isMigrated) return null;
  const applied = await applyMigrations(url);
  if (applied.length > 0 && !plan.isTest) console.log(`数据库已更新：${applied.join("、")}`);
  await prepareJobQueue(url);
  if (!plan.isDemo || !existsSync(SEED)) return null;
  // A process of its own: its connections and memory are gone when the server starts.
  return runCommand([...SCRIPT, RUN_SEED], environment, interruptions, databaseLost);
}

function report(plan: Plan, { why, code }: Outcome, cluster: Cluster | null): number {
  if (why === "database-lost") {
    throw new OperatorError(`内置 PostgreSQL 意外终止，已停止程序。数据库日志的最后几行：\n${cluster?.logTail() ?? ""}`);
  }
  // A server that ends when it is told to has done well; a test run that was broken off has not.
  return why === "interrupted" && isServer(plan) ? 0 : code;
}
