import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Refused } from "@/lib/actions/failures";
import { env } from "@/lib/env";
import { NOT_COMPLETE, TOO_LARGE } from "./rules";
import { FILE_MAX_BYTES } from "./rules-formats";
import { PRIVATE_FOLDER } from "./storage";

/** A file as it came in, on this machine's disk until it is examined and stored. */
export type SpooledFile = { path: string; size: number; sha256: string };

async function spoolFolder(): Promise<string> {
  const folder = join(env().DATA_DIR, "uploads");
  await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
  return folder;
}

async function write(path: string, body: AsyncIterable<Uint8Array>): Promise<Omit<SpooledFile, "path">> {
  const hash = createHash("sha256");
  let size = 0;
  const file = await open(path, "wx", 0o600);
  try {
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > FILE_MAX_BYTES) throw new Refused(TOO_LARGE);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  return { size, sha256: hash.digest("hex") };
}

/**
 * Writes `body` to a temporary file, one piece at a time, runs `work` on it, and removes the file however that ends.
 * @param expected the size announced by the sender, where it was
 * @throws Refused beyond `FILE_MAX_BYTES`, and where fewer bytes came than announced; whatever `body` or `work` throws
 */
export async function withSpooled<Result>(body: AsyncIterable<Uint8Array>, expected: number | null, work: (file: SpooledFile) => Promise<Result>): Promise<Result> {
  const path = join(await spoolFolder(), randomUUID());
  try {
    const written = await write(path, body);
    if (expected !== null && written.size !== expected) throw new Refused(NOT_COMPLETE);
    return await work({ path, ...written });
  } finally {
    await rm(path, { force: true });
  }
}

/** @returns how many temporary files older than `before` a process that was killed had left, and removes them */
export async function removeSpooled(before: Date): Promise<number> {
  const folder = await spoolFolder();
  let removed = 0;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const written = await stat(path).catch(() => null); // another process may have just finished with it
    if (!written?.isFile() || written.mtime >= before) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
