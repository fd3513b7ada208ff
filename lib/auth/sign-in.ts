import "server-only";
import { db } from "@/lib/db/client";
import { log } from "@/lib/log";
import { metrics } from "@/lib/operations/process-metrics";
import { verifyPassword } from "./password";

export type SignedIn = { id: string; sessionEpoch: number };

/** @returns the account of this name and password, or null; a disabled account counts as none */
async function authenticate(username: string, password: string): Promise<SignedIn | null> {
  const account = await db.account.findUnique({
    where: { username },
    select: { id: true, sessionEpoch: true, passwordHash: true, isDisabled: true },
  });
  const isRight = await verifyPassword(account?.passwordHash ?? null, password);
  if (account && isRight && !account.isDisabled) return { id: account.id, sessionEpoch: account.sessionEpoch };
  metrics().signInFailures.inc();
  return null;
}

/**
 * The sign-in by user name and password. next-auth tells the browser whatever is thrown here, so only a code is.
 *
 * @param address from where, as lib/auth/client-address tells
 * @returns the account, or null for an unknown name, a wrong password and a disabled account alike
 * @throws Error with a code of lib/auth/rules-sign-in
 */
export async function authorize(username: string, password: string, _address: string | null): Promise<SignedIn | null> {
  try {
    // eslint-disable-next-line no-control-regex -- PostgreSQL takes no NUL, and no user name has any of these
    return await authenticate(username.replace(/[\0-\x1f]/g, "?"), password);
  } catch (error) {
    log.error({ err: error }, "sign-in failed");
    throw new Error("Unavailable");
  }
}
