import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Client } from "pg";
import { readSession, openSession } from "@/lib/auth/sessions";
import { db } from "@/lib/db/client";
import { createOffice, type Office } from "../accounts/fixture";

/** Tables whose rows no kept page shows, or that the reader's stamp itself asks for; what is in none of the lists fails the test. */
const SAYS_NOTHING: Record<string, string> = {
  _prisma_migrations: "the database's own",
  ApiToken: "no kept page shows tokens",
  AuditEvent: "raises where it is about a task or a period",
  AuditHead: "of the audit's page only",
  AuditSeal: "of the audit's page only",
  DataVersion: "the number itself",
  FormerPassword: "shown nowhere",
  Mail: "shown nowhere",
  MailPreference: "of the account's page only",
  Notification: "in the reader's stamp",
  RateLimit: "shown nowhere",
  RecoveryCode: "of the account's page only",
  Session: "asked at every request",
  TaskRead: "in the reader's stamp",
  ToldEvent: "shown nowhere",
};

const one = new Client({ connectionString: process.env.DATABASE_URL });
const other = new Client({ connectionString: process.env.DATABASE_URL });
let office: Office;
beforeAll(async () => {
  await Promise.all([one.connect(), other.connect()]);
  office = await createOffice();
});
afterAll(() => Promise.all([one.end(), other.end()]));

const versionNow = async () => Number((await db.dataVersion.findUniqueOrThrow({ where: { id: 1 } })).no);
const rename = (client: Client, name: string) => client.query(`UPDATE "Unit" SET "shortName" = $1 WHERE "id" = (SELECT min("id"::text)::uuid FROM "Unit")`, [name]);

describe("the data's version", () => {
  it("is raised by every table whose rows pages show", async () => {
    const { rows } = await one.query<{ name: string; raises: boolean }>(`
      SELECT c.relname AS name, EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'raise_data_version') AS raises
      FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`);
    const silent = rows.filter(({ raises }) => !raises).map(({ name }) => name);
    expect(silent.filter((name) => !(name in SAYS_NOTHING))).toEqual([]);
    expect(rows.filter(({ name, raises }) => raises && name in SAYS_NOTHING).map(({ name }) => name)).toEqual(["AuditEvent"]);
  });

  it("rises once with a commit, whatever the transaction changed, and not with one that is taken back", async () => {
    const before = await versionNow();
    await one.query("BEGIN");
    await rename(one, "甲");
    await rename(one, "乙");
    await one.query(`UPDATE "Account" SET "displayName" = "displayName"`);
    expect(await versionNow()).toBe(before);
    await one.query("COMMIT");
    expect(await versionNow()).toBe(before + 1);
    await one.query("BEGIN");
    await rename(one, "丙");
    await one.query("ROLLBACK");
    expect(await versionNow()).toBe(before + 1);
  });

  it("never lets a number stand for a change that came later: the one who commits last has the highest", async () => {
    const before = await versionNow();
    await one.query("BEGIN");
    await rename(one, "丁");
    await other.query("BEGIN");
    await other.query(`UPDATE "Account" SET "displayName" = "displayName" WHERE "id" = $1`, [office.ids.filer]);
    await other.query("COMMIT");
    expect(await versionNow()).toBe(before + 1);
    await one.query("COMMIT");
    expect(await versionNow()).toBe(before + 2);
  });
});

describe("a reader's stamp", () => {
  async function stampNow(session: string) {
    return (await readSession(session, office.ids.filer, { withStamp: true }))?.stamp;
  }

  it("stays while nothing changes, and changes with the data, with his notices and with what he has read", async () => {
    const session = await openSession(office.ids.filer, "PASSWORD", { address: null, agent: "" });
    const seen = [await stampNow(session)];
    expect(await stampNow(session)).toBe(seen[0]);

    await rename(one, "戊");
    seen.push(await stampNow(session));
    const notice = { accountId: office.ids.filer, kind: "REMINDER", dedupeKey: "stamp", happenedAt: new Date() } as const;
    const { id } = await db.notification.create({ data: notice });
    seen.push(await stampNow(session));
    await db.notification.create({ data: { ...notice, accountId: office.ids.signer } });
    expect(await stampNow(session)).toBe(seen[2]);
    await db.notification.update({ where: { id }, data: { readAt: new Date() } });
    seen.push(await stampNow(session));
    expect(seen[3]).toBe(seen[1]);
    expect(new Set(seen.slice(0, 3)).size).toBe(3);
  });
});
