import "server-only";
import type { z } from "zod";
import { CHANGED_MEANWHILE, NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import { forgetFailures } from "@/lib/auth/limits";
import { generatePassword, hashPassword } from "@/lib/auth/password";
import type { Viewer } from "@/lib/auth/schema";
import { endSessions } from "@/lib/auth/sessions";
import type { Transaction } from "@/lib/db/client";
import { literalPattern } from "@/lib/db/rules-pattern";
import type { Role } from "@/lib/labels";
import { revokeTokensOf } from "@/lib/tokens/mutations";
import { requireSignersForWaiting } from "@/lib/units/mutations-signers";
import { keepFormerPassword } from "./mutations-password";
import { canManageAccounts, canResetPassword } from "./policy";
import type { createAccountSchema, resetPasswordSchema, updateAccountSchema } from "./schema";

/**
 * Changes of accounts go one by one: two at once could each leave the other as the last administrator, or take the same
 * user name. Sign-in only reads and is not held up.
 */
async function lockAccounts(tx: Transaction): Promise<void> {
  await tx.$executeRaw`LOCK TABLE "Account" IN SHARE ROW EXCLUSIVE MODE`;
}

async function requireActiveUnit(tx: Transaction, unitId: string): Promise<void> {
  const unit = await tx.unit.findUnique({ where: { id: unitId }, select: { isActive: true } });
  if (!unit?.isActive) throw new Refused("所选单位不存在或已停用，未保存。", { unit: "请选择其他单位。" });
}

/** A user name is known in whatever case: `Admin` beside `admin` would only mislead. */
async function refuseTakenUsername(tx: Transaction, username: string): Promise<void> {
  const taken = await tx.account.findFirst({ where: { username: { equals: literalPattern(username), mode: "insensitive" } }, select: { id: true } });
  if (taken) throw new Refused("用户名已被使用，未新建。", { username: "该用户名已被使用，请换一个。" });
}

/**
 * Makes an account with a password of its own, which is stored only as a hash and must be changed at first sign-in.
 *
 * @returns the password, to be shown once; null when this request was already carried out
 * @throws NotFound; Refused when the user name is taken or the unit is gone
 */
export async function createAccount(viewer: Viewer, input: z.output<typeof createAccountSchema>): Promise<{ accountId: string; password: string } | null> {
  if (!canManageAccounts(viewer)) throw new NotFound();
  const { requestId, unit: unitId, username, displayName, roles, email = null } = input;
  const mayInstruct = input.mayInstruct === "on";
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  return writeAudited(viewer, requestId, ["ACCOUNT_CREATED"], async (tx, record) => {
    await lockAccounts(tx);
    await refuseTakenUsername(tx, username);
    if (unitId !== null) await requireActiveUnit(tx, unitId);
    const { id } = await tx.account.create({ data: { username, displayName, roles, unitId, email, mayInstruct, passwordHash }, select: { id: true } });
    await record({ event: "ACCOUNT_CREATED", subjectId: id, detail: { username, displayName, roles, unitId, email, mayInstruct } });
    return { accountId: id, password };
  });
}

/** 'The last administrator' cannot be lost: nobody could make another one. */
async function requireAdministrator(tx: Transaction): Promise<void> {
  const count = await tx.account.count({ where: { isDisabled: false, roles: { has: "ADMINISTRATOR" } } });
  if (count === 0) throw new Refused("这是最后一个启用的管理员账号，不能停用或取消管理员角色。请先另设一名管理员。");
}

type AccountFacts = { displayName: string; unitId: string | null; roles: Role[]; email: string | null; isDisabled: boolean; mayInstruct: boolean };

function isSame(before: AccountFacts, after: AccountFacts): boolean {
  const hasSameRoles = before.roles.length === after.roles.length && after.roles.every((role) => before.roles.includes(role));
  return hasSameRoles && before.displayName === after.displayName && before.unitId === after.unitId && before.email === after.email && before.isDisabled === after.isDisabled && before.mayInstruct === after.mayInstruct;
}

/** Who is in use acts for a unit that is in use. */
async function refuseUnitOutOfUse(tx: Transaction, before: AccountFacts, after: AccountFacts): Promise<void> {
  const isChecked = after.unitId !== before.unitId || (before.isDisabled && !after.isDisabled);
  if (after.unitId !== null && isChecked) await requireActiveUnit(tx, after.unitId);
}

/**
 * Changes an account's name, unit, roles, address or whether it is disabled. Every change ends its sessions; disabling
 * also its tokens, for good.
 *
 * @throws NotFound; Refused when the account changed since `version`, its unit is out of use, no administrator would be
 *   left, or something that waits for a signature would have nobody to sign it
 */
export async function updateAccount(viewer: Viewer, input: z.output<typeof updateAccountSchema>): Promise<void> {
  if (!canManageAccounts(viewer)) throw new NotFound();
  const { account: id, requestId, version, unit: unitId, displayName, roles, email, knownEmail, isDisabled } = input;
  await writeAudited(viewer, requestId, ["ACCOUNT_UPDATED", "ACCOUNT_DISABLED", "ACCOUNT_ENABLED", "TOKEN_REVOKED"], async (tx, record) => {
    await lockAccounts(tx);
    const account = await tx.account.findUnique({ where: { id }, select: { displayName: true, unitId: true, roles: true, email: true, isDisabled: true, mayInstruct: true, sessionEpoch: true } });
    if (!account) throw new NotFound();
    const { sessionEpoch, ...before } = account;
    // The address is also its owner's to change, which leaves the version and his sessions alone.
    const isAddressStale = email !== undefined && before.email !== (knownEmail ?? null);
    if (sessionEpoch !== version || isAddressStale) throw new Refused(CHANGED_MEANWHILE);
    // A form without the address leaves it as it is.
    const after = { displayName, unitId, roles, email: email === undefined ? before.email : email, isDisabled, mayInstruct: input.mayInstruct === "on" };
    if (isSame(before, after)) throw new Refused("没有改动，无须保存。");
    await refuseUnitOutOfUse(tx, before, after);

    await tx.account.update({ where: { id }, data: { ...after, sessionEpoch: { increment: 1 } }, select: { id: true } });
    await endSessions(tx, id);
    await requireAdministrator(tx);
    if (before.unitId !== null) await requireSignersForWaiting(tx, before.unitId);
    await record({ event: eventOf(before.isDisabled, isDisabled), subjectId: id, detail: { before, after } });
    if (isDisabled) await revokeTokensOf(tx, record, id, "账号停用");
  });
}

function eventOf(wasDisabled: boolean, isDisabled: boolean) {
  if (wasDisabled === isDisabled) return "ACCOUNT_UPDATED";
  return isDisabled ? "ACCOUNT_DISABLED" : "ACCOUNT_ENABLED";
}

/**
 * Gives somebody else's account a new password, which must be changed at its next sign-in, and ends its sessions and tokens, and
 * a lock after too many failures.
 *
 * @returns the password, to be shown once; null when this request was already carried out
 * @throws NotFound; Refused for one's own account, or when the account changed since `version`
 */
export async function resetPassword(viewer: Viewer, input: z.output<typeof resetPasswordSchema>): Promise<{ password: string } | null> {
  if (!canManageAccounts(viewer)) throw new NotFound();
  if (!canResetPassword(viewer, input.account)) throw new Refused("本人的密码请在“我的账号”中修改。");
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  const made = await writeAudited(viewer, input.requestId, ["ACCOUNT_PASSWORD_RESET", "TOKEN_REVOKED"], async (tx, record) => {
    const account = await tx.account.findUnique({ where: { id: input.account }, select: { id: true, username: true, passwordHash: true } });
    if (!account) throw new NotFound();
    const { count } = await tx.account.updateMany({
      where: { id: account.id, sessionEpoch: input.version },
      data: { passwordHash, mustChangePassword: true, passwordChangedAt: new Date(), sessionEpoch: { increment: 1 } },
    });
    if (count === 0) throw new Refused(CHANGED_MEANWHILE);
    await keepFormerPassword(tx, account.id, account.passwordHash);
    await endSessions(tx, account.id);
    await record({ event: "ACCOUNT_PASSWORD_RESET", subjectId: account.id });
    await revokeTokensOf(tx, record, account.id, "密码重置");
    return { password, username: account.username };
  });
  if (made) await forgetFailures(made.username);
  return made && { password: made.password };
}
