import "server-only";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import type { SignInWay } from "@/lib/labels";
import { env } from "@/lib/env";
import { ACCOUNT, type AccountRow } from "./account-row";
import { isUuid, openAt } from "./rules-session";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Ended ones stay for a while, so that nothing asks for them in vain; then they go. */
const KEPT_DAYS = 30;
/** More open ones than anybody has devices: then the oldest end. */
const MOST_OPEN = 50;

/** From where somebody signs in. */
export type Caller = { address: string | null; agent: string };

/** Opens a session of an account that has signed in. @returns its id, for the cookie */
export async function openSession(accountId: string, by: SignInWay, { address, agent }: Caller, now = new Date()): Promise<string> {
  await db.session.deleteMany({ where: { accountId, endsAt: { lt: new Date(now.getTime() - KEPT_DAYS * DAY_MS) } } });
  const endsAt = new Date(now.getTime() + env().SESSION_HOURS * 60 * MINUTE_MS);
  const { id } = await db.session.create({ data: { accountId, by, address, agent, openedAt: now, lastSeenAt: now, endsAt }, select: { id: true } });
  const beyond = await db.session.findMany({ where: { accountId, ...openAt(now, env().SESSION_IDLE_MINUTES) }, select: { id: true }, orderBy: { id: "desc" }, skip: MOST_OPEN });
  if (beyond.length > 0) await db.session.updateMany({ where: { id: { in: beyond.map((one) => one.id) } }, data: { endedAt: now } });
  return id;
}

/** An account and its session, as the database has them at this request. */
export type SessionRow = AccountRow & { by: SignInWay; lastSeenAt: Date; stamp: string | null };

/** What a kept page depends on: the data of everybody, what its reader has not read, and how far he has read discussions. */
const STAMP = Prisma.sql`concat_ws('/', (SELECT "no" FROM "DataVersion"),
  (SELECT md5(string_agg(n."id"::text, ',' ORDER BY n."id")) FROM "Notification" n WHERE n."accountId" = a."id" AND n."readAt" IS NULL),
  (SELECT concat(count(*), ':', sum(extract(epoch FROM r."readAt"))) FROM "TaskRead" r WHERE r."accountId" = a."id"))`;

type ReadOptions = { isUse?: boolean; withStamp?: boolean; now?: Date };

/**
 * @param options `isUse`: whether somebody does something, which is noted, and puts the end by idleness off; `withStamp`:
 *   whether the state of all that pages show is asked for too
 * @returns the account and how the session was opened; null when it has ended or is not this account's
 */
export async function readSession(id: string, accountId: string, { isUse = true, withStamp = false, now = new Date() }: ReadOptions = {}): Promise<SessionRow | null> {
  if (!isUuid(id) || !isUuid(accountId)) return null;
  const open = openAt(now, env().SESSION_IDLE_MINUTES);
  const [row] = await db.$queryRaw<SessionRow[]>`
    SELECT s."by"::text AS "by", s."lastSeenAt", ${ACCOUNT}, ${withStamp ? STAMP : Prisma.sql`NULL`} AS "stamp"
    FROM "Session" s
    JOIN "Account" a ON a."id" = s."accountId"
    LEFT JOIN "Unit" u ON u."id" = a."unitId"
    WHERE s."id" = ${id}::uuid AND s."accountId" = ${accountId}::uuid
      AND s."endedAt" IS NULL AND s."endsAt" > ${open.endsAt.gt}::timestamptz AND s."lastSeenAt" > ${open.lastSeenAt.gt}::timestamptz`;
  if (!row) return null;
  const minuteAgo = new Date(now.getTime() - MINUTE_MS);
  if (isUse && row.lastSeenAt < minuteAgo) await db.session.updateMany({ where: { id, lastSeenAt: { lt: minuteAgo } }, data: { lastSeenAt: now } });
  return row;
}

/** Ends sessions of one account, of those that have not ended. @returns how many */
export async function endSessions(tx: Pick<Transaction, "session">, accountId: string, which: { id?: string; except?: string | undefined } = {}, now = new Date()): Promise<number> {
  const { id, except } = which;
  const { count } = await tx.session.updateMany({ where: { accountId, ...openAt(now, env().SESSION_IDLE_MINUTES), ...(id ? { id } : except ? { id: { not: except } } : {}) }, data: { endedAt: now } });
  return count;
}
