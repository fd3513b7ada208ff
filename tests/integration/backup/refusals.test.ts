import "../attachments/data-folder";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { BACKUP_LOCK, cleanUpAttachments } from "@/lib/attachments/mutations-cleanup";
import { db } from "@/lib/db/client";
import { ArchiveReader } from "@/prisma/backup-archive";
import { verifyArchive } from "@/prisma/backup-manifest";
import { withClient } from "@/prisma/database-connection";
import { applyMigrations } from "@/prisma/migrate";
import { writeBackup } from "@/prisma/backup-write";
import { makePng } from "@/prisma/sample-files";
import { uploaded } from "../attachments/steps";
import { createWorld, inDays, type World } from "../reports/world";
import { createEmptyDatabase, newPath, rows, runNpm, traces } from "./archives";

const source = process.env.DATABASE_URL ?? "";
const good = newPath(".tar");
let world: World;
let fileId: string;

const attach = () => uploaded(world, world.viewers.supervisor, { for: "comment", bytes: makePng(8, 8, () => [1, 2, 3]) });
const storedAt = (key: string) => join(process.env.DATA_DIR ?? "", "files", key);
const keyOf = async (id: string) => (await db.attachment.findUniqueOrThrow({ where: { id } })).storageKey;

beforeAll(async () => {
  world = await createWorld();
  fileId = await attach();
  await writeBackup(source, good, { skipsLost: false });
});

/** @returns the archive with what `change` does to its bytes */
function changed(change: (bytes: Buffer) => Buffer): string {
  const path = newPath(".tar");
  writeFileSync(path, change(readFileSync(good)));
  return path;
}

/** Turns one bit, so many bytes behind the first place where the text stands. */
const flipped = (text: string, behind = 0) => changed((bytes) => {
  const at = bytes.indexOf(text) + behind;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return bytes;
});

describe("an archive that is not as it was written", () => {
  it.each<[what: string, path: () => string, told: RegExp]>([
    ["in a table", () => flipped("市人社局"), /tables\/\w+\.copy 与写入时不一致/],
    ["in a file", () => flipped("IHDR", 8), /files\/attachments\/.+ 与写入时不一致/],
    ["in its list", () => flipped('"format":"duban-backup"', 3), /manifest\.json 与写入时不一致/],
    ["in an entry's name", () => flipped("tables/Unit.copy", 8), /不是条目/],
    ["by its end", () => changed((bytes) => bytes.subarray(0, bytes.length - 700)), /备份文件不完整/],
    ["by more than half", () => changed((bytes) => bytes.subarray(0, bytes.length / 3)), /备份文件不完整/],
    ["altogether", () => changed(() => Buffer.from("no archive")), /备份文件不完整/],
  ])("changed %s, is found by the check and restored to nothing", async (_what, path, told) => {
    const archive = path();
    await expect(ArchiveReader.open(archive).then(verifyArchive)).rejects.toThrow(told);
    const [target, dataDir] = [await createEmptyDatabase(), newPath()];
    expect(await runNpm("restore", [archive], { DATABASE_URL: target, DATA_DIR: dataDir })).toMatchObject({ code: 1, output: expect.stringMatching(told) as string });
    expect(await traces(target, dataDir)).toEqual([]);
  }, 60_000);

  it("is told by the check's exit code too", async () => {
    expect(await runNpm("backup:verify", [flipped("IHDR", 8)], {})).toMatchObject({ code: 1, output: expect.stringContaining("files/attachments/") as string });
  }, 60_000);
});

