import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Client } from "pg";
import { recordEvent } from "@/lib/audit/mutations";
import { db } from "@/lib/db/client";
import { parseAnchor, verifyAuditChain } from "@/prisma/audit-chain";
import { forgetAudit } from "@/tests/support/forget-audit";

const client = new Client({ connectionString: process.env.DATABASE_URL });
beforeAll(() => client.connect());
afterAll(() => client.end());

const write = (name: string) => recordEvent({ id: null, name }, { event: "LEDGER_EXPORTED", reason: "缘由", detail: { tasks: 3, words: "是\"非\n" } });
const findings = async (anchor?: string) => (await verifyAuditChain(client, anchor === undefined ? null : parseAnchor(anchor))).findings;
const anchorNow = async () => {
  const { head } = await verifyAuditChain(client);
  return `${String(head?.no)}:${String(head?.hash)}`;
};

/** What somebody with the database's own password can do: past every trigger. */
async function tamper(...statements: string[]): Promise<void> {
  await client.query("SET session_replication_role = replica");
  for (const statement of statements) await client.query(statement);
  await client.query("SET session_replication_role = origin");
}

beforeEach(async () => {
  await forgetAudit();
  for (const name of ["甲", "乙", "丙", "丁"]) await write(name);
});

const EVENT = (offset: number) => `(SELECT "id" FROM "AuditEvent" ORDER BY "id" OFFSET ${String(offset)} LIMIT 1)`;
const COPY = `"at", "actorName", "event", "reason", "detail"`;

