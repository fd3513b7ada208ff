import "server-only";
import { db, type Transaction } from "@/lib/db/client";
import type { SignInWay } from "@/lib/labels";
import { env } from "@/lib/env";
import { openAt } from "./rules-session";

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

/**
 * @param options `isUse`: whether somebody does something, which is noted, and puts the end by idleness off
 * @returns how the session was opened; null when it has ended or is not this account's
 */
export async function readSession(id: string, accountId: string, { isUse = true, now = new Date() } = {}): Promise<{ by: SignInWay } | null> {
  const session = await db.session.findFirst({ where: { id, accountId, ...openAt(now, env().SESSION_IDLE_MINUTES) }, select: { by: true, lastSeenAt: true } });
  if (!session) return null;
  const minuteAgo = new Date(now.getTime() - MINUTE_MS);
  if (isUse && session.lastSeenAt < minuteAgo) await db.session.updateMany({ where: { id, lastSeenAt: { lt: minuteAgo } }, data: { lastSeenAt: now } });
  return { by: session.by };
}

/** Ends sessions of one account, of those that have not ended. @returns how many */
export async function endSessions(tx: Pick<Transaction, "session">, accountId: string, which: { id?: string; except?: string | undefined } = {}, now = new Date()): Promise<number> {
  const { id, except } = which;
  const { count } = await tx.session.updateMany({ where: { accountId, ...openAt(now, env().SESSION_IDLE_MINUTES), ...(id ? { id } : except ? { id: { not: except } } : {}) }, data: { endedAt: now } });
  return count;
}
