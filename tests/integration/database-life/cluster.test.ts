import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { startCluster, startThrowawayCluster } from "@/prisma/cluster";
import type { Cluster } from "@/prisma/cluster";
import { withClient } from "@/prisma/database-connection";
import { startOf } from "@/prisma/process-identity";
import { hasGone, makeDataDir, removeDataDirs } from "./wrapper";

const dataDir = makeDataDir();
const home = join(dataDir, "postgres");
let cluster: Cluster | undefined;

/** As in life, but without waiting for the disk. */
async function start(port?: number): Promise<Cluster> {
  return (cluster = await startCluster(dataDir, { port, isDurable: false }));
}

function value(url: string, sql: string): Promise<unknown> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: "array" });
    return rows[0]?.[0];
  });
}

afterEach(() => cluster?.stop());
afterAll(removeDataDirs);

describe("the embedded cluster", () => {
  it("is UTF-8, finds Chinese trigrams and sorts by pinyin", async () => {
    const { url } = await start();
    expect(await value(url, "SHOW server_encoding")).toBe("UTF8");
    await value(url, "CREATE EXTENSION pg_trgm");
    expect(await value(url, "SELECT cardinality(show_trgm('人社局'))")).toBeGreaterThan(0);
    expect(await value(url, "SELECT string_agg(w, '' ORDER BY w) FROM unnest(ARRAY['张','宿','北','阿']) w")).toBe("阿北宿张");
    expect(await value(url, "SHOW fsync")).toBe("off"); // this test's own choice
  });

  it("listens on this machine only and asks for its password", async () => {
    const { url, folder } = await start();
    expect(await value(url, "SHOW listen_addresses")).toBe("127.0.0.1");
    expect(await value(url, "SHOW unix_socket_directories")).toBe("");
    expect(statSync(join(folder, "password")).mode & 0o777).toBe(0o600);
    const stranger = new URL(url);
    stranger.password = "guess";
    const client = new Client({ connectionString: stranger.href });
    await expect(client.connect()).rejects.toThrow(/password authentication failed/);
  });

  it("is durable unless told otherwise, and keeps its data and password over a restart", async () => {
    const first = await startCluster(dataDir);
    cluster = first;
    expect(await value(first.url, "SHOW fsync")).toBe("on");
    await value(first.url, "CREATE TABLE kept AS SELECT '宿迁' AS city");
    await first.stop();
    expect(await hasGone(first.pid)).toBe(true);
    const second = await start();
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
    expect(await value(second.url, "SELECT city FROM kept")).toBe("宿迁");
  });

  it("takes another port when the usual one is taken", async () => {
    const server = createServer();
    const port = await new Promise<number>((done) => {
      server.listen(0, "127.0.0.1", () => done((server.address() as { port: number }).port));
    });
    try {
      expect((await start(port)).port).not.toBe(port);
    } finally {
      server.close();
    }
  });

  it("refuses a second start while it runs, and leaves the first alone", async () => {
    const { url } = await start();
    const message = `数据目录 ${dataDir} 正在被另一个进程使用 (pid ${process.pid})`;
    await expect(startCluster(dataDir)).rejects.toThrow(message);
    expect(await value(url, "SELECT 1")).toBe(1);
  });

  it("recovers from locks that a crash left: of a process that is gone, or whose number another one has now", async () => {
    const gone = spawnSync(process.execPath, ["-e", ""]).pid;
    for (const holder of [{ pid: gone, start: "1" }, { pid: process.pid, start: "another time" }, "half wri"]) {
      writeFileSync(join(home, "lock.json"), JSON.stringify(holder).slice(0, -1).concat(typeof holder === "string" ? "" : "}"));
      await (await start()).stop();
      expect(existsSync(join(home, "lock.json"))).toBe(false);
    }
  });

  it("recovers from a postmaster.pid whose number another process has now", async () => {
    await (await start()).stop();
    const own = [process.pid, join(home, "data"), 0, 54329, "", "127.0.0.1", "", "ready"];
    writeFileSync(join(home, "data/postmaster.pid"), own.join("\n"));
    expect(await value((await start()).url, "SELECT 1")).toBe(1);
    expect(startOf(process.pid)).not.toBeNull();
  });

  it("begins again after an initdb that was cut off", async () => {
    const other = makeDataDir();
    mkdirSync(join(other, "postgres/data.new/base"), { recursive: true });
    const again = await startCluster(other, { isDurable: false });
    await again.stop();
    expect(existsSync(join(again.folder, "data.new"))).toBe(false);
  });

  it("says which PostgreSQL its files need", async () => {
    const version = join(home, "data/PG_VERSION");
    const real = readFileSync(version, "utf8");
    writeFileSync(version, "12\n");
    await expect(start()).rejects.toThrow(/由 PostgreSQL 12 建立，内置的是 18/);
    writeFileSync(version, real);
  });

  it("leaves nothing behind when it was for throwing away", async () => {
    const thrown = await startThrowawayCluster();
    expect(await value(thrown.url, "SHOW fsync")).toBe("off");
    await thrown.stop();
    expect(existsSync(thrown.folder)).toBe(false);
    expect(existsSync(thrown.dataDir)).toBe(false);
  });
});
