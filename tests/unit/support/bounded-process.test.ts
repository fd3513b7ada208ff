import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runBounded } from "@/tests/support/bounded-process";

const sh = (script: string, bounds: { limitMs: number; idleMs?: number }) => runBounded("sh", ["-c", script], bounds);

/** A zombie that nobody has collected yet does nothing any more. */
const isAlive = (pid: string): boolean => {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};

describe("runBounded", () => {
  it("passes the result on", async () => {
    expect(await sh("exit 0", { limitMs: 5000 })).toEqual({ isOk: true, how: "exit code 0" });
    expect(await sh("exit 3", { limitMs: 5000 })).toEqual({ isOk: false, how: "exit code 3" });
  });

  it("reports a command that is not there", async () => {
    expect(await runBounded("no-such-command", [], { limitMs: 5000 })).toMatchObject({ isOk: false });
  });

  it("ends what takes too long, with what it started", async () => {
    const folder = mkdtempSync(join(tmpdir(), "duban-bounded-"));
    const outcome = await sh(`sleep 60 & echo $! > ${folder}/pid; wait`, { limitMs: 300 });
    expect(outcome).toEqual({ isOk: false, how: "stopped after 0.3 s" });
    await expect.poll(() => isAlive(readFileSync(`${folder}/pid`, "utf8").trim())).toBe(false);
    rmSync(folder, { recursive: true });
  });

  it("ends what a command leaves behind", async () => {
    const folder = mkdtempSync(join(tmpdir(), "duban-bounded-"));
    const outcome = await sh(`sleep 60 & echo $! > ${folder}/pid`, { limitMs: 60_000 });
    expect(outcome.isOk).toBe(true);
    await expect.poll(() => isAlive(readFileSync(`${folder}/pid`, "utf8").trim())).toBe(false);
    rmSync(folder, { recursive: true });
  });

  it("ends what has gone quiet, and leaves alone what still speaks", async () => {
    expect((await sh("sleep 60", { limitMs: 60_000, idleMs: 200 })).how).toBe("stopped after 0.2 s without a word");
    expect((await sh("for i in 1 2 3 4; do sleep 0.1; echo .; done", { limitMs: 60_000, idleMs: 1000 })).isOk).toBe(true);
  });
});
