import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const own = (): string => process.env.DATABASE_URL ?? "";
const tables = "SELECT count(*)::int AS n FROM information_schema.tables WHERE table_schema = 'public'";

describe("a test's database", () => {
  let one: TestDatabase;
  let two: TestDatabase;

  beforeAll(async () => {
    [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  });
  afterAll(async () => {
    await Promise.all([one.dispose(), two.dispose()]);
  });

  it("is one of its own", async () => {
    expect(new Set([own(), one.url, two.url]).size).toBe(3);
    await query(one.url, "CREATE TABLE only_here (id int)");
    await expect(query(two.url, "SELECT * FROM only_here")).rejects.toThrow("only_here");
    await expect(query(own(), "SELECT * FROM only_here")).rejects.toThrow("only_here");
  });

  it("is migrated", async () => {
    expect(await query(two.url, tables)).toEqual(await query(own(), tables));
    expect(await query(two.url, "SELECT 1 AS found FROM _prisma_migrations LIMIT 1")).toEqual([{ found: 1 }]);
  });

  it("goes away, even under a connection", async () => {
    const gone = await createTestDatabase();
    const client = new Client({ connectionString: gone.url });
    client.on("error", () => undefined); // the server hangs up on it
    await client.connect();
    await gone.dispose();
    await expect(query(gone.url, "SELECT 1")).rejects.toThrow("does not exist");
  });

  it("compares Chinese as the real one must", async () => {
    const sorted = "SELECT string_agg(name, '' ORDER BY name) AS names FROM (VALUES ('中'), ('阿'), ('八')) AS units (name)";
    expect(await query(one.url, sorted)).toEqual([{ names: "阿八中" }]); // by pinyin
    await query(one.url, "CREATE EXTENSION IF NOT EXISTS pg_trgm");
    expect(await query(one.url, "SELECT show_trgm('督查考核') <> '{}' AS finds")).toEqual([{ finds: true }]);
  });
});
