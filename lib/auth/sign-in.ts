import "server-only";
import { recordEvent } from "@/lib/audit/mutations";
import { db } from "@/lib/db/client";
import { log } from "@/lib/log";
import { beginPasswordTry } from "./limits";
import { verifyPassword } from "./password";

export type SignedIn = { id: string; sessionEpoch: number };

/** What next-auth tells the browser: a code of lib/auth/rules-sign-in, and nothing else. */
class SignInRefused extends Error {}

/** Not told: whoever fills in his password where the name belongs would find it in the audit. */
const UNKNOWN_NAME = "未知用户名";

async function authenticate(username: string, password: string, address: string | null): Promise<SignedIn | null> {
  const attempt = await beginPasswordTry(username, address);
  if (!attempt.isAllowed) throw new SignInRefused("Locked");
  const account = await db.account.findUnique({
    where: { username },
    select: { id: true, displayName: true, unitId: true, sessionEpoch: true, passwordHash: true, isDisabled: true },
  });
  const isRight = await verifyPassword(account?.passwordHash ?? null, password);
  const subject = account ? { subjectId: account.id } : {};
  if (account && isRight && !account.isDisabled) {
    await attempt.succeeded();
    const { id, displayName, unitId, sessionEpoch } = account;
    await recordEvent({ id, name: displayName, unitId, address }, { event: "SIGNED_IN", ...subject, detail: { by: "password" } });
    return { id, sessionEpoch };
  }
  const isLocked = await attempt.failed();
  const nobody = { id: null, name: account ? username : UNKNOWN_NAME, address };
  await recordEvent(nobody, { event: "SIGN_IN_FAILED", ...subject });
  if (isLocked) await recordEvent(nobody, { event: "ACCOUNT_LOCKED", ...subject });
  return null;
}

/**
 * The sign-in by user name and password, counted and written to the audit.
 *
 * @param address from where, as lib/auth/client-address tells
 * @returns the account, or null for an unknown name, a wrong password and a disabled account alike
 * @throws Error with a code of lib/auth/rules-sign-in: too many failures, for whatever name; or nothing works
 */
export async function authorize(username: string, password: string, address: string | null): Promise<SignedIn | null> {
  try {
    // eslint-disable-next-line no-control-regex -- PostgreSQL takes no NUL, and no user name has any of these
    return await authenticate(username.replace(/[\0-\x1f]/g, "?"), password, address);
  } catch (error) {
    if (error instanceof SignInRefused) throw error;
    log.error({ err: error }, "sign-in failed");
    throw new Error("Unavailable");
  }
}
