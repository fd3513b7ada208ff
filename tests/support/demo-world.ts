import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCluster, type Cluster } from "@/prisma/cluster";
import { removeHome } from "@/prisma/cluster-home";
import { prepareJobQueue } from "@/prisma/job-queue";
import { applyMigrations } from "@/prisma/migrate";
import { anyFreePort } from "@/prisma/ports";
import { newSecret } from "@/prisma/secrets";
import { makeEnterable } from "@/prisma/state-folder";

/** A PostgreSQL of one's own with the demonstration's data, which a test may kill and start again. */
export interface DemoWorld {
  /** What a server needs to run in it. */
  readonly settings: Readonly<Record<string, string>>;
  readonly databaseUrl: string;
  stopDatabase(): Promise<void>;
  /** As a power cut would, as far as the process goes: no time to write anything down. */
  killDatabase(): Promise<void>;
  startDatabase(): Promise<void>;
  dispose(): Promise<void>;
}

type WorldOptions = {
  /** As an operator's PostgreSQL: what was committed is on the disk. */
  readonly isDurable?: boolean;
  /** Puts other data than the demonstration's into the empty database. */
  readonly fill?: (databaseUrl: string) => Promise<void>;
};

export async function makeDemoWorld({ isDurable = false, fill }: WorldOptions = {}): Promise<DemoWorld> {
  const folder = mkdtempSync(join(tmpdir(), "duban-world-"));
  makeEnterable(folder);
  const dataDir = join(folder, "data");
  const port = await anyFreePort();
  let cluster: Cluster = await startCluster(dataDir, { port, isDurable });
  const databaseUrl = cluster.url;
  const dispose = async (): Promise<void> => {
    await cluster.stop();
    removeHome(dataDir);
    rmSync(folder, { recursive: true, force: true });
  };
  await applyMigrations(databaseUrl);
  await prepareJobQueue(databaseUrl);
  const settings = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, NEXTAUTH_SECRET: newSecret(), DEMO: "1", TZ: "America/New_York" };
  const seed = ["--conditions=react-server", "--import", "tsx", "prisma/run-seed.ts"];
  try {
    if (fill) await fill(databaseUrl);
    else execFileSync(process.execPath, seed, { env: { ...process.env, ...settings, NODE_ENV: "development" }, stdio: ["ignore", "ignore", "inherit"] });
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    settings, databaseUrl, dispose,
    stopDatabase: () => cluster.stop(),
    killDatabase: async () => {
      process.kill(cluster.pid, "SIGKILL");
      await cluster.ended;
      await cluster.stop(); // gives the lock back
    },
    startDatabase: async () => {
      cluster = await startCluster(dataDir, { port, isDurable });
      if (cluster.url !== databaseUrl) throw new Error("the database came back on another port");
    },
  };
}
