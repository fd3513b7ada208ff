import "server-only";
import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { db, type Transaction } from "@/lib/db/client";
import { env } from "@/lib/env";
import { hashPassword, verifyPassword } from "./password";
import { seal, unseal } from "./sealed";

/** RFC 6238 as every authenticator app has it: SHA-1, six digits, thirty seconds; one step early or late is taken. */
const PERIOD_S = 30;
const WINDOW = 1;
const PURPOSE = "totp";
const RECOVERY_CODES = 10;
/** 50 bits, looked up as slowly as a password and by as few tries (ASVS 6.5.2, 6.5.4). */
const RECOVERY_LETTERS = 10;
/** Crockford's: nothing that looks like something else. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const totpOf = (secret: string, label: string): TOTP => new TOTP({ issuer: env().APP_TITLE, label, secret: Secret.fromBase32(secret), period: PERIOD_S });

/** @returns a new secret, sealed as it is kept */
export function makeSealedSecret(): string {
  return seal(PURPOSE, new Secret({ size: 20 }).base32);
}

/** @returns the secret to type in, and the address that its picture holds; null where this installation cannot open it */
export function showSecret(sealed: string, username: string): { secret: string; address: string } | null {
  const secret = unseal(PURPOSE, sealed);
  return secret === null ? null : { secret, address: totpOf(secret, username).toString() };
}

/** @returns the time step that a code belongs to, where it is of now; null where it is not right */
export function stepOf(sealed: string, code: string, now = new Date()): number | null {
  const secret = unseal(PURPOSE, sealed);
  if (secret === null || !/^\d{6}$/.test(code)) return null;
  const delta = totpOf(secret, "").validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_S) + delta;
}

/** Takes a code once: the same one, or an earlier one, lets nobody in again. */
async function takeStep(accountId: string, step: number): Promise<boolean> {
  const { count } = await db.account.updateMany({ where: { id: accountId, OR: [{ totpStep: null }, { totpStep: { lt: step } }] }, data: { totpStep: step } });
  return count > 0;
}

const plainCode = (code: string): string => code.toUpperCase().replace(/[\s-]/g, "");

async function takeRecoveryCode(accountId: string, code: string): Promise<boolean> {
  if (plainCode(code).length !== RECOVERY_LETTERS) return false;
  for (const { id, codeHash } of await db.recoveryCode.findMany({ where: { accountId, usedAt: null }, select: { id: true, codeHash: true } })) {
    if (!(await verifyPassword(codeHash, plainCode(code)))) continue;
    const { count } = await db.recoveryCode.updateMany({ where: { id, usedAt: null }, data: { usedAt: new Date() } });
    return count > 0;
  }
  return false;
}

/** @returns by what the second step was taken; null where the code is wrong, or was used before */
export async function takeCode(account: { id: string; totpSecret: string | null }, code: string): Promise<"totp" | "recovery" | null> {
  const step = account.totpSecret === null ? null : stepOf(account.totpSecret, code.replace(/\s/g, ""));
  if (step !== null) return (await takeStep(account.id, step)) ? "totp" : null;
  return (await takeRecoveryCode(account.id, code)) ? "recovery" : null;
}

/** Gives an account these recovery codes in place of those it has. */
export async function replaceRecoveryCodes(tx: Transaction, accountId: string, codes: readonly { code: string; hash: string }[]): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { accountId } });
  await tx.recoveryCode.createMany({ data: codes.map(({ hash }) => ({ accountId, codeHash: hash })) });
}

/** @returns new recovery codes with what is kept of them; slow, so before a transaction */
export async function makeRecoveryCodes(): Promise<{ code: string; hash: string }[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => Array.from(randomBytes(RECOVERY_LETTERS), (byte) => LETTERS.charAt(byte % LETTERS.length)).join(""));
  return Promise.all(codes.map(async (code) => ({ code: `${code.slice(0, 5)}-${code.slice(5)}`, hash: await hashPassword(code) })));
}
