/** The demonstration's notices: told by the product's own rules, from the events of the last weeks; nothing leaves the application. */
import { db } from "@/lib/db/client";
import { tellEvent } from "@/lib/notifications/mutations-tell";
import { TOLD_EVENT_NAMES } from "@/lib/notifications/rules";
import { shanghaiDay } from "@/lib/periods/calendar";
import type { DemoAccounts } from "./seed-accounts";
import { noteEvents, type SeedPeriod, type SeedRows, type SeedTask } from "./seed-rows";

const DAY_MS = 86_400_000;
const TOLD_DAYS = 60;
const UNREAD_DAYS = 5;

/** Two tasks that nobody has begun are chased, days apart. */
const REMINDERS = [
  { no: 20, daysAgo: 4, words: "请抓紧填报本季度进展情况，重点说明项目落地和资金拨付情况。" },
  { no: 33, daysAgo: 2, words: "" },
];

/** Adds the reminders to the rows' events. */
export function seedReminders(rows: SeedRows, tasks: readonly SeedTask[], period: SeedPeriod | undefined, accounts: DemoAccounts, now: Date): void {
  for (const { no, daysAgo, words } of REMINDERS) {
    const task = tasks.find((one) => one.no === no);
    if (!task || !period) continue;
    const morning = new Date(`${shanghaiDay(new Date(now.getTime() - daysAgo * DAY_MS))}T09:30:00+08:00`);
    const at = morning < period.opensAt ? period.opensAt : morning;
    noteEvents(rows, accounts.names, { taskId: task.id, periodId: period.id, unitId: task.leadUnitId })("REMINDER_SENT", accounts.supervisorIds[0], at, words);
  }
}

/**
 * Tells what the seed has written: the latest is unread, as are mentions, whose discussions nobody has opened; of a
 * reminder's readers only the filers have looked.
 */
export async function seedNotices(now: Date): Promise<void> {
  const from = new Date(now.getTime() - TOLD_DAYS * DAY_MS);
  const events = await db.auditEvent.findMany({ where: { at: { gte: from }, event: { in: TOLD_EVENT_NAMES } }, select: { id: true }, orderBy: { id: "asc" } });
  for (const { id } of events) await tellEvent(id, { canMail: false, now });
  await db.$executeRaw`INSERT INTO "ToldEvent" ("auditEventId") SELECT "id" FROM "AuditEvent" ON CONFLICT DO NOTHING`;
  await db.$executeRaw`
    UPDATE "Notification" SET "readAt" = least("happenedAt" + interval '5 hours', ${now}::timestamptz)
    WHERE ("kind" <> 'MENTIONED' AND "happenedAt" < ${new Date(now.getTime() - UNREAD_DAYS * DAY_MS)}::timestamptz)
      OR ("kind" = 'REMINDER' AND "accountId" IN (SELECT "id" FROM "Account" WHERE 'FILER' = ANY ("roles")))`;
}
