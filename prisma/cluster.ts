import type { ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { openHome, removeHome } from "./cluster-home";
import type { ClusterHome } from "./cluster-home";
import { lockCluster } from "./cluster-lock";
import { guardProcess } from "./guard";
import { OperatorError } from "./operator-error";
import { anyFreePort, findFreePort } from "./ports";
import { findBinaries } from "./postgres-binaries";
import type { Binaries } from "./postgres-binaries";
import { initialise, logTail, ROLE, startPostgres, stopOrphan, stopPostgres } from "./postgres-process";
import { keptSecret } from "./secrets";
import { makeEnterable } from "./state-folder";

/** A running embedded PostgreSQL, listening on 127.0.0.1 only. */
export interface Cluster {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Where the files are: usually `postgres` in the data folder, elsewhere when root's home is closed to others. */
  readonly folder: string;
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** The last lines of its log. */
  logTail(): string;
  /** Stops the server, waits for it and gives the lock back. May be called twice. */
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** The usual port; another is chosen when it is taken. */
  readonly port?: number;
  /** False for data that is thrown away: no waiting for the disk. */
  readonly isDurable?: boolean;
}

const USUAL_PORT = 54329;
const DATABASE = "duban";
const PORT_TRIES = 5;

/** Starts the embedded PostgreSQL on a data folder, which is made at first use. Refused while another process uses it. */
export async function startCluster(dataDir: string, { port = USUAL_PORT, isDurable = true }: ClusterOptions = {}): Promise<Cluster> {
  const home = openHome(dataDir);
  const unlock = lockCluster(home.folder, dataDir);
  try {
    await stopOrphan(home.folder);
    const binaries = await findBinaries(home.user);
    const password = await prepareFiles(home, binaries, isDurable);
    const { postgres, taken } = await startOnFreePort(home, binaries, port, isDurable);
    return await openDatabase(home, postgres, taken, password, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

/** A cluster of its own for tests and comparisons; stopping it removes every trace. */
export async function startThrowawayCluster(): Promise<Cluster & { readonly dataDir: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), "duban-"));
  makeEnterable(dataDir);
  try {
    const cluster = await startCluster(dataDir, { port: await anyFreePort(), isDurable: false });
    const stop = async (): Promise<void> => {
      await cluster.stop();
      removeHome(dataDir);
    };
    return { ...cluster, dataDir, stop };
  } catch (error) {
    removeHome(dataDir);
    throw error;
  }
}

async function prepareFiles(home: ClusterHome, binaries: Binaries, isDurable: boolean): Promise<string> {
  const passwordFile = join(home.folder, "password");
  const version = join(home.folder, "data/PG_VERSION");
  if (!existsSync(version)) {
    const password = keptSecret(passwordFile);
    await initialise(home, binaries, password, isDurable);
    return password;
  }
  const major = readFileSync(version, "utf8").trim();
  if (major !== binaries.major) {
    throw new OperatorError(`数据库文件 ${home.folder} 由 PostgreSQL ${major} 建立，内置的是 ${binaries.major}，不能直接使用。请先用原版本导出数据，或用 DATA_DIR 指定另一个数据目录。`);
  }
  if (!existsSync(passwordFile)) throw new OperatorError(`缺少数据库密码文件 ${passwordFile}。请从备份恢复该文件。`);
  return keptSecret(passwordFile);
}

/** Between the look and PostgreSQL's own attempt someone may take the port: then on to the next. */
async function startOnFreePort(home: ClusterHome, binaries: Binaries, wanted: number, isDurable: boolean): Promise<{ postgres: ChildProcess; taken: number }> {
  for (let attempt = 0; attempt < PORT_TRIES; attempt += 1) {
    const taken = attempt === 0 ? await findFreePort(wanted, "127.0.0.1") : await anyFreePort();
    const postgres = await startPostgres(home, binaries, taken, isDurable);
    if (postgres) return { postgres, taken };
  }
  throw new OperatorError("找不到空闲端口来启动内置 PostgreSQL。");
}

async function openDatabase(home: ClusterHome, postgres: ChildProcess, port: number, password: string, unlock: () => void): Promise<Cluster> {
  const pid = postgres.pid ?? 0;
  const callOff = guardProcess(pid, "INT", 3);
  const ended = new Promise<void>((done) => {
    if (postgres.exitCode !== null || postgres.signalCode !== null) done();
    else postgres.once("exit", () => done());
  });
  const stop = async (): Promise<void> => {
    await stopPostgres(postgres);
    callOff();
    unlock();
  };
  const addressOf = (database: string): string => `postgresql://${ROLE}:${password}@127.0.0.1:${String(port)}/${database}`;
  try {
    await createDatabase(addressOf("postgres"));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: addressOf(DATABASE), port, pid, folder: home.folder, ended, logTail: () => logTail(home.folder), stop };
}

/** The new database takes over the cluster's encoding and locale. */
async function createDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
