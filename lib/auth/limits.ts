import "server-only";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "@/lib/db/client";
import { ACCOUNT_FAILURES, ADDRESS_FAILURES, REFUSAL_NOTES, type FailureLimit } from "./rules-limits";

/** In the database, so that all instances count together. Made at first use, as the client is. */
function limiterOf({ name, failures, seconds }: FailureLimit): RateLimiterPrisma {
  return new RateLimiterPrisma({ storeClient: db, tableName: "rateLimit", keyPrefix: name, points: failures, duration: seconds, blockDuration: seconds });
}

const make = () => ({ account: limiterOf(ACCOUNT_FAILURES), address: limiterOf(ADDRESS_FAILURES), refusals: limiterOf(REFUSAL_NOTES) });
let limiters: ReturnType<typeof make> | undefined;
const made = () => (limiters ??= make());

/** A user name is the same in whatever case it is typed. */
const keyOf = (username: string): string => username.toLowerCase();

/** Counts one try beforehand, so that many at once get no further than one after the other. */
async function take(limiter: RateLimiterPrisma, key: string): Promise<{ isAllowed: boolean; isLast: boolean }> {
  try {
    const { remainingPoints } = await limiter.consume(key);
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
  /** @returns whether this failure locked the name */
  failed(): Promise<boolean>;
};

/**
 * Before a password is checked, at sign-in or where it is asked for again (GB/T 22239-2019 8.1.4.1 b, ASVS 6.3.1). A name that
 * does not exist is counted like any other.
 *
 * @param address from where; null where unknown, which is then not counted
 */
export async function beginPasswordTry(username: string, address: string | null): Promise<PasswordTry> {
  const { account, address: byAddress } = made();
  const key = keyOf(username);
  const there = address === null ? null : await take(byAddress, address);
  const here = there?.isAllowed === false ? { isAllowed: false, isLast: false } : await take(account, key);
  return {
    isAllowed: here.isAllowed,
    async succeeded() {
      await account.delete(key);
      if (address !== null) await byAddress.reward(address, 1);
    },
    async notCounted() {
      await account.reward(key, 1);
      if (address !== null) await byAddress.reward(address, 1);
    },
    async failed() {
      if (here.isLast) await account.block(key, ACCOUNT_FAILURES.seconds);
      return here.isLast;
    },
  };
}

/** Forgets a name's failures: an administrator gave it a new password. */
export async function forgetFailures(username: string): Promise<void> {
  await made().account.delete(keyOf(username));
}

/** @returns whether another refusal of this account is to be written to the audit */
export async function mayNote(accountId: string): Promise<boolean> {
  return (await take(made().refusals, accountId)).isAllowed;
}
