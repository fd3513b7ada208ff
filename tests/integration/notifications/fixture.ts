import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { QueueName } from "@/lib/jobs/queues";

/** Leaves no notice, no e-mail and no job. */
export async function forgetNotices(): Promise<void> {
  await db.$executeRaw`TRUNCATE "Notification", "Mail", "ToldEvent", "MailPreference"`;
  await db.$executeRaw`DELETE FROM pgboss.job`;
}

/** @returns how many jobs of a queue wait or are carried out */
export async function countJobs(name: QueueName): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS "count" FROM pgboss.job WHERE "name" = ${name} AND "state" < 'completed'`;
  return row?.count ?? 0;
}

/** What an account was told, oldest first. */
export function noticesOf(viewer: Pick<Viewer, "id">) {
  return db.notification.findMany({ where: { accountId: viewer.id }, orderBy: { id: "asc" } });
}
