import { existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { buffer } from "node:stream/consumers";
import type { ClientBase } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { BACKUP_LOCK } from "@/lib/attachments/mutations-cleanup";
import { hasObject, readObject } from "@/lib/attachments/storage";
import { ArchiveWriter, digest } from "./backup-archive";
import { MANIFEST, MANIFEST_SUM, pathOfFile, pathOfTable, sumLine } from "./backup-manifest";
import type { FileEntry, Manifest, TableEntry } from "./backup-manifest";
import { copyOut, listTables, MIGRATIONS_TABLE, quoted, speakPlainly } from "./backup-tables";
import { withClient } from "./database-connection";
import type { Interruptions } from "./interruptions";
import { codeOf, LOCK_TIMEOUT, OperatorError } from "./operator-error";

/** A file that a row of the snapshot names. */
interface Named {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

type Snapshot = Omit<Manifest, "format" | "version" | "madeAt" | "files" | "missing"> & { named: Named[] };

interface Options {
  /** Leave out files that the storage has lost, instead of refusing. */
  readonly skipsLost: boolean;
  readonly interruptions?: Pick<Interruptions, "received">;
}

/**
 * Writes one archive of the database and its files, while the product runs: a snapshot of all tables, and every file that
 * the snapshot names. Under its name the archive is there whole or not at all.
 *
 * @throws OperatorError where the name is taken, or where files are lost
 */
export async function writeBackup(databaseUrl: string, path: string, { skipsLost, interruptions }: Options): Promise<Manifest> {
  if (existsSync(path)) throw new OperatorError(`${path} 已存在，请换一个文件名。`);
  const requireGoing = (): void => {
    if (interruptions?.received()) throw new OperatorError("备份已中断，没有留下备份文件。");
  };
  const madeAt = new Date();
  const draft = `${path}.${String(process.pid)}.partial`;
  const archive = await ArchiveWriter.create(draft, madeAt);
  try {
    const manifest = await withClient(databaseUrl, async (client): Promise<Manifest> => {
      // Held until the connection ends: the daily cleaning then leaves the files of rows that it forgets.
      await client.query("SELECT pg_advisory_lock_shared($1)", [BACKUP_LOCK]);
      const { named, ...snapshot } = await copySnapshot(client, archive, requireGoing);
      const { files, lost } = await copyFiles(archive, named, requireGoing);
      if (lost.length > 0) reportLost(lost, skipsLost);
      return { format: "duban-backup", version: 1, madeAt: madeAt.toISOString(), ...snapshot, files, missing: lost.map(({ key }) => key) };
    });
    const { sha256 } = await archive.add(MANIFEST, [Buffer.from(`${JSON.stringify(manifest)}\n`)]);
    await archive.add(MANIFEST_SUM, [Buffer.from(sumLine(sha256))]);
    await archive.finish();
    await rename(draft, path);
    await syncFolder(dirname(path));
    return manifest;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await archive.close();
  }
}

/** All tables as they were at one moment. Nobody waits for it but whoever would change the tables themselves. */
async function copySnapshot(client: ClientBase, archive: ArchiveWriter, requireGoing: () => void): Promise<Snapshot> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  await speakPlainly(client);
  await client.query("SET LOCAL synchronize_seqscans = off; SET LOCAL lock_timeout = '30s'");
  const all = await listTables(client);
  await client.query(`LOCK TABLE ${all.map(({ name }) => quoted(name)).join(", ")} IN ACCESS SHARE MODE`).catch((error: unknown) => {
    throw codeOf(error) === LOCK_TIMEOUT ? new OperatorError("数据表正在变更（如迁移），请待其结束后再备份。") : error;
  });
  const has = (name: string): boolean => all.some((table) => table.name === name);
  const migrations = await listApplied(client, has(MIGRATIONS_TABLE));
  const tables: TableEntry[] = [];
  for (const table of all) {
    requireGoing();
    const rows = client.query(copyTo(copyOut(table)));
    const written = await archive.add(pathOfTable(table.name), rows);
    tables.push({ name: table.name, columns: [...table.columns], rows: rows.rowCount, ...written });
  }
  const [installation] = await rowsOf<{ isDemo: boolean }>(client, `SELECT "isDemo" FROM "Installation"`);
  const [audit] = has("AuditHead") ? await rowsOf<{ no: string; hash: string }>(client, `SELECT "no"::text, "hash" FROM "AuditHead"`) : [];
  const named = await rowsOf<Named>(client, `SELECT "storageKey" AS key, "name", "size" AS bytes, "sha256" FROM "Attachment" ORDER BY "storageKey" COLLATE "C"`);
  const sequences = await listSequences(client);
  await client.query("COMMIT");
  return { isDemo: installation?.isDemo ?? null, migrations, audit: audit ?? null, sequences, tables, named };
}

async function rowsOf<Row extends object>(client: ClientBase, sql: string): Promise<Row[]> {
  return (await client.query<Row>(sql)).rows;
}

/** At which migrations the database is; between two it cannot be made again. */
async function listApplied(client: ClientBase, isMigrated: boolean): Promise<Manifest["migrations"]> {
  if (!isMigrated) throw new OperatorError("数据库中没有本平台的数据，无可备份。");
  const rows = await rowsOf<{ name: string; sha256: string; isDone: boolean }>(
    client,
    `SELECT migration_name AS name, checksum AS sha256, finished_at IS NOT NULL AS "isDone" FROM "${MIGRATIONS_TABLE}" WHERE rolled_back_at IS NULL ORDER BY 1`,
  );
  const unfinished = rows.find(({ isDone }) => !isDone);
  if (unfinished) throw new OperatorError(`迁移 ${unfinished.name} 没有完成，请先处理（npm run db:resolve），再备份。`);
  return rows.map(({ name, sha256 }) => ({ name, sha256 }));
}

/** Read after the snapshot was taken, so that no number in it is given out twice. */
async function listSequences(client: ClientBase): Promise<Manifest["sequences"]> {
  const names = await rowsOf<{ name: string }>(client, "SELECT sequencename AS name FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1");
  const sequences: Manifest["sequences"] = [];
  for (const { name } of names) {
    const [value] = await rowsOf<{ lastValue: string; isCalled: boolean }>(client, `SELECT last_value::text AS "lastValue", is_called AS "isCalled" FROM ${quoted(name)}`);
    if (value) sequences.push({ name, ...value });
  }
  return sequences;
}

/** A file is stored before its row is written, so each is there, unless the storage has lost it. One at a time is in memory. */
async function copyFiles(archive: ArchiveWriter, named: readonly Named[], requireGoing: () => void): Promise<{ files: FileEntry[]; lost: Named[] }> {
  const files: FileEntry[] = [];
  const lost: Named[] = [];
  for (const file of named) {
    requireGoing();
    const bytes = (await hasObject(file.key)) ? await buffer(await readObject(file.key)) : null;
    if (bytes === null || (await digest([bytes])).sha256 !== file.sha256) lost.push(file);
    else files.push({ key: file.key, ...(await archive.add(pathOfFile(file.key), [bytes])) });
  }
  return { files, lost };
}

function reportLost(lost: readonly Named[], skipsLost: boolean): void {
  const list = lost.map(({ key, name }) => `  ${name}（存储键 ${key}）`).join("\n");
  const text = `存储中有 ${String(lost.length)} 个文件缺失或与登记的校验值不符：\n${list}`;
  if (!skipsLost) throw new OperatorError(`${text}\n没有生成备份。请先找回这些文件；确已无法找回的，可用 --skip-lost 备份其余部分。`);
  console.error(text);
}

/** The new name must outlast a power cut too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}
