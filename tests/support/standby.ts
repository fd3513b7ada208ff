import { execFileSync } from "node:child_process";
import { appendFileSync, chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openHome, removeHome, type ClusterHome } from "@/prisma/cluster-home";
import { withClient } from "@/prisma/database-connection";
import { guardProcess } from "@/prisma/guard";
import { anyFreePort } from "@/prisma/ports";
import { findBinaries } from "@/prisma/postgres-binaries";
import { startPostgres, stopPostgres } from "@/prisma/postgres-process";
import { makeEnterable } from "@/prisma/state-folder";

/** A second PostgreSQL that follows another by streaming. */
export interface Standby {
  readonly url: string;
  /** It goes on receiving, but shows nothing newer until `resume`. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** As a power cut would. */
  kill(): Promise<void>;
  dispose(): Promise<void>;
}

/** The programs of the npm package include no pg_basebackup: the files are copied as its manual describes for doing without. */
async function copyFiles(primaryUrl: string, { folder, user }: ClusterHome): Promise<void> {
  await withClient(primaryUrl, async (client) => {
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    await client.query("SELECT pg_backup_start('standby', true)");
    execFileSync("cp", ["-a", rows[0]?.data_directory ?? "", join(folder, "data")]);
    const label = await client.query<{ labelfile: string }>("SELECT labelfile FROM pg_backup_stop(false)");
    rmSync(join(folder, "data/postmaster.pid"));
    writeFileSync(join(folder, "data/backup_label"), label.rows[0]?.labelfile ?? "");
  });
  writeFileSync(join(folder, "data/standby.signal"), "");
  if (user) for (const name of ["backup_label", "standby.signal"]) chownSync(join(folder, "data", name), user.uid, user.gid);
  const { hostname, port, username, password } = new URL(primaryUrl);
  appendFileSync(join(folder, "data/postgresql.auto.conf"), `primary_conninfo = 'host=${hostname} port=${port} user=${username} password=${password}'\n`);
}

/** @param primaryUrl of an embedded cluster on this machine, by its owner */
export async function startStandby(primaryUrl: string): Promise<Standby> {
  const parent = mkdtempSync(join(tmpdir(), "duban-standby-"));
  makeEnterable(parent);
  const dataDir = join(parent, "data");
  const home = openHome(dataDir);
  const remove = (): void => {
    removeHome(dataDir);
    rmSync(parent, { recursive: true, force: true });
  };
  try {
    await copyFiles(primaryUrl, home);
    const port = await anyFreePort();
    const postgres = await startPostgres(home, await findBinaries(home.user), port, true);
    if (!postgres) throw new Error("somebody has the standby's port");
    const callOff = guardProcess(postgres.pid ?? 0, "INT", 3);
    const url = Object.assign(new URL(primaryUrl), { port: String(port) }).href;
    const say = (sql: string): Promise<void> => withClient(url, (client) => client.query(sql)).then(() => undefined);
    const gone = new Promise((done) => postgres.once("exit", done));
    return {
      url,
      pause: () => say("SELECT pg_wal_replay_pause()"),
      resume: () => say("SELECT pg_wal_replay_resume()"),
      kill: async () => {
        postgres.kill("SIGKILL");
        await gone;
      },
      dispose: async () => {
        await stopPostgres(postgres);
        callOff();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
