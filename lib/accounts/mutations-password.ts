import "server-only";
import type { z } from "zod";
import { CHANGED_MEANWHILE, NotFound, Refused } from "@/lib/actions/failures";
import { recordEvent, writeAudited } from "@/lib/audit/mutations";
import { beginPasswordTry } from "@/lib/auth/limits";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import type { changePasswordSchema, Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { revokeTokensOf } from "@/lib/tokens/mutations";

/**
 * Changes the viewer's own password. Every session of the account ends, this one too, and every token: whoever else came in
 * with the old password is out, and out of what he made himself to come back.
 *
 * @throws Refused when the current password is wrong, or was too often
 */
export async function changePassword(viewer: Viewer, input: z.output<typeof changePasswordSchema>): Promise<void> {
  const account = await db.account.findUnique({ where: { id: viewer.id }, select: { username: true, passwordHash: true } });
  if (!account) throw new NotFound();
  const attempt = await beginPasswordTry(account.username, null);
  if (!attempt.isAllowed) throw new Refused("当前密码填错次数过多，请于 10 分钟后再试。", { currentPassword: "请于 10 分钟后再试。" });
  if (!(await verifyPassword(account.passwordHash, input.currentPassword))) {
    if (await attempt.failed()) await recordEvent(viewer, { event: "ACCOUNT_LOCKED", subjectId: viewer.id });
    throw new Refused("当前密码不正确，密码没有改动。", { currentPassword: "当前密码不正确。" });
  }
  await attempt.succeeded();
  const passwordHash = await hashPassword(input.newPassword);
  await writeAudited(viewer, null, ["ACCOUNT_PASSWORD_CHANGED", "TOKEN_REVOKED"], async (tx, record) => {
    const { count } = await tx.account.updateMany({
      where: { id: viewer.id, passwordHash: account.passwordHash },
      data: { passwordHash, mustChangePassword: false, sessionEpoch: { increment: 1 } },
    });
    if (count === 0) throw new Refused(CHANGED_MEANWHILE);
    await record({ event: "ACCOUNT_PASSWORD_CHANGED", subjectId: viewer.id });
    await revokeTokensOf(tx, record, viewer.id, "修改密码");
  });
}
