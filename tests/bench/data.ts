/** Made-up data at a hundred times the size, for measuring: into an empty database only, which is then a demonstration. */
import { readFile } from "node:fs/promises";
import { hash } from "@node-rs/argon2";
import type { Client } from "pg";
import { DEMO_PASSWORD } from "@/lib/accounts/rules-demo";
import { TOLD_EVENT_NAMES } from "@/lib/notifications/rules";
import { parseNotice } from "@/lib/notice/parse";
import { usualTimes } from "@/lib/periods/calendar";
import { listTables, quoted } from "../../prisma/backup-tables";
import { checkInstallation } from "../../prisma/check-installation";
import { withClient } from "../../prisma/database-connection";
import { NOTICE_FILE } from "../../prisma/notice-file";
import { requireEmptyDatabase } from "../../prisma/restore-load";
import { emptyRows, type SeedRows } from "../../prisma/seed-rows";
import { loadStories, type Story } from "../../prisma/seed-stories";
import { loadUnitsSeed } from "../../prisma/seed-units";
import { Chain } from "./data-audit";
import { addCity, cityOf, type City } from "./data-cities";
import { copyRows, Ids } from "./data-copy";
import { withoutIndices } from "./data-indices";
import { addList, lastQuarters, QUARTERS, type List } from "./data-lists";
import { noticesOf, quarterOf } from "./data-quarter";

const TABLES: readonly [keyof SeedRows, string][] = [
  ["reports", "Report"], ["reportRevisions", "ReportRevision"], ["reviews", "Review"], ["contributions", "Contribution"],
  ["contributionRevisions", "ContributionRevision"], ["comments", "Comment"], ["mentions", "CommentMention"],
];
const GROWING = [...TABLES.map(([, table]) => table), "AuditEvent", "AuditSeal", "Notification", "ToldEvent"];

/** Of the demonstration's password: the same salt, so that every run writes the same rows. */
const passwordHash = (): Promise<string> => hash(DEMO_PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1, salt: Buffer.from("duban-bench-data") });

/** Units, accounts, lists and quarters. */
async function fillLists(client: Client, scale: number, now: Date, ids: Ids): Promise<List[]> {
  const rows = { Unit: [], UnitAlias: [], UnitGroup: [], GroupMembership: [], Account: [], TaskList: [], Chapter: [], Section: [], Task: [], TaskSupport: [], Period: [] };
  const [notice, seed] = [parseNotice(await readFile(NOTICE_FILE, "utf8")), await loadUnitsSeed()];
  const [first] = lastQuarters(QUARTERS, now);
  if (!first) throw new Error("no quarter");
  const making = { ids, now, since: usualTimes(first).opensAt, passwordHash: await passwordHash() };
  const cities: City[] = Array.from({ length: cityOf(scale - 1) + 1 }, (_, no) => addCity(rows, no, seed, notice, making));
  const lists = Array.from({ length: scale }, (_, index) => {
    const city = cities[cityOf(index)];
    if (!city) throw new Error(`no city for list ${index}`);
    return addList(rows, index, city, notice, now, ids);
  });
  for (const [table, some] of Object.entries(rows)) await copyRows(client, table, some);
  await client.query("SELECT refresh_task_supporters(NULL)");
  return lists;
}

/** @returns the supporting units by task, of the lists' quarters of this number */
async function loadSupporters(client: Client, lists: readonly List[], at: number): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{ taskId: string; unitIds: string[] }>(
    `SELECT o."taskId", array_agg(o."unitId"::text ORDER BY u."position") AS "unitIds"
     FROM owed_contribution o JOIN "Unit" u ON u."id" = o."unitId" WHERE o."periodId" = ANY ($1) GROUP BY o."taskId"`,
    [lists.map((list) => list.periods[at]?.id)],
  );
  return new Map(rows.map((row) => [row.taskId, row.unitIds]));
}

/** All lists' rows of one quarter: so tables and trail grow in the order of time, as they do in use. */
async function fillQuarter(client: Client, lists: readonly List[], at: number, stories: ReadonlyMap<number, Story>, now: Date, ids: Ids, chain: Chain): Promise<void> {
  const supporters = await loadSupporters(client, lists, at);
  const all = emptyRows();
  const cities = new Map(lists.flatMap(({ tasks, city }) => tasks.map((task) => [task.id, city])));
  for (const list of lists) {
    const period = list.periods[at];
    if (!period) continue;
    const rows = quarterOf(list, period, supporters, stories, now, ids);
    for (const [key] of [...TABLES, ["events"] as const]) for (const row of rows[key]) (all[key] as object[]).push(row);
  }
  for (const [key, table] of TABLES) await copyRows(client, table, all[key]);
  const { rows: events, seals } = chain.seal(all.events);
  await copyRows(client, "AuditEvent", events);
  await copyRows(client, "AuditSeal", seals);
  const told = events.filter(({ event }) => TOLD_EVENT_NAMES.some((name) => name === event));
  await copyRows(client, "ToldEvent", told.map(({ id, at: toldAt }) => ({ auditEventId: id, toldAt })));
  const mentions = new Map(all.mentions.map(({ commentId, unitId }) => [commentId, unitId]));
  await copyRows(client, "Notification", told.flatMap((event) => {
    const city = cities.get(event.taskId ?? "");
    return city ? noticesOf(event, mentions, city, at < QUARTERS - 1, ids) : [];
  }));
}

/**
 * Fills a migrated, empty database with so many lists of 47 tasks and twenty quarters, all of it or nothing.
 *
 * @throws OperatorError for a database that is a city's own, or in which anything has been written
 */
export async function fillBenchData(databaseUrl: string, scale: number, onProgress: (line: string) => void, now = new Date()): Promise<void> {
  await checkInstallation(databaseUrl, true);
  const stories = await loadStories();
  await withClient(databaseUrl, async (client) => {
    await client.query("BEGIN");
    await requireEmptyDatabase(client);
    const tables = (await listTables(client)).map(({ name }) => quoted(name));
    await client.query("SET LOCAL synchronous_commit = off");
    for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    const [ids, chain] = [new Ids(), new Chain()];
    await copyRows(client, "Installation", [{ id: 1, isDemo: true }]);
    const lists = await fillLists(client, scale, now, ids);
    await withoutIndices(client, GROWING, onProgress, async () => {
      for (let at = 0; at < QUARTERS; at += 1) {
        await fillQuarter(client, lists, at, stories, now, ids, chain);
        onProgress(`${scale} 份清单：第 ${at + 1}/${QUARTERS} 季度`);
      }
    });
    await chain.close(client);
    // Who was mentioned in former quarters has read of it.
    await client.query(`INSERT INTO "TaskRead" ("accountId", "taskId", "readAt")
      SELECT DISTINCT a."id", c."taskId", $1::timestamptz FROM "CommentMention" m JOIN "Comment" c ON c."id" = m."commentId" JOIN "Account" a ON a."unitId" = m."unitId"`, [lists[0]?.periods.at(-1)?.opensAt]);
    for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    await client.query("COMMIT");
    onProgress("整理统计信息");
    await client.query("VACUUM (ANALYZE)");
  });
}
