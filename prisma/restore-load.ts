import { pipeline } from "node:stream/promises";
import type { ClientBase } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { parseAnchor, verifyAuditNow } from "./audit-chain";
import { digest } from "./backup-archive";
import type { ArchiveReader } from "./backup-archive";
import { pathOfTable } from "./backup-manifest";
import type { Manifest } from "./backup-manifest";
import { copyIn, copyOut, listTables, MIGRATIONS_TABLE, quoted, speakPlainly } from "./backup-tables";
import type { Table } from "./backup-tables";
import { OperatorError } from "./operator-error";

/** Tables in which the migrations themselves leave rows; whoever changes them later leaves an audit event too. */
const FILLED_BY_MIGRATIONS = new Set([MIGRATIONS_TABLE, "AuditHead", "DataVersion", "Holiday", "HolidayYear"]);

/** Refuses a database in which anybody has written anything; one that is merely migrated is empty. */
export async function requireEmptyDatabase(client: ClientBase): Promise<void> {
  for (const { name } of await listTables(client)) {
    if (FILLED_BY_MIGRATIONS.has(name)) continue;
    const { rowCount } = await client.query(`SELECT FROM ${quoted(name)} LIMIT 1`);
    if (rowCount) throw new OperatorError(`目标数据库不是空的（${name} 中已有数据）。恢复只写入空库，不覆盖任何数据；请新建一个空库。`);
  }
}

/**
 * Fills the migrated, empty tables from the archive and compares what is then in them with what was in them when the
 * backup was made. Within the caller's transaction, so that all of it is there or nothing. Needs no superuser: the owner
 * may rest the tables' own triggers, and foreign keys hold at every step, since parents come first.
 */
export async function loadTables(client: ClientBase, archive: ArchiveReader, manifest: Manifest, requireGoing: () => void): Promise<void> {
  await speakPlainly(client);
  const tables = await listTables(client);
  requireSameTables(tables, manifest);
  const names = tables.map(({ name }) => quoted(name)).join(", ");
  await client.query(`LOCK TABLE ${names} IN ACCESS EXCLUSIVE MODE`);
  await requireEmptyDatabase(client);
  await client.query("SET LOCAL synchronize_seqscans = off");
  for (const { name } of tables) await client.query(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`);
  await client.query(`TRUNCATE ${names}`);
  for (const table of tables) {
    requireGoing();
    await pipeline(archive.read(pathOfTable(table.name)), client.query(copyFrom(copyIn(table))));
  }
  for (const { name } of tables) await client.query(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`);
  for (const { name, lastValue, isCalled } of manifest.sequences) await client.query("SELECT setval($1::regclass, $2, $3)", [quoted(name), lastValue, isCalled]);
  await requireEqual(client, tables, manifest);
  // Whatever has been ended since the backup must not be open again.
  await client.query(`UPDATE "Session" SET "endedAt" = now() WHERE "endedAt" IS NULL`);
  await requireFilesNamed(client, manifest);
  if (!manifest.audit) return;
  const { findings } = await verifyAuditNow(client, parseAnchor(`${manifest.audit.no}:${manifest.audit.hash}`));
  if (findings.length > 0) throw new OperatorError(`备份中的审计链校验不通过：${findings[0] ?? ""}`);
}

const shapeOf = ({ name, columns }: Pick<Table, "name" | "columns">): string => JSON.stringify([name, [...columns].sort()]);

function requireSameTables(tables: readonly Table[], manifest: Manifest): void {
  const here = new Set(tables.map(shapeOf));
  const there = manifest.tables.map(shapeOf);
  if (here.size === there.length && there.every((shape) => here.has(shape))) return;
  throw new OperatorError("备份中的数据表与其迁移记录不符，无法恢复。");
}

async function requireEqual(client: ClientBase, tables: readonly Table[], manifest: Manifest): Promise<void> {
  for (const { name, columns, rows, sha256 } of manifest.tables) {
    const table = tables.find((one) => one.name === name);
    if (!table) throw new Error(`no table ${name}`);
    const out = client.query(copyTo(copyOut({ ...table, columns })));
    const found = await digest(out);
    if (found.sha256 !== sha256 || out.rowCount !== rows) throw new OperatorError(`恢复后 ${name} 的内容与备份不一致。`);
  }
}

/** Each row's file is in the archive, as the row says it is, or was lost before. */
async function requireFilesNamed(client: ClientBase, manifest: Manifest): Promise<void> {
  const { rows } = await client.query<{ key: string; sha256: string }>(`SELECT "storageKey" AS key, "sha256" FROM "Attachment"`);
  const files = new Map(manifest.files.map(({ key, sha256 }) => [key, sha256]));
  const missing = new Set(manifest.missing);
  const wrong = rows.find(({ key, sha256 }) => files.get(key) !== sha256 && !missing.has(key));
  if (wrong) throw new OperatorError(`备份中缺少文件 ${wrong.key}。`);
}
