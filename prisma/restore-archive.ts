import { buffer } from "node:stream/consumers";
import type { ClientBase } from "pg";
import { deleteObject, listObjects, readObject, storeBytes } from "@/lib/attachments/storage";
import { env } from "@/lib/env";
import { ArchiveReader, digest } from "./backup-archive";
import { pathOfFile, verifyArchive } from "./backup-manifest";
import type { Manifest } from "./backup-manifest";
import { listTables, MIGRATIONS_TABLE } from "./backup-tables";
import { withClient, withDatabaseLock } from "./database-connection";
import type { Interruptions } from "./interruptions";
import { applyMigrations, listMigrations } from "./migrate";
import { OperatorError } from "./operator-error";
import { loadTables, requireEmptyDatabase } from "./restore-load";

/**
 * Brings an archive back, into an empty database and an empty file store. Every checksum is verified before anything is
 * written; files come first, then the rows in one transaction, as the product writes them. What fails leaves the tables
 * empty and no file.
 *
 * @throws OperatorError with what is wrong
 */
export async function restoreBackup(databaseUrl: string, path: string, interruptions?: Pick<Interruptions, "received">): Promise<Manifest> {
  const requireGoing = (): void => {
    if (interruptions?.received()) throw new OperatorError("恢复已中断，没有留下任何数据。");
  };
  const archive = await ArchiveReader.open(path);
  const manifest = await verifyArchive(archive);
  requireKind(manifest);
  const names = await requireKnown(manifest);
  await withDatabaseLock(databaseUrl, () => withClient(databaseUrl, async (client) => {
    await requireEmptyDatabase(client);
    await requireNoMoreMigrations(client, names);
    await requireEmptyStore();
    await applyMigrations(databaseUrl, undefined, names);
    const stored: string[] = [];
    try {
      for (const file of manifest.files) {
        requireGoing();
        stored.push(file.key);
        await storeBytes(file.key, await buffer(archive.read(pathOfFile(file.key))));
        if ((await digest(await readObject(file.key))).sha256 !== file.sha256) throw new OperatorError(`文件 ${file.key} 写入后校验不一致。`);
      }
      await client.query("BEGIN");
      await loadTables(client, archive, manifest, requireGoing);
    } catch (error) {
      await client.query("ROLLBACK").catch(() => undefined); // without a connection there is nothing to take back
      for (const key of stored) await deleteObject(key).catch(() => undefined);
      throw error;
    }
    // Outside: where the answer to it is lost, the rows may be there, and so must be their files.
    await client.query("COMMIT");
    await client.query("ANALYZE"); // or the first hours' queries are planned for empty tables
  }));
  return manifest;
}

/** A demonstration stays one: its accounts' passwords are public. Its files lie apart, too. */
function requireKind({ isDemo }: Manifest): void {
  if (isDemo === true && !env().DEMO) throw new OperatorError("这是演示库的备份，其中的账号和密码是公开的，不能用于正式运行。如仍要恢复为演示，请设 DEMO=1。");
  if (isDemo === false && env().DEMO) throw new OperatorError("这是正式库的备份，不能恢复为演示。请去掉 DEMO=1。");
}

/** @returns the names of the archive's migrations, all of which this program has, unchanged */
async function requireKnown({ migrations }: Manifest): Promise<Set<string>> {
  const known = await listMigrations();
  const strange = migrations.find(({ name, sha256 }) => known.get(name) !== sha256);
  if (strange) throw new OperatorError(`备份中的数据库到了迁移 ${strange.name}，本程序没有这个迁移（或与之不同）。请用作备份时的版本或更新的版本恢复。`);
  return new Set(migrations.map(({ name }) => name));
}

/** An empty database that a newer program has started on is past the state that the rows are of. */
async function requireNoMoreMigrations(client: ClientBase, names: ReadonlySet<string>): Promise<void> {
  if (!(await listTables(client)).some(({ name }) => name === MIGRATIONS_TABLE)) return;
  const { rows } = await client.query<{ name: string }>(`SELECT migration_name AS name FROM "${MIGRATIONS_TABLE}" WHERE rolled_back_at IS NULL`);
  const more = rows.find(({ name }) => !names.has(name));
  if (more) throw new OperatorError(`目标数据库已到迁移 ${more.name}，比备份新。请另建一个空库。`);
}

async function requireEmptyStore(): Promise<void> {
  for await (const { key } of listObjects()) {
    throw new OperatorError(`目标文件存储不是空的（已有 ${key}）。恢复只写入空的存储；请换一个 DATA_DIR 或存储桶，或查明后清空。`);
  }
}
