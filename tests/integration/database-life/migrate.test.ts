import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startThrowawayCluster } from "@/prisma/cluster";
import { withClient, withDatabaseLock } from "@/prisma/database-connection";
import { applyMigrations, diffMigration, MIGRATIONS, resolveMigration, SCHEMA } from "@/prisma/migrate";
import { until } from "@/prisma/until";

const FIRST = `-- Semicolons in a function and in a string; "char" in the catalogue.
CREATE TABLE "Note" ("id" INTEGER NOT NULL, "text" TEXT NOT NULL DEFAULT 'a;b', CONSTRAINT "Note_pkey" PRIMARY KEY ("id"));
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no; never'; END; $$;
CREATE TRIGGER "Note_refuse" BEFORE DELETE ON "Note" FOR EACH ROW EXECUTE FUNCTION refuse();
`;
const MODELS = `datasource db {
  provider = "postgresql"
}
model Note {
  id   Int    @id
  text String @default("a;b")
}
`;

let cluster: Awaited<ReturnType<typeof startThrowawayCluster>>;
let url: string;
let folder: string;
let count = 0;

beforeAll(async () => (cluster = await startThrowawayCluster()));
afterAll(() => cluster.stop());

/** A database and a migrations folder of its own for each test. */
beforeEach(async () => {
  const name = `migrate_${(count += 1)}`;
  await withClient(cluster.url, (client) => client.query(`CREATE DATABASE ${name}`));
  url = Object.assign(new URL(cluster.url), { pathname: `/${name}` }).href;
  folder = mkdtempSync(join(tmpdir(), "duban-migrations-"));
  migration("20260101000000_first", FIRST);
  return () => rmSync(folder, { recursive: true, force: true });
});

function migration(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

function rows(sql: string): Promise<Record<string, unknown>[]> {
  return withClient(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
}

describe("applyMigrations", () => {
  it("applies each migration once, whole, and writes Prisma's own record of it", async () => {
    expect(await applyMigrations(url, folder)).toEqual(["20260101000000_first"]);
    expect(await applyMigrations(url, folder)).toEqual([]);
    migration("20260102000000_second", 'ALTER TABLE "Note" ADD COLUMN "more" TEXT;');
    expect(await applyMigrations(url, folder)).toEqual(["20260102000000_second"]);

    const [first, second] = await rows('SELECT * FROM "_prisma_migrations" ORDER BY started_at');
    expect(first).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      checksum: createHash("sha256").update(FIRST).digest("hex"),
      migration_name: "20260101000000_first",
      started_at: expect.any(Date) as Date,
      finished_at: expect.any(Date) as Date,
      applied_steps_count: 1,
      logs: null,
      rolled_back_at: null,
    });
    expect(second).toMatchObject({ migration_name: "20260102000000_second", applied_steps_count: 1 });
    await rows(`INSERT INTO "Note" VALUES (1)`);
    await expect(rows('DELETE FROM "Note"')).rejects.toThrow("no; never");
  });

  it("is done by one of several that start together", async () => {
    const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(url, folder)));
    expect(applied.flat()).toEqual(["20260101000000_first"]);
    expect(await rows('SELECT 1 FROM "_prisma_migrations"')).toHaveLength(1);
  });

  it("undoes all of a migration that fails, says which, and takes a corrected one", async () => {
    await applyMigrations(url, folder);
    migration("20260102000000_wrong", 'CREATE TABLE "Half" ("id" INT); ALTER TABLE "Nothing" ADD COLUMN "x" INT;');
    await expect(applyMigrations(url, folder)).rejects.toThrow(/迁移 20260102000000_wrong 失败，数据库已恢复[\s\S]*"Nothing" does not exist/);
    expect(await rows(`SELECT to_regclass('"Half"') AS half`)).toEqual([{ half: null }]);

    // The previous release, which has no such migration, starts; so does the corrected one.
    rmSync(join(folder, "20260102000000_wrong/migration.sql"));
    expect(await applyMigrations(url, folder)).toEqual([]);
    migration("20260102000000_wrong", 'CREATE TABLE "Half" ("id" INT);');
    expect(await applyMigrations(url, folder)).toEqual(["20260102000000_wrong"]);
  });

  it("lets an old instance read on while somebody holds the table it has to change, and comes again", async () => {
    await applyMigrations(url, folder);
    migration("20260102000000_more", 'ALTER TABLE "Note" ADD COLUMN "more" TEXT;');
    await withClient(url, async (slow) => {
      await slow.query('BEGIN; SELECT * FROM "Note"');
      const migrated = applyMigrations(url, folder);
      const waits = () => rows(`SELECT 1 FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND NOT granted`).then(({ length }) => length > 0);
      expect(await until(waits, 30_000)).toBe(true);
      expect(await rows('SELECT "id" FROM "Note"')).toEqual([]); // answers while the slow one is still there
      await slow.query("COMMIT");
      expect(await migrated).toEqual(["20260102000000_more"]);
    });
    expect(await rows(`SELECT migration_name, rolled_back_at FROM "_prisma_migrations" WHERE migration_name LIKE '%more'`)).toEqual([{ migration_name: "20260102000000_more", rolled_back_at: null }]);
  });

  it("waits for somebody to look after a power cut in the middle", async () => {
    await applyMigrations(url, folder);
    migration("20260102000000_cut", "CREATE TABLE cut (id INT);");
    await rows(`INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ('x', 'x', '20260102000000_cut')`);
    await expect(applyMigrations(url, folder)).rejects.toThrow("npm run db:resolve -- --applied 20260102000000_cut");
    await expect(resolveMigration(url, "20260102000000_other", true, folder)).rejects.toThrow("无法记录迁移 20260102000000_other");
    await resolveMigration(url, "20260102000000_cut", false, folder);
    expect(await applyMigrations(url, folder)).toEqual(["20260102000000_cut"]);
  });
});

describe("diffMigration", () => {
  it("finds what the migrations lack, without touching the database", async () => {
    const schema = join(folder, "schema.prisma");
    writeFileSync(schema, MODELS);
    expect(await diffMigration(url, folder, schema)).toBe("");
    writeFileSync(schema, MODELS.replace("model Note {", "model Note {\n  author String?"));
    expect(await diffMigration(url, folder, schema)).toContain('ALTER TABLE "Note" ADD COLUMN     "author" TEXT;');
    expect(await rows("SELECT 1 FROM pg_tables WHERE schemaname = 'public'")).toEqual([]);
    expect(await rows("SELECT 1 FROM pg_database WHERE datname LIKE '%shadow%'")).toEqual([]);
  });

  it("finds nothing in the product's own schema: every change has its migration", async () => {
    expect(readFileSync(SCHEMA, "utf8")).toContain("model");
    expect(await diffMigration(url, MIGRATIONS, SCHEMA)).toBe("");
    expect((await applyMigrations(url)).length).toBeGreaterThan(0);
  });
});

describe("withDatabaseLock", () => {
  it("lets one instance in at a time", async () => {
    const steps: string[] = [];
    const step = (name: string) => async (): Promise<void> => {
      steps.push(`${name} in`);
      await new Promise((done) => setTimeout(done, 50));
      steps.push(`${name} out`);
    };
    await Promise.all(["a", "b"].map((name) => withDatabaseLock(url, step(name))));
    expect([["a in", "a out", "b in", "b out"], ["b in", "b out", "a in", "a out"]]).toContainEqual(steps);
  });
});
