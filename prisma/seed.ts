/** What a database starts with: the units and the notice's list everywhere, made-up filings in a demonstration only. */
import { readFile } from "node:fs/promises";
import { importNotice } from "@/lib/lists/mutations";
import { importTargets } from "@/lib/lists/mutations-targets";
import { parseNotice } from "@/lib/notice/parse";
import { db } from "@/lib/db/client";
import type { Quarter } from "@/lib/periods/calendar";
import { seedUnits } from "@/lib/units/mutations";
import { LIST_SLUG, NOTICE_FILE } from "./notice-file";
import { planDemoAccounts } from "./seed-accounts";
import { seedAppraisals } from "./seed-appraisals";
import { seedBulletins } from "./seed-bulletins";
import { seedDemoFilings } from "./seed-filings";
import { seedNotices } from "./seed-notices";
import { seedOrders } from "./seed-orders";
import { seedPeriods } from "./seed-periods";
import { seedPublicity } from "./seed-publicity";
import { seedTokens } from "./seed-tokens";
import { loadTargetsSeed } from "./seed-targets";
import { loadUnitsSeed } from "./seed-units";
import { seedViews } from "./seed-views";

const FIRST_DEMO_QUARTER: Quarter = { year: 2025, quarter: 3 };

/** Units, the list and its targets, from `seeds/`. Safe to repeat. */
export async function seedBase(): Promise<void> {
  await seedUnits(await loadUnitsSeed());
  await importNotice(parseNotice(await readFile(NOTICE_FILE, "utf8")), LIST_SLUG);
  await importTargets(await loadTargetsSeed());
}

/**
 * Fills an empty database with the demonstration; on a later start only opens the quarters that have begun since.
 * @throws Error on a database that holds anything but a demonstration: made-up data never enters a production database
 */
export async function seedDemo(): Promise<void> {
  const installation = await db.installation.findUnique({ where: { id: 1 } });
  const isInUse = installation !== null || (await db.account.count()) > 0;
  if (isInUse && !installation?.isDemo) {
    throw new Error("该数据库已有正式数据，不能写入演示数据。请改用空数据库，或用 npm start 启动。");
  }
  const now = new Date();
  await seedBase();
  const list = await db.taskList.findUniqueOrThrow({ where: { slug: LIST_SLUG }, select: { id: true } });
  await seedPeriods(list.id, FIRST_DEMO_QUARTER, now);
  if (installation) return;
  // All of it in one transaction with the mark, so that a start cut short leaves nothing half-made.
  const accounts = await planDemoAccounts();
  await seedDemoFilings(list.id, accounts, now);
  await seedOrders(list.id, accounts, now);
  await seedPublicity(list.id, accounts, now);
  await seedAppraisals(list.id, accounts, now);
  await seedTokens(accounts, now);
  await seedNotices(now);
  await seedViews(list.id);
  await seedBulletins(LIST_SLUG, accounts.supervisorIds, now);
}
