import "server-only";
import { Refused } from "@/lib/actions/failures";
import { generatePassword, hashPassword } from "@/lib/auth/password";
import { db, type Transaction } from "@/lib/db/client";
import { literalPattern } from "@/lib/db/rules-pattern";

/**
 * Marks the database as one for real work, which it then stays: a demonstration is never written into it.
 * @throws Refused on a demonstration's database
 */
export async function claimForProduction(tx: Pick<Transaction, "installation">): Promise<void> {
  const installation = await tx.installation.upsert({ where: { id: 1 }, create: { isDemo: false }, update: {}, select: { isDemo: true } });
  if (installation.isDemo) throw new Refused("这是演示数据库，不能用于正式工作。请为正式运行另建一个数据库。");
}

/**
 * Makes an administrator from the machine's own console: the way into an installation that has none.
 *
 * @param person `another`: where an enabled administrator exists already
 * @returns the password, to be printed once; it must be changed at first sign-in
 * @throws Refused on a demonstration database, for a taken user name, or when an administrator exists and `another` is not set
 */
export async function createAdministrator(person: { username: string; displayName: string; another: boolean }): Promise<{ password: string }> {
  const { username, displayName, another } = person;
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE "Account" IN SHARE ROW EXCLUSIVE MODE`;
    await claimForProduction(tx);
    const existing = await tx.account.findFirst({ where: { isDisabled: false, roles: { has: "ADMINISTRATOR" } }, select: { username: true } });
    if (existing && !another) throw new Refused(`已有启用的管理员账号（${existing.username}）。确需再建一个，请加 --another。`);
    const taken = await tx.account.findFirst({ where: { username: { equals: literalPattern(username), mode: "insensitive" } }, select: { id: true } });
    if (taken) throw new Refused(`用户名 ${username} 已被使用。`);
    const { id } = await tx.account.create({ data: { username, displayName, roles: ["ADMINISTRATOR"], passwordHash }, select: { id: true } });
    await tx.auditEvent.create({
      data: { actorName: "系统", event: "ACCOUNT_CREATED", subjectId: id, detail: { username, displayName, roles: ["ADMINISTRATOR"] } },
    });
  });
  return { password };
}
