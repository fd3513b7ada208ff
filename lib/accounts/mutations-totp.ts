import "server-only";
import { renderSVG } from "uqr";
import type { z } from "zod";
import { CHANGED_MEANWHILE, NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import { beginOwnTry } from "@/lib/auth/limits";
import type { Viewer } from "@/lib/auth/schema";
import { endSessions } from "@/lib/auth/sessions";
import { makeRecoveryCodes, makeSealedSecret, replaceRecoveryCodes, showSecret, stepOf } from "@/lib/auth/totp";
import { db } from "@/lib/db/client";
import { confirmOwnPassword } from "./mutations-password";
import { canManageAccounts, canResetPassword } from "./policy";
import type { confirmTotpSchema, guardedSchema, resetTotpSchema } from "./schema-access";

const ON_ALREADY = "两步验证已经开启。";
const NOT_ON = "两步验证没有开启。";

/**
 * Gives the viewer a secret to put into his authenticator app; it counts from when he shows a code of it. Whoever finds his screen
 * open must not put it into another (ASVS 7.5.1).
 *
 * @returns the secret as text and as the picture that an app reads
 * @throws Refused for a wrong password, or where the second step is set up already
 */
export async function beginTotp(viewer: Viewer, { currentPassword }: z.output<typeof guardedSchema>): Promise<{ secret: string; svg: string }> {
  await confirmOwnPassword(viewer, currentPassword);
  const totpSecret = makeSealedSecret();
  const { count } = await db.account.updateMany({ where: { id: viewer.id, totpSince: null }, data: { totpSecret, totpStep: null } });
  const shown = showSecret(totpSecret, viewer.username);
  if (count === 0 || !shown) throw new Refused(ON_ALREADY);
  return { secret: shown.secret.replace(/(.{4})(?=.)/g, "$1 "), svg: renderSVG(shown.address, { border: 2 }) };
}

/**
 * Sets the second step up: the app shows the right code. Whoever is signed in elsewhere by the password alone is out.
 *
 * @returns the recovery codes, to be shown once; null when this request was already carried out
 * @throws Refused at the field for a wrong code, or for too many
 */
export async function confirmTotp(viewer: Viewer, { code, requestId }: z.output<typeof confirmTotpSchema>): Promise<{ codes: string[] } | null> {
  const account = await db.account.findUnique({ where: { id: viewer.id }, select: { totpSecret: true, totpSince: true } });
  if (account?.totpSince) throw new Refused(ON_ALREADY);
  if (!account?.totpSecret) throw new Refused("请先取得密钥，再填写验证码。");
  const attempt = await beginOwnTry(viewer.id);
  if (!attempt.isAllowed) throw new Refused("验证码填错次数过多，请于 10 分钟后再试。", { code: "请于 10 分钟后再试。" });
  const step = stepOf(account.totpSecret, code);
  if (step === null) throw new Refused("验证码不正确，两步验证没有开启。", { code: "验证码不正确。请核对手机时间，填写最新的验证码。" });
  await attempt.succeeded();
  const made = await makeRecoveryCodes();
  return writeAudited(viewer, requestId, ["ACCOUNT_TOTP_ENABLED"], async (tx, record) => {
    const { count } = await tx.account.updateMany({ where: { id: viewer.id, totpSecret: account.totpSecret, totpSince: null }, data: { totpSince: new Date(), totpStep: step } });
    if (count === 0) throw new Refused(CHANGED_MEANWHILE);
    await replaceRecoveryCodes(tx, viewer.id, made);
    await endSessions(tx, viewer.id, { except: viewer.session?.id });
    await record({ event: "ACCOUNT_TOTP_ENABLED", subjectId: viewer.id });
    return { codes: made.map((one) => one.code) };
  });
}

/**
 * Gives the viewer new recovery codes; those he had serve no more.
 * @returns them, to be shown once; null when this request was already carried out
 * @throws Refused for a wrong password, or where the second step is not set up
 */
export async function renewCodes(viewer: Viewer, { currentPassword, requestId }: z.output<typeof guardedSchema>): Promise<{ codes: string[] } | null> {
  await confirmOwnPassword(viewer, currentPassword);
  const made = await makeRecoveryCodes();
  return writeAudited(viewer, requestId, ["ACCOUNT_CODES_RENEWED"], async (tx, record) => {
    if ((await tx.account.count({ where: { id: viewer.id, totpSince: { not: null } } })) === 0) throw new Refused(NOT_ON);
    await replaceRecoveryCodes(tx, viewer.id, made);
    await record({ event: "ACCOUNT_CODES_RENEWED", subjectId: viewer.id });
    return { codes: made.map((one) => one.code) };
  });
}

const WITHOUT_TOTP = { totpSecret: null, totpSince: null, totpStep: null };

/** Takes the viewer's own second step away. @throws Refused for a wrong password, or where there is none */
export async function disableTotp(viewer: Viewer, { currentPassword, requestId }: z.output<typeof guardedSchema>): Promise<void> {
  await confirmOwnPassword(viewer, currentPassword);
  await writeAudited(viewer, requestId, ["ACCOUNT_TOTP_DISABLED"], async (tx, record) => {
    const { count } = await tx.account.updateMany({ where: { id: viewer.id, totpSince: { not: null } }, data: WITHOUT_TOTP });
    if (count === 0) throw new Refused(NOT_ON);
    await tx.recoveryCode.deleteMany({ where: { accountId: viewer.id } });
    await record({ event: "ACCOUNT_TOTP_DISABLED", subjectId: viewer.id });
  });
}

/**
 * Takes somebody else's second step away: he lost his telephone and his recovery codes. Ends his sessions.
 * @throws NotFound; Refused for one's own account, where there is none, or when the account changed since `version`
 */
export async function resetTotp(viewer: Viewer, { account, requestId, version }: z.output<typeof resetTotpSchema>): Promise<void> {
  if (!canManageAccounts(viewer)) throw new NotFound();
  if (!canResetPassword(viewer, account)) throw new Refused("本人的两步验证请在“我的账号”中关闭。");
  await writeAudited(viewer, requestId, ["ACCOUNT_TOTP_RESET"], async (tx, record) => {
    const found = await tx.account.findUnique({ where: { id: account }, select: { totpSince: true } });
    if (!found) throw new NotFound();
    if (found.totpSince === null) throw new Refused(NOT_ON);
    const { count } = await tx.account.updateMany({ where: { id: account, sessionEpoch: version }, data: { ...WITHOUT_TOTP, sessionEpoch: { increment: 1 } } });
    if (count === 0) throw new Refused(CHANGED_MEANWHILE);
    await tx.recoveryCode.deleteMany({ where: { accountId: account } });
    await endSessions(tx, account);
    await record({ event: "ACCOUNT_TOTP_RESET", subjectId: account });
  });
}
