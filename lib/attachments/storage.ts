import "server-only";
import { createReadStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { env } from "@/lib/env";

/** Only the account that runs the product looks into its files. */
export const PRIVATE_FOLDER = 0o700;

async function openDisk(): Promise<Disk> {
  const settings = env();
  if (settings.STORAGE === "disk") {
    const root = join(settings.DATA_DIR, "files");
    await mkdir(root, { recursive: true, mode: PRIVATE_FOLDER });
    return new Disk(new FSDriver({ location: root, visibility: "private" }));
  }
  // Loaded only where it is used: the client is large.
  const { S3Driver } = await import("flydrive/drivers/s3");
  const { S3_BUCKET = "", S3_ACCESS_KEY_ID = "", S3_SECRET_ACCESS_KEY = "" } = settings;
  return new Disk(
    new S3Driver({
      bucket: S3_BUCKET,
      region: settings.S3_REGION,
      credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY },
      ...(settings.S3_ENDPOINT ? { endpoint: settings.S3_ENDPOINT } : {}),
      forcePathStyle: settings.S3_FORCE_PATH_STYLE,
      // Services other than Amazon's know neither access lists nor the newer checksums.
      supportsACL: false,
      visibility: "private",
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
    }),
  );
}

let opened: Promise<Disk> | undefined;

function disk(): Promise<Disk> {
  opened ??= openDisk().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** A demonstration and the real thing may share a data folder; neither may clean up after the other. */
function scope(): string {
  return env().DEMO ? "demo" : "attachments";
}

/** @returns where the object of a file lies; its name has no part in it. The last characters spread them over folders. */
export function storageKeyOf(id: string): string {
  return `${scope()}/${id.slice(-2)}/${id}`;
}

/** Stores the file at `path` under `key`; an object that is there already is overwritten. */
export async function storeObject(key: string, path: string, about: { size: number; mimeType: string }): Promise<void> {
  await (await disk()).putStream(key, createReadStream(path), { contentLength: about.size, contentType: about.mimeType });
}

/** Stores bytes under `key`: the demonstration's own files, and those of a backup. */
export async function storeBytes(key: string, bytes: Uint8Array): Promise<void> {
  await (await disk()).put(key, bytes);
}

export async function hasObject(key: string): Promise<boolean> {
  return (await disk()).exists(key);
}

/** @returns the object's bytes as a stream; throws where there is no such object */
export async function readObject(key: string): Promise<Readable> {
  // The disk's stream fails only when it is read: too late for an answer of 404.
  if (!(await hasObject(key))) throw new Error(`no stored object ${key}`);
  return (await disk()).getStream(key);
}

/** Deletes an object; one that is not there is no error. */
export async function deleteObject(key: string): Promise<void> {
  await (await disk()).delete(key);
}

/** Every stored object of this installation with the time it was written. */
export async function* listObjects(): AsyncGenerator<{ key: string; modifiedAt: Date }> {
  const files = await disk();
  if (env().STORAGE === "disk") await mkdir(join(env().DATA_DIR, "files", scope()), { recursive: true, mode: PRIVATE_FOLDER });
  let paginationToken: string | undefined;
  do {
    const page = await files.listAll(scope(), { recursive: true, ...(paginationToken ? { paginationToken } : {}) });
    for (const object of page.objects) {
      if (object.isFile) yield { key: object.key, modifiedAt: (await object.getMetaData()).lastModified };
    }
    ({ paginationToken } = page);
  } while (paginationToken);
}

