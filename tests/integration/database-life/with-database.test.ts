import { existsSync } from "node:fs";
import { createConnection } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { withClient } from "@/prisma/database-connection";
import { endWrappers, hasGone, makeDataDir, removeDataDirs, SERVER, startWrapper } from "./wrapper";

const dataDir = makeDataDir();
const lock = join(dataDir, "postgres/lock.json");

afterEach(endWrappers);
afterAll(removeDataDirs);

function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((done) => {
    const socket = createConnection({ host: hostname, port: Number(port) });
    socket.once("connect", () => done(true)).once("error", () => done(false));
    socket.once("connect", () => socket.destroy());
  });
}

function postmasterOf(url: string): Promise<number> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ pid: number }>("SELECT pg_stat_file('postmaster.pid'), split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid");
    return rows[0]?.pid ?? 0;
  });
}

describe("with-database", () => {
  it("gives the command its settings, and hands back its exit code", async () => {
    const wrapper = startWrapper(dataDir, `${SERVER}; setTimeout(() => process.exit(7), 100)`, { env: { PORT: "4123" } });
    const up = await wrapper.up();
    expect(up).toMatchObject({ DATA_DIR: dataDir, PORT: "4123", NEXTAUTH_URL: "http://localhost:4123", DEMO: "0" });
    expect(up.NEXTAUTH_SECRET.length).toBeGreaterThanOrEqual(32);
    expect(await wrapper.ended).toBe(7);
    expect(await answers(up.DATABASE_URL)).toBe(false);
    expect(existsSync(lock)).toBe(false);
  });

  it.each(["SIGTERM", "SIGINT"] as const)("on %s stops the command, then PostgreSQL; sessions survive the restart", async (signal) => {
    const first = startWrapper(dataDir, SERVER);
    const up = await first.up();
    const postmaster = await postmasterOf(up.DATABASE_URL);
    first.kill(signal);
    expect(await first.ended).toBe(3);
    expect(first.output().match(/told SIG/g)).toHaveLength(1);
    expect(first.output()).toContain(`told ${signal}`);
    expect(await hasGone(postmaster)).toBe(true);
    expect(await hasGone(up.pid)).toBe(true);

    const second = startWrapper(dataDir, SERVER);
    expect((await second.up()).NEXTAUTH_SECRET).toBe(up.NEXTAUTH_SECRET);
  });

  it("refuses a second start on the same data, which goes on undisturbed", async () => {
    const first = startWrapper(dataDir, SERVER);
    const { DATABASE_URL } = await first.up();
    const second = startWrapper(dataDir, SERVER);
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`数据目录 ${dataDir} 正在被另一个进程使用 (pid ${first.pid})`);
    expect(second.output()).not.toContain("    at "); // no stack
    expect(await answers(DATABASE_URL)).toBe(true);
  });

  it("stops PostgreSQL when the command crashes, and whatever the command has left running", async () => {
    const leave = `const { spawn } = require("node:child_process");
      const left = spawn("sleep", ["600"]); console.log("LEFT" + left.pid); ${SERVER}
      setTimeout(() => process.kill(process.pid, "SIGKILL"), 300);`;
    const wrapper = startWrapper(dataDir, leave);
    const { DATABASE_URL } = await wrapper.up();
    expect(await wrapper.ended).toBe(137);
    expect(await answers(DATABASE_URL)).toBe(false);
    const left = Number(/LEFT(\d+)/.exec(wrapper.output())?.[1]);
    expect(left).toBeGreaterThan(0);
    expect(await hasGone(left)).toBe(true);
  });

  it("stops the command and fails when PostgreSQL dies; the next start recovers", async () => {
    const wrapper = startWrapper(dataDir, SERVER);
    const { DATABASE_URL, pid } = await wrapper.up();
    process.kill(await postmasterOf(DATABASE_URL), "SIGKILL");
    expect(await wrapper.ended).toBe(1);
    expect(wrapper.output()).toContain("内置 PostgreSQL 意外终止");
    expect(await hasGone(pid)).toBe(true);
    await startWrapper(dataDir, SERVER).up();
  });

  it("killed without a chance to tidy up, takes command and PostgreSQL along", async () => {
    const wrapper = startWrapper(dataDir, SERVER);
    const { DATABASE_URL, pid } = await wrapper.up();
    const postmaster = await postmasterOf(DATABASE_URL);
    wrapper.kill("SIGKILL");
    expect(await hasGone(pid)).toBe(true);
    expect(await hasGone(postmaster)).toBe(true);
  });

  it("takes over at once from a wrapper that was killed", async () => {
    const killed = startWrapper(dataDir, SERVER);
    const postmaster = await postmasterOf((await killed.up()).DATABASE_URL);
    killed.kill("SIGKILL");
    await killed.ended;
    const next = await startWrapper(dataDir, SERVER).up();
    expect(await postmasterOf(next.DATABASE_URL)).not.toBe(postmaster);
  });

  it("--test uses a folder of its own, never DATABASE_URL, and leaves nothing behind", async () => {
    const env = { DATABASE_URL: "postgresql://city@127.0.0.1:1/production" };
    const wrapper = startWrapper(dataDir, SERVER, { flags: ["--test"], env });
    const up = await wrapper.up();
    expect(up.DATA_DIR).not.toBe(dataDir);
    expect(up.DATABASE_URL).not.toContain("production");
    wrapper.kill("SIGTERM");
    await wrapper.ended;
    expect(existsSync(up.DATA_DIR)).toBe(false);
  });

  it("--production names what is missing", async () => {
    const wrapper = startWrapper(dataDir, SERVER, { flags: ["--production"] });
    expect(await wrapper.ended).toBe(1);
    expect(wrapper.output()).toContain("DATABASE_URL：未设置");
  });

  it("names a setting that is wrong", async () => {
    const wrapper = startWrapper(dataDir, "process.exit(0)", { env: { PORT: "nonsense" } });
    expect(await wrapper.ended).toBe(1);
    expect(wrapper.output()).toContain("PORT：应为端口号");
  });
});