describe("the audit's chain", () => {
  it("verifies as it was written, in whatever time zone the session is", async () => {
    await client.query("SET TimeZone = 'America/New_York'");
    expect(await findings()).toEqual([]);
    await client.query("RESET TimeZone");
    expect((await verifyAuditChain(client)).count).toBe(4n);
  });

  it("has no gap and no fork after two hundred writers at once, some of whom give up", async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 200 }, (_, i) =>
        db.$transaction(async (tx) => {
          await tx.auditEvent.create({ data: { actorName: `人${String(i)}`, event: "LEDGER_EXPORTED" } });
          if (i % 5 === 0) throw new Error("changed his mind");
        }, { timeout: 30_000, maxWait: 30_000 }),
      ),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(160);
    const { count, head } = await verifyAuditChain(client);
    expect(await findings()).toEqual([]);
    expect([count, head?.no]).toEqual([164n, 164n]);
  });

  it("links all the events of one change, however many, also with a savepoint rolled back between them", async () => {
    const many = (count: number) => ({ data: Array.from({ length: count }, (_, i) => ({ actorName: `人${String(i)}`, event: "LEDGER_EXPORTED" })) });
    await client.query("BEGIN");
    await client.query(`INSERT INTO "AuditEvent" ("actorName", "event") SELECT '一', 'X' FROM generate_series(1, 3)`);
    await client.query("SAVEPOINT s");
    await client.query(`INSERT INTO "AuditEvent" ("actorName", "event") VALUES ('二', 'X')`);
    await client.query("ROLLBACK TO s");
    await client.query(`INSERT INTO "AuditEvent" ("actorName", "event") VALUES ('三', 'X')`);
    await client.query("COMMIT");
    await Promise.all([db.auditEvent.createMany(many(3000)), db.auditEvent.createMany(many(3000))]);
    const { count, head } = await verifyAuditChain(client);
    expect(await findings()).toEqual([]);
    expect([count, head?.no]).toEqual([6008n, 6008n]);
  });

  it.each([
    ["changed", `UPDATE "AuditEvent" SET "actorName" = '别人' WHERE "id" = ${EVENT(1)}`],
    ["changed from empty to unknown", `UPDATE "AuditEvent" SET "address" = '' WHERE "id" = ${EVENT(1)}`],
    ["moved in time by a millisecond", `UPDATE "AuditEvent" SET "at" = "at" + interval '1 millisecond' WHERE "id" = ${EVENT(1)}`],
    ["moved out of time", `UPDATE "AuditEvent" SET "at" = 'infinity' WHERE "id" = ${EVENT(1)}`],
    ["changed in its detail", `UPDATE "AuditEvent" SET "detail" = '{"tasks": 4}' WHERE "id" = ${EVENT(1)}`],
    ["deleted", `DELETE FROM "AuditEvent" WHERE "id" = ${EVENT(1)}`],
    ["deleted with its link", `DELETE FROM "AuditSeal" WHERE "no" = 2`, `DELETE FROM "AuditEvent" WHERE "id" = ${EVENT(1)}`],
    ["deleted with its link, being the newest", `DELETE FROM "AuditSeal" WHERE "no" = 4`, `DELETE FROM "AuditEvent" WHERE "id" = ${EVENT(3)}`],
    ["put in", `INSERT INTO "AuditEvent" (${COPY}) SELECT ${COPY} FROM "AuditEvent" LIMIT 1`],
    ["put in with a link of its own", `INSERT INTO "AuditEvent" (${COPY}) SELECT ${COPY} FROM "AuditEvent" LIMIT 1`, `INSERT INTO "AuditSeal" SELECT 5, max("id"), repeat('0', 64) FROM "AuditEvent"`, `UPDATE "AuditHead" SET "no" = 5, "hash" = repeat('0', 64)`],
    ["exchanged for another by its link", `UPDATE "AuditSeal" SET "auditEventId" = -1 WHERE "no" = 1`, `UPDATE "AuditSeal" SET "auditEventId" = ${EVENT(0)} WHERE "no" = 2`, `UPDATE "AuditSeal" SET "auditEventId" = ${EVENT(1)} WHERE "no" = 1`],
    ["exchanged for another by its number", `UPDATE "AuditEvent" SET "id" = -1 WHERE "id" = ${EVENT(1)}`, `UPDATE "AuditEvent" SET "id" = "id" - 1 WHERE "id" = ${EVENT(2)}`],
    ["given another link", `UPDATE "AuditSeal" SET "hash" = repeat('a', 64) WHERE "no" = 4`, `UPDATE "AuditHead" SET "hash" = repeat('a', 64)`],
    ["left without a head", `DELETE FROM "AuditHead"`],
  ])("tells of a row that was %s", async (_what, ...statements) => {
    expect(await findings()).toEqual([]);
    try {
      await tamper(...statements);
      expect(await findings()).not.toEqual([]);
    } finally {
      await tamper(`INSERT INTO "AuditHead" VALUES (1, 0, '') ON CONFLICT DO NOTHING`);
    }
  });

  it("that was made anew as a whole is told by an anchor kept elsewhere, and a later one holds the earlier", async () => {
    const anchor = await anchorNow();
    await write("戊");
    expect(await findings(anchor)).toEqual([]);
    await forgetAudit();
    for (const name of ["甲", "乙", "假", "丁", "戊"]) await write(name);
    expect(await findings()).toEqual([]);
    expect(await findings(anchor)).not.toEqual([]);
    await forgetAudit();
    expect(await findings(anchor)).not.toEqual([]);
  });

  it("is verified by a command that says what is wrong and ends with 1", async () => {
    const run = (...args: string[]) => promisify(execFile)(process.execPath, ["--import", "tsx", "prisma/audit-verify.ts", ...args], { env: { ...process.env } });
    const good = await run("--anchor", await anchorNow());
    expect(good.stdout).toMatch(/审计记录 4 条，[\d-]{10} [\d:]{8} 至 [\d-]{10} [\d:]{8}（北京时间）。/);
    expect(good.stdout).toContain("逐条校验无误");
    await tamper(`UPDATE "AuditEvent" SET "reason" = '' WHERE "id" = ${EVENT(2)}`);
    await expect(run()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("第 3 环") as string });
    await expect(run("--anchor", "x")).rejects.toMatchObject({ code: 2 });
  }, 60_000);
});

describe("the database itself", () => {
  it.each([
    `UPDATE "AuditEvent" SET "reason" = 'x'`, `DELETE FROM "AuditEvent"`, `TRUNCATE "AuditEvent"`,
    `UPDATE "AuditSeal" SET "hash" = 'x'`, `DELETE FROM "AuditSeal"`, `TRUNCATE "AuditSeal"`, `INSERT INTO "AuditSeal" VALUES (99, 99, 'x')`,
    `UPDATE "AuditHead" SET "no" = 0`, `DELETE FROM "AuditHead"`, `TRUNCATE "AuditHead"`, `INSERT INTO "AuditHead" VALUES (2, 0, '')`,
  ])("refuses %s", async (statement) => {
    await expect(db.$executeRawUnsafe(statement)).rejects.toThrow(/the audit is never changed/);
    expect(await findings()).toEqual([]);
  });
});
