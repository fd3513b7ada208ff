import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ClusterHome } from "./cluster-home";
import { OperatorError } from "./operator-error";
import type { Binaries } from "./postgres-binaries";
import { commandOf, startOf } from "./process-identity";
import { idsOf } from "./run-as";
import { until } from "./until";

/** The owner of the embedded cluster and of its database. */
export const ROLE = "duban";

const LOG_LIMIT = 10_000_000;
/** Crash recovery after a power cut takes its time. */
const START_TIMEOUT_MS = 180_000;
const STOP_TIMEOUT_MS = 30_000;
/** Above every process number that Linux or macOS gives. */
const NO_PROCESS = 99_999_999;

/** PostgreSQL's own environment: a locale or a PG… variable of whoever starts it must not change the cluster. */
const environment = { NODE_ENV: "production" as const, PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

/** How a cluster that is thrown away after use is spared the disk's slowness. */
const UNSAFE_BUT_FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/** Makes the cluster's files. They appear whole, by a rename: an interrupted initdb leaves no half of a cluster. */
export async function initialise({ folder, user }: ClusterHome, binaries: Binaries, password: string, isDurable: boolean): Promise<void> {
  const data = join(folder, "data");
  const draft = join(folder, "data.new");
  const passwordFile = join(folder, "password.new");
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (user) chownSync(draft, user.uid, user.gid);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  // With ctype C, pg_trgm finds no trigram in Chinese text; with ICU zh-CN, names sort by pinyin.
  const locale = ["--encoding=UTF8", "--locale-provider=icu", "--icu-locale=zh-CN", "--locale=C.UTF-8", "--lc-messages=C"];
  const access = [`--username=${ROLE}`, "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  const initdb = spawn(binaries.initdb, ["-D", draft, ...locale, ...access, ...(isDurable ? [] : ["--no-sync"])], {
    ...idsOf(user),
    cwd: "/",
    env: environment,
    detached: true, // Ctrl-C reaches the wrapper only
    stdio: ["ignore", "ignore", "pipe"],
  });
  let errors = "";
  initdb.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const code = await new Promise<number | null>((done, fail) => initdb.once("error", fail).once("close", done));
  rmSync(passwordFile, { force: true });
  if (code !== 0) throw new OperatorError(`内置 PostgreSQL 初始化失败：\n${errors.trim()}`);
  renameSync(draft, data);
}

/** Starts PostgreSQL in its own process group and waits until it takes connections. Null: somebody has the port. */
export async function startPostgres(home: ClusterHome, binaries: Binaries, port: number, isDurable: boolean): Promise<ChildProcess | null> {
  const { folder, user } = home;
  const data = join(folder, "data");
  const log = join(folder, "postgres.log");
  if (existsSync(log) && statSync(log).size > LOG_LIMIT) truncateSync(log);
  const logStart = existsSync(log) ? statSync(log).size : 0;
  const output = openSync(log, "a", 0o600);
  // No Unix socket: its folder would be one more place that this user must reach.
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", `port=${String(port)}`, "timezone=UTC", "log_timezone=UTC"];
  if (!isDurable) settings.push(...UNSAFE_BUT_FAST);
  const postgres = spawn(binaries.postgres, ["-D", data, ...settings.flatMap((setting) => ["-c", setting])], {
    ...idsOf(user),
    cwd: "/",
    env: environment,
    detached: true, // Ctrl-C reaches the wrapper only, which stops the server's users first
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  const spawned = await new Promise<Error | null>((done) => postgres.once("spawn", () => done(null)).once("error", done));
  if (spawned) throw new OperatorError(`内置 PostgreSQL 无法启动：${spawned.message}`);

  const hasEnded = (): boolean => postgres.exitCode !== null || postgres.signalCode !== null;
  // Line 8 of postmaster.pid is the server's state; pg_ctl reads it too.
  const isReady = (): boolean => {
    const lines = readPidFile(data);
    return Number(lines[0]) === postgres.pid && ["ready", "standby"].includes(lines[7]?.trim() ?? "");
  };
  await until(() => hasEnded() || isReady(), START_TIMEOUT_MS);
  if (hasEnded()) {
    const said = readFileSync(log).subarray(logStart).toString().trim();
    if (/could not bind|could not create any TCP\/IP sockets/.test(said)) return null;
    throw new OperatorError(`内置 PostgreSQL 未能启动：\n${tail(said)}`);
  }
  if (isReady()) return postgres;
  await stopPostgres(postgres);
  throw new OperatorError(`内置 PostgreSQL 在 ${String(START_TIMEOUT_MS / 1000)} 秒内未能就绪，日志见 ${log}`);
}

/** Fast shutdown: ends the sessions, writes everything down. Immediate shutdown (recovered at the next start) if it hangs. */
export async function stopPostgres(postgres: ChildProcess): Promise<void> {
  const hasEnded = (): boolean => postgres.exitCode !== null || postgres.signalCode !== null;
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (hasEnded()) return;
    postgres.kill(signal);
    await until(hasEnded, STOP_TIMEOUT_MS);
  }
}

/** Stops a server that outlived a killed wrapper, and clears up a postmaster.pid that now names some other process. */
export async function stopOrphan(folder: string): Promise<void> {
  const data = join(folder, "data");
  const pid = Number(readPidFile(data)[0]);
  if (!(pid > 0) || startOf(pid) === null) return;
  if (!commandOf(pid).includes(data)) {
    // The number has been given to another process, and PostgreSQL would refuse to start. The rest of the file stays:
    // by its shared memory PostgreSQL still sees whether old backends are at work.
    const [, ...rest] = readPidFile(data);
    writeFileSync(join(data, "postmaster.pid"), [String(NO_PROCESS), ...rest].join("\n"));
    return;
  }
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    process.kill(pid, signal);
    if (await until(() => startOf(pid) === null, STOP_TIMEOUT_MS)) return;
  }
  throw new OperatorError(`上次遗留的 PostgreSQL (pid ${String(pid)}) 无法停止，请手动结束它。`);
}

/** The last lines of what PostgreSQL logged. */
export function logTail(folder: string): string {
  const log = join(folder, "postgres.log");
  return existsSync(log) ? tail(readFileSync(log, "utf8")) : "";
}

function tail(text: string): string {
  return text.trim().split("\n").slice(-15).join("\n");
}

function readPidFile(data: string): string[] {
  try {
    return readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}
