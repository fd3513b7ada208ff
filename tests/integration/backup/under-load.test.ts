import "../attachments/data-folder";
import { randomUUID } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { beforeAll, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/schema";
import { createComment } from "@/lib/comments/mutations";
import { createCommentSchema } from "@/lib/comments/schema";
import { saveReport } from "@/lib/reports/mutations";
import { parseAnchor, verifyAuditChain } from "@/prisma/audit-chain";
import { writeBackup } from "@/prisma/backup-write";
import type { Manifest } from "@/prisma/backup-manifest";
import { makePng } from "@/prisma/sample-files";
import { until } from "@/prisma/until";
import { uploaded } from "../attachments/steps";
import { reportForm } from "../reports/steps";
import { createWorld, type World } from "../reports/world";
import { createEmptyDatabase, newPath, rows, runNpm } from "./archives";

const source = process.env.DATABASE_URL ?? "";
const archive = newPath(".tar");
const dataDir = newPath();
/** What was answered as done: the words of each comment, and the version that a save of the report was given. */
const acknowledged = { comments: [] as string[], reportVersion: 0 };
let before: typeof acknowledged;
let restored: { output: string; code: number };
let manifest: Manifest;
let target: string;

async function commentForEver(world: World, viewer: Viewer, mark: string, goesOn: () => boolean): Promise<void> {
  for (let no = 1; goesOn(); no += 1) {
    const body = `${mark}${no}`;
    const bytes = makePng(8, 8, () => [no % 256, mark.codePointAt(0) ?? 0, 7].map((value) => value % 256) as [number, number, number]);
    const attachments = [await uploaded(world, viewer, { for: "comment", bytes })];
    await createComment(viewer, createCommentSchema.parse({ list: world.slug, no: world.no, body, requestId: randomUUID(), attachments }));
    acknowledged.comments.push(body);
  }
}

async function saveForEver(world: World, goesOn: () => boolean): Promise<void> {
  while (goesOn()) {
    const version = acknowledged.reportVersion;
    const saved = await saveReport(world.viewers.filer, reportForm(world, { version, progress: `第${version + 1}稿` }));
    acknowledged.reportVersion = saved.version;
  }
}

beforeAll(async () => {
  const world = await createWorld();
  let isOver = false;
  const goesOn = () => !isOver;
  const writers = [
    commentForEver(world, world.viewers.countyFiler, "县", goesOn),
    commentForEver(world, world.viewers.supervisor, "督", goesOn),
    saveForEver(world, goesOn),
  ];
  const has = (least: number) => until(() => acknowledged.comments.length >= least && acknowledged.reportVersion > 3, 60_000);
  expect(await has(12)).toBe(true);
  before = { comments: [...acknowledged.comments], reportVersion: acknowledged.reportVersion };
  manifest = await writeBackup(source, archive, { skipsLost: false });
  expect(await has(before.comments.length + 2)).toBe(true);
  isOver = true;
  await Promise.all(writers);
  target = await createEmptyDatabase();
  restored = await runNpm("restore", [archive], { DATABASE_URL: target, DATA_DIR: dataDir });
}, 180_000);

const identical = async (table: string, key: string, where = "true") => {
  const there = await rows<{ key: string; row: string }>(target, `SELECT ${key} AS key, t::text AS row FROM "${table}" t WHERE ${where} ORDER BY 1`);
  const here = new Map((await rows<{ key: string; row: string }>(source, `SELECT ${key} AS key, t::text AS row FROM "${table}" t`)).map(({ key: of, row }) => [of, row]));
  expect(there.filter(({ key: of, row }) => here.get(of) !== row), table).toEqual([]);
  return there.length;
};

it("is restored elsewhere by an owner who is no superuser", async () => {
  expect(restored).toMatchObject({ code: 0, output: expect.stringContaining("内容与备份一致") as string });
  expect(await rows(target, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")).toEqual([{ rolsuper: false }]);
});

it("has everything that was acknowledged before it began, as it was", async () => {
  const there = (await rows<{ body: string }>(target, `SELECT "body" FROM "Comment"`)).map(({ body }) => body);
  expect(before.comments.filter((body) => !there.includes(body))).toEqual([]);
  expect(await identical("Comment", `"id"::text`)).toBeGreaterThanOrEqual(before.comments.length);
  const [report] = await rows<{ version: number; progress: string }>(target, `SELECT "version", "progress" FROM "Report"`);
  expect(report?.version).toBeGreaterThanOrEqual(before.reportVersion);
  expect(report?.progress).toBe(`第${String(report?.version)}稿`);
});

it("has the tables nobody wrote to row for row, and of the others what was there at one moment", async () => {
  for (const table of ["Unit", "Account", "TaskList", "Section", "Task", "Period", "GroupMembership"]) {
    const [{ count }] = (await rows<{ count: number }>(source, `SELECT count(*)::int FROM "${table}"`)) as [{ count: number }];
    expect(await identical(table, `"id"::text`), table).toBe(count);
  }
  const links = await identical("AuditSeal", `"no"::text`);
  expect([links, await identical("AuditEvent", `"id"::text`)]).toEqual([Number(manifest.audit?.no), links]);
  // A comment and its audit row come together or not at all; so do the file and its own.
  const pairs = await rows(target, `SELECT
      (SELECT count(*) FROM "Comment") = (SELECT count(*) FROM "AuditEvent" WHERE "event" = 'COMMENT_CREATED') AS comments,
      (SELECT count(*) FROM "Attachment") = (SELECT count(*) FROM "AuditEvent" WHERE "event" = 'ATTACHMENT_ADDED') AS files`);
  expect(pairs).toEqual([{ comments: true, files: true }]);
});

it("has the bytes of every file", async () => {
  const files = await rows<{ key: string }>(target, `SELECT "storageKey" AS key FROM "Attachment"`);
  expect(files.length).toBeGreaterThanOrEqual(before.comments.length);
  const differing = files.filter(({ key }) => !readFileSync(join(dataDir, "files", key)).equals(readFileSync(join(process.env.DATA_DIR ?? "", "files", key))));
  expect(differing).toEqual([]);
});

it("keeps the audit's chain, which goes on from there and is as closed as before", async () => {
  const client = new Client({ connectionString: target });
  await client.connect();
  const anchor = parseAnchor(`${String(manifest.audit?.no)}:${String(manifest.audit?.hash)}`);
  try {
    expect((await verifyAuditChain(client, anchor)).findings).toEqual([]);
    await client.query(`INSERT INTO "AuditEvent" ("actorName", "event") VALUES ('系统', 'LEDGER_EXPORTED')`);
    expect(await verifyAuditChain(client, anchor)).toMatchObject({ findings: [], count: BigInt(manifest.audit?.no ?? 0) + 1n });
    for (const table of ["AuditEvent", "AuditSeal", "AuditHead"]) await expect(client.query(`DELETE FROM "${table}"`)).rejects.toThrow("the audit is never changed");
  } finally {
    await client.end();
  }
});

it("is nobody else's to read, and holds in a check without a database", async () => {
  expect(statSync(archive).mode & 0o777).toBe(0o600);
  expect(await runNpm("backup:verify", [archive], {})).toMatchObject({ code: 0, output: expect.stringContaining("备份完好") as string });
});
