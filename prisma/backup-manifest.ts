import { buffer } from "node:stream/consumers";
import { z } from "zod";
import { digest } from "./backup-archive";
import type { ArchiveReader } from "./backup-archive";
import { OperatorError } from "./operator-error";

export const MANIFEST = "manifest.json";
/** As `sha256sum -c` takes it. */
export const MANIFEST_SUM = "manifest.sha256";

const sha256 = z.string().regex(/^[\da-f]{64}$/);
const entry = { bytes: z.number().int().nonnegative(), sha256 };
const name = z.string().min(1);

const manifestSchema = z.strictObject({
  format: z.literal("duban-backup"),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  /** As `Installation` says; null before the first administrator. */
  isDemo: z.boolean().nullable(),
  migrations: z.array(z.strictObject({ name, sha256 })),
  /** The last link of the audit's chain; null for a database older than the chain. */
  audit: z.strictObject({ no: z.string().regex(/^\d+$/), hash: z.string() }).nullable(),
  sequences: z.array(z.strictObject({ name, lastValue: z.string().regex(/^-?\d+$/), isCalled: z.boolean() })),
  tables: z.array(z.strictObject({ name, columns: z.array(name), rows: z.number().int().nonnegative(), ...entry })),
  files: z.array(z.strictObject({ key: z.string().regex(/^[\w-]+(\/[\w-]+)+$/), ...entry })),
  /** Storage keys of files that were lost before the backup was made. */
  missing: z.array(name),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type TableEntry = Manifest["tables"][number];
export type FileEntry = Manifest["files"][number];

export const pathOfTable = (table: string): string => `tables/${table}.copy`;
export const pathOfFile = (key: string): string => `files/${key}`;

/**
 * Reads every byte of an archive: all entries that the manifest names are there, no others, and each is as it was written.
 * @throws OperatorError naming the first entry that is not
 */
export async function verifyArchive(archive: ArchiveReader): Promise<Manifest> {
  const manifest = await readManifest(archive);
  const entries = [
    ...manifest.tables.map((table) => ({ ...table, path: pathOfTable(table.name) })),
    ...manifest.files.map((file) => ({ ...file, path: pathOfFile(file.key) })),
  ];
  const named = new Set([MANIFEST, MANIFEST_SUM, ...entries.map(({ path }) => path)]);
  if (named.size !== entries.length + 2) throw new OperatorError("备份文件已损坏：清单中有重复的条目。");
  const stranger = archive.paths.find((path) => !named.has(path));
  if (stranger !== undefined) throw new OperatorError(`备份文件已损坏：清单中没有 ${stranger}。`);
  for (const { path, ...expected } of entries) {
    const found = await digest(archive.read(path));
    if (found.bytes !== expected.bytes || found.sha256 !== expected.sha256) throw new OperatorError(`备份文件已损坏：${path} 与写入时不一致。`);
  }
  return manifest;
}

async function readManifest(archive: ArchiveReader): Promise<Manifest> {
  const sum = (await buffer(archive.read(MANIFEST_SUM))).toString("utf8");
  const bytes = await buffer(archive.read(MANIFEST));
  const { sha256: found } = await digest([bytes]);
  if (sum !== sumLine(found)) throw new OperatorError(`备份文件已损坏：${MANIFEST} 与写入时不一致。`);
  const parsed = manifestSchema.safeParse(JSON.parse(bytes.toString("utf8")));
  if (!parsed.success) throw new OperatorError("本程序不识这份备份的格式，请用与之相同或更新的版本。");
  return parsed.data;
}

export const sumLine = (hash: string): string => `${hash}  ${MANIFEST}\n`;