describe("a restore", () => {
  const restore = (target: string, dataDir: string, settings: Record<string, string> = {}) => runNpm("restore", [good], { DATABASE_URL: target, DATA_DIR: dataDir, ...settings });

  it("never writes over a database that has data, and takes one that is only migrated", async () => {
    const [target, dataDir] = [await createEmptyDatabase(), newPath()];
    await applyMigrations(target);
    await rows(target, `INSERT INTO "UnitGroup" ("id", "label", "position") VALUES (gen_random_uuid(), '各县（区）', 1)`);
    expect(await restore(target, dataDir)).toMatchObject({ code: 1, output: expect.stringContaining("目标数据库不是空的（UnitGroup") as string });
    expect(await rows(target, `SELECT 1 FROM "Unit"`)).toEqual([]);
    await rows(target, `DELETE FROM "UnitGroup"`);
    expect(await restore(target, dataDir)).toMatchObject({ code: 0 });
    expect(await restore(target, newPath())).toMatchObject({ code: 1 });
  }, 60_000);

  it("never writes among files that are there", async () => {
    const [target, dataDir] = [await createEmptyDatabase(), newPath()];
    const other = join(dataDir, "files/attachments/ab/other");
    mkdirSync(dirname(other), { recursive: true });
    writeFileSync(other, "x");
    expect(await restore(target, dataDir)).toMatchObject({ code: 1, output: expect.stringContaining("目标文件存储不是空的") as string });
    expect(await rows(target, "SELECT 1 FROM pg_tables WHERE schemaname = 'public'")).toEqual([]);
    expect(readdirSync(join(dataDir, "files"), { recursive: true })).toHaveLength(3);
  }, 60_000);

  it("that fails at the last leaves no row and no file, and may be tried again", async () => {
    const [target, dataDir] = [await createEmptyDatabase(), newPath()];
    await applyMigrations(target);
    await rows(target, `ALTER TABLE "UnitAlias" ADD CONSTRAINT broken CHECK (false)`);
    expect((await restore(target, dataDir)).code).toBe(1);
    const left = await rows(target, `SELECT 1 FROM "Unit" UNION ALL SELECT 1 FROM "AuditEvent" UNION ALL SELECT 1 FROM "Account"`);
    expect(left).toEqual([]);
    expect(readdirSync(join(dataDir, "files"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toEqual([]);
    await rows(target, `ALTER TABLE "UnitAlias" DROP CONSTRAINT broken`);
    expect((await restore(target, dataDir)).code).toBe(0);
  }, 60_000);

  it("refuses what a newer program wrote", async () => {
    const archive = newPath(".tar");
    const unknown = `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at) VALUES ('later', repeat('0', 64), '29991231000000_later', now())`;
    await rows(source, unknown);
    await writeBackup(source, archive, { skipsLost: false }).finally(() => rows(source, `DELETE FROM "_prisma_migrations" WHERE id = 'later'`));
    const [target, dataDir] = [await createEmptyDatabase(), newPath()];
    expect(await runNpm("restore", [archive], { DATABASE_URL: target, DATA_DIR: dataDir })).toMatchObject({ code: 1, output: expect.stringContaining("29991231000000_later") as string });
    expect(await traces(target, dataDir)).toEqual([]);
  }, 60_000);

  it("keeps a demonstration apart from a city's own data", async () => {
    const archive = newPath(".tar");
    await db.installation.create({ data: { id: 1, isDemo: true } });
    await writeBackup(source, archive, { skipsLost: false }).finally(() => db.installation.deleteMany());
    const [target, dataDir] = [await createEmptyDatabase(), newPath()];
    const settings = { DATABASE_URL: target, DATA_DIR: dataDir };
    expect(await runNpm("restore", [archive], settings)).toMatchObject({ code: 1, output: expect.stringContaining("这是演示库的备份") as string });
    expect(await runNpm("restore", [archive], { ...settings, DEMO: "1" })).toMatchObject({ code: 0 });
    expect(await rows(target, `SELECT "isDemo" FROM "Installation"`)).toEqual([{ isDemo: true }]);
  }, 60_000);
});

describe("a backup", () => {
  it("goes by the hour into its folder, and writes over nothing", async () => {
    const folder = newPath();
    mkdirSync(folder);
    const settings = { DATABASE_URL: source, DATA_DIR: process.env.DATA_DIR ?? "", BACKUP_DIR: folder };
    expect(await runNpm("backup", [], settings)).toMatchObject({ code: 0, output: expect.stringContaining("审计校验值") as string });
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^duban-\d{8}-\d{6}\.tar$/)]);
    await expect(writeBackup(source, good, { skipsLost: false })).rejects.toThrow("已存在");
  }, 60_000);

  it("says which file the storage has lost, and leaves none out unless it is told to", async () => {
    const key = await keyOf(fileId);
    const bytes = readFileSync(storedAt(key));
    const archive = newPath(".tar");
    try {
      writeFileSync(storedAt(key), "changed");
      await expect(writeBackup(source, archive, { skipsLost: false })).rejects.toThrow(key);
      rmSync(storedAt(key));
      await expect(writeBackup(source, archive, { skipsLost: false })).rejects.toThrow(key);
      expect(readdirSync(dirname(archive)).filter((name) => name.includes("partial"))).toEqual([]);
      expect((await writeBackup(source, archive, { skipsLost: true })).missing).toEqual([key]);
    } finally {
      writeFileSync(storedAt(key), bytes);
    }
    const [target, dataDir] = [await createEmptyDatabase(), newPath()];
    const restored = await runNpm("restore", [archive], { DATABASE_URL: target, DATA_DIR: dataDir });
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining("已缺失的文件 1 个") as string });
  }, 60_000);

  it("that is broken off leaves nothing", async () => {
    const archive = newPath(".tar");
    await expect(writeBackup(source, archive, { skipsLost: false, interruptions: { received: () => "SIGTERM" } })).rejects.toThrow("备份已中断");
    expect(readdirSync(dirname(archive)).filter((name) => join(dirname(archive), name).startsWith(archive))).toEqual([]);
  });

  it("keeps the cleaning from the files of rows that it forgets meanwhile", async () => {
    const key = await keyOf(await attach());
    await withClient(source, async (client) => {
      await client.query("SELECT pg_advisory_lock_shared($1)", [BACKUP_LOCK]);
      expect(await cleanUpAttachments(inDays(2))).toMatchObject({ orphanObjects: 0 });
      expect(readFileSync(storedAt(key)).length).toBeGreaterThan(0);
    });
    expect((await cleanUpAttachments(inDays(2))).orphanObjects).toBeGreaterThan(0);
  });
});
