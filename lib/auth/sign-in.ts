import "server-only";
import { recordEvent } from "@/lib/audit/mutations";
import { db } from "@/lib/db/client";
import { log } from "@/lib/log";
import { metrics } from "@/lib/operations/process-metrics";
import { beginSignIn, maySignIn } from "./limits";
import { verifyPassword } from "./password";
import { openSession, type Caller } from "./sessions";
import { takeCode } from "./totp";

/** What the cookie holds of a sign-in. */
export type SignedIn = { id: string; sessionEpoch: number; session: string };

/** `code`: of the second step; empty where none was asked for yet. */
export type Credentials = { username: string; password: string; code: string };

/** What next-auth tells the browser: a code of lib/auth/rules-sign-in, and nothing else. */
class SignInRefused extends Error {}

/** Not told: whoever fills in his password where the name belongs would find it in the audit. */
const UNKNOWN_NAME = "未知用户名";

async function authenticate({ username, password, code }: Credentials, caller: Caller): Promise<SignedIn | null> {
  const { address } = caller;
  const attempt = await beginSignIn(username, address);
  if (!attempt.isAllowed) {
    metrics().signInFailures.inc();
    throw new SignInRefused("Locked");
  }
  const account = await db.account.findUnique({
    where: { username },
    select: { id: true, displayName: true, unitId: true, sessionEpoch: true, passwordHash: true, isDisabled: true, totpSecret: true, totpSince: true },
  });
  const refuse = async (step: "password" | "code") => {
    metrics().signInFailures.inc();
    const { isNameLocked, isAddressLocked } = await attempt.failed();
    const nobody = { id: null, name: account ? username : UNKNOWN_NAME, address };
    const subject = account ? { subjectId: account.id } : {};
    await recordEvent(nobody, { event: "SIGN_IN_FAILED", ...subject, detail: { step } });
    if (isNameLocked) await recordEvent(nobody, { event: "ACCOUNT_LOCKED", ...subject });
    if (isAddressLocked) await recordEvent(nobody, { event: "ADDRESS_LOCKED" });
  };
  const isRight = await verifyPassword(account?.passwordHash ?? null, password);
  if (!account || !isRight || account.isDisabled) {
    await refuse("password");
    return null;
  }
  let by = "password";
  if (account.totpSince !== null) {
    if (code === "") {
      await attempt.notCounted();
      throw new SignInRefused("CodeRequired");
    }
    const taken = await takeCode(account, code);
    if (taken === null) {
      await refuse("code");
      throw new SignInRefused("CodeWrong");
    }
    by = taken;
  }
  await attempt.succeeded();
  if (!(await maySignIn(account.id))) throw new SignInRefused("Locked");
  const { id, displayName, unitId, sessionEpoch } = account;
  await recordEvent({ id, name: displayName, unitId, address }, { event: "SIGNED_IN", subjectId: id, detail: { by } });
  return { id, sessionEpoch, session: await openSession(id, "PASSWORD", caller) };
}

/**
 * The sign-in by user name and password, counted and written to the audit.
 *
 * @returns the account and its new session, or null for an unknown name, a wrong password and a disabled account alike
 * @throws Error with a code of lib/auth/rules-sign-in: too many failures, for whatever name; a second step to be taken, or taken
 *   wrongly; or nothing works
 */
export async function authorize(credentials: Credentials, caller: Caller): Promise<SignedIn | null> {
  try {
    // eslint-disable-next-line no-control-regex -- PostgreSQL takes no NUL, and no user name has any of these
    return await authenticate({ ...credentials, username: credentials.username.replace(/[\0-\x1f]/g, "?") }, caller);
  } catch (error) {
    if (error instanceof SignInRefused) throw error;
    log.error({ err: error }, "sign-in failed");
    throw new Error("Unavailable");
  }
}
