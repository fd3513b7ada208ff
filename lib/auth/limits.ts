import "server-only";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "@/lib/db/client";
import { countedAddress } from "./addresses";
import { ACCOUNT_FAILURES, ADDRESS_FAILURES, DOWNLOAD_NOTES, OWN_FAILURES, REFUSAL_NOTES, SIGN_INS, type Limit } from "./rules-limits";

const limiters = new Map<string, RateLimiterPrisma>();

/** In the database, so that all instances count together. Made at first use, as the client is. */
function limiterOf({ name, points, seconds }: Limit): RateLimiterPrisma {
  const limiter = limiters.get(name) ?? new RateLimiterPrisma({ storeClient: db, tableName: "rateLimit", keyPrefix: name, points, duration: seconds, blockDuration: seconds });
  limiters.set(name, limiter);
  return limiter;
}

/** A user name is the same in whatever case it is typed. */
const keyOf = (username: string): string => username.toLowerCase();

type Taken = { isAllowed: boolean; isLast: boolean };

/** Counts one try beforehand, so that many at once get no further than one after the other. */
async function take(limit: Limit, key: string): Promise<Taken> {
  try {
    const { remainingPoints } = await limiterOf(limit).consume(key);
    return { isAllowed: true, isLast: remainingPoints === 0 };
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return { isAllowed: false, isLast: false };
    throw refusal; // the database: nobody gets in without being counted
  }
}

/** A try to tell a password: how it ended has to be said. */
export type PasswordTry = {
  /** False: too many failures; the password must not even be looked at. */
  readonly isAllowed: boolean;
  /** The password was right: earlier failures are forgotten. */
  succeeded(): Promise<void>;
  /** Neither: the password was right, and a second step is asked for. What failed before stays counted. */
  notCounted(): Promise<void>;
  /** @returns what this failure locked */
  failed(): Promise<{ isNameLocked: boolean; isAddressLocked: boolean }>;
};

/**
 * Before a password is checked at sign-in (GB/T 22239-2019 8.1.4.1 b, ASVS 6.3.1). A name that does not exist is counted like any
 * other, and so is an address that is not known.
 */
export async function beginSignIn(username: string, address: string | null): Promise<PasswordTry> {
  const [name, from] = [keyOf(username), countedAddress(address)];
  const there = await take(ADDRESS_FAILURES, from);
  const here = there.isAllowed ? await take(ACCOUNT_FAILURES, name) : { isAllowed: false, isLast: false };
  return {
    isAllowed: here.isAllowed,
    async succeeded() {
      await limiterOf(ACCOUNT_FAILURES).delete(name);
      await limiterOf(ADDRESS_FAILURES).reward(from, 1);
    },
    async notCounted() {
      await limiterOf(ACCOUNT_FAILURES).reward(name, 1);
      await limiterOf(ADDRESS_FAILURES).reward(from, 1);
    },
    async failed() {
      if (here.isLast) await limiterOf(ACCOUNT_FAILURES).block(name, ACCOUNT_FAILURES.seconds);
      return { isNameLocked: here.isLast, isAddressLocked: there.isLast };
    },
  };
}

/** Before somebody signed in states his password, or a code, again: a count of his own, which nobody else can use up. */
export async function beginOwnTry(accountId: string): Promise<{ isAllowed: boolean; succeeded: () => Promise<void> }> {
  const { isAllowed } = await take(OWN_FAILURES, accountId);
  return {
    isAllowed,
    async succeeded() {
      await limiterOf(OWN_FAILURES).delete(accountId);
    },
  };
}

/** Forgets a name's failures: an administrator gave it a new password. */
export async function forgetFailures(username: string): Promise<void> {
  await limiterOf(ACCOUNT_FAILURES).delete(keyOf(username));
}

/** @returns whether this account may sign in once more: what it leaves behind is never deleted */
export async function maySignIn(accountId: string): Promise<boolean> {
  return (await take(SIGN_INS, accountId)).isAllowed;
}

/** @returns whether another refusal of this account is to be written to the audit */
export async function mayNoteRefusal(accountId: string): Promise<boolean> {
  return (await take(REFUSAL_NOTES, accountId)).isAllowed;
}

/** @returns whether it is to be written that this account had this file */
export async function mayNoteDownload(accountId: string, fileId: string): Promise<boolean> {
  return (await take(DOWNLOAD_NOTES, `${accountId}/${fileId}`)).isAllowed;
}
