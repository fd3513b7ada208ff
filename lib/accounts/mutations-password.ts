import "server-only";
import type { z } from "zod";
import { CHANGED_MEANWHILE, NotFound, Refused } from "@/lib/actions/failures";
import { recordEvent, writeAudited } from "@/lib/audit/mutations";
import { beginOwnTry } from "@/lib/auth/limits";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { refusePassword } from "@/lib/auth/password-policy";
import { profileOf } from "@/lib/auth/rules-password";
import type { changePasswordSchema, Viewer } from "@/lib/auth/schema";
import { endSessions } from "@/lib/auth/sessions";
import { db, type Transaction } from "@/lib/db/client";
import { env } from "@/lib/env";
import { revokeTokensOf } from "@/lib/tokens/mutations";

/**
 * Asks for the viewer's own password before something that whoever finds his screen open must not do.
 *
 * @returns the hash it has now
 * @throws Refused, at the field `currentPassword`, when it is wrong, or was too often
 */
export async function confirmOwnPassword(viewer: Viewer, currentPassword: string): Promise<string> {
  const account = await db.account.findUnique({ where: { id: viewer.id }, select: { passwordHash: true } });
  if (!account) throw new NotFound();
  const attempt = await beginOwnTry(viewer.id);
  if (!attempt.isAllowed) throw new Refused("当前密码填错次数过多，请于 10 分钟后再试。", { currentPassword: "请于 10 分钟后再试。" });
  if (!(await verifyPassword(account.passwordHash, currentPassword))) {
    await recordEvent(viewer, { event: "ACCOUNT_CONFIRM_FAILED", subjectId: viewer.id });
    throw new Refused("当前密码不正确，没有改动。", { currentPassword: "当前密码不正确。" });
  }
  await attempt.succeeded();
  return account.passwordHash;
}

/** Keeps what a password was, as far back as the policy asks; what lies further back goes. */
export async function keepFormerPassword(tx: Transaction, accountId: string, passwordHash: string): Promise<void> {
  await tx.formerPassword.create({ data: { accountId, passwordHash }, select: { id: true } });
  const beyond = await tx.formerPassword.findMany({ where: { accountId }, select: { id: true }, orderBy: { id: "desc" }, skip: Math.max(1, profileOf(env()).recent - 1) });
  await tx.formerPassword.deleteMany({ where: { id: { in: beyond.map(({ id }) => id) } } });
}

async function wasUsed(accountId: string, password: string): Promise<boolean> {
  const former = await db.formerPassword.findMany({ where: { accountId }, select: { passwordHash: true }, orderBy: { id: "desc" }, take: profileOf(env()).recent - 1 });
  for (const { passwordHash } of former) if (await verifyPassword(passwordHash, password)) return true;
  return false;
}

/**
 * Changes the viewer's own password. Every session of the account ends, this one too, and every token: whoever else came in
 * with the old password is out, and out of what he made himself to come back.
 *
 * @throws Refused when the current password is wrong, or was too often; when the new one is not what the policy asks, or was used
 */
export async function changePassword(viewer: Viewer, { currentPassword, newPassword }: z.output<typeof changePasswordSchema>): Promise<void> {
  const before = await confirmOwnPassword(viewer, currentPassword);
  const fault = refusePassword(newPassword, viewer.username) ?? ((await wasUsed(viewer.id, newPassword)) ? `新密码不能是最近 ${profileOf(env()).recent} 次用过的密码。` : null);
  if (fault !== null) throw new Refused("新密码不符合要求，密码没有改动。", { newPassword: fault });
  const passwordHash = await hashPassword(newPassword);
  await writeAudited(viewer, null, ["ACCOUNT_PASSWORD_CHANGED", "TOKEN_REVOKED"], async (tx, record) => {
    const { count } = await tx.account.updateMany({
      where: { id: viewer.id, passwordHash: before },
      data: { passwordHash, mustChangePassword: false, passwordChangedAt: new Date(), sessionEpoch: { increment: 1 } },
    });
    if (count === 0) throw new Refused(CHANGED_MEANWHILE);
    await keepFormerPassword(tx, viewer.id, before);
    await endSessions(tx, viewer.id);
    await record({ event: "ACCOUNT_PASSWORD_CHANGED", subjectId: viewer.id });
    await revokeTokensOf(tx, record, viewer.id, "修改密码");
  });
}
