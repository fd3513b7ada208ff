import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { codeOf, OperatorError } from "./operator-error";
import { startOf } from "./process-identity";

const holderSchema = z.object({ pid: z.int(), start: z.string() });
type Holder = z.infer<typeof holderSchema>;

const TRIES = 5;

/**
 * Makes this process the only one that uses the cluster in `home`. PostgreSQL has a lock of its own (postmaster.pid),
 * but it is held by the server, not by the wrapper, so it says neither who started the server nor whether it still does
 * its work. Returns a function that gives the lock back.
 */
export function lockCluster(home: string, shownAs: string): () => void {
  const path = join(home, "lock.json");
  const mine: Holder = { pid: process.pid, start: startOf(process.pid) ?? "" };
  const draft = `${path}.${String(process.pid)}`;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
    try {
      linkSync(draft, path); // fails when the lock exists: the one step that two starts cannot both do
      return () => {
        if (readHolder(path)?.pid === process.pid) rmSync(path, { force: true });
      };
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    const holder = readHolder(path);
    if (holder && startOf(holder.pid) === holder.start) {
      throw new OperatorError(
        `数据目录 ${shownAs} 正在被另一个进程使用 (pid ${String(holder.pid)})。请先停止它，或用 DATA_DIR 指定另一个数据目录。`,
      );
    }
    removeStale(path, holder);
  }
  throw new OperatorError(`无法锁定数据目录 ${shownAs}：有多个进程在同时启动，请稍后再试。`);
}

/** Renames first: of two starts that both saw the stale lock, one must not remove the lock that the other has just made. */
function removeStale(path: string, seen: Holder | null): void {
  const aside = `${path}.stale.${String(process.pid)}`;
  try {
    renameSync(path, aside);
    const moved = readHolder(aside);
    if (moved && (moved.pid !== seen?.pid || moved.start !== seen.start)) linkSync(aside, path);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes(codeOf(error) ?? "")) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function readHolder(path: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null; // gone, or half written in a power cut
  }
}
