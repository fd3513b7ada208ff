import "server-only";
import type { z } from "zod";
import { NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited, type AuditEntry } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import { generateToken } from "@/lib/auth/token";
import type { Transaction } from "@/lib/db/client";
import { canRevokeToken } from "./policy";
import { MAX_DAYS, MAX_LIVE_TOKENS, tokenEnd, tokenState } from "./rules";
import type { createTokenSchema, revokeTokenSchema } from "./schema";

/**
 * Makes a token of the viewer's own. Only its hash is kept, so that it can be shown now and never again.
 *
 * @returns the token; null when this request was already carried out
 * @throws Refused for an end that is past or too far away, when the account has `MAX_LIVE_TOKENS`, or may not sign in any more
 */
export async function createToken(viewer: Viewer, input: z.output<typeof createTokenSchema>, now = new Date()): Promise<{ token: string } | null> {
  const { requestId, name, scopes } = input;
  const expiresAt = tokenEnd(input, now);
  if (expiresAt === null) throw new Refused("有效期不正确，未新建。", { until: `截止日期须在今天之后，最长 ${MAX_DAYS} 天。` });
  const { token, ...kept } = generateToken();
  return writeAudited(viewer, requestId, ["TOKEN_CREATED"], async (tx, record) => {
    await lockOwner(tx, viewer.id);
    const live = await tx.apiToken.count({ where: { accountId: viewer.id, revokedAt: null, expiresAt: { gt: now } } });
    if (live >= MAX_LIVE_TOKENS) throw new Refused(`有效令牌已达 ${MAX_LIVE_TOKENS} 个，未新建。请先撤销不用的令牌。`);
    const { id } = await tx.apiToken.create({ data: { accountId: viewer.id, name, scopes, expiresAt, createdAt: now, ...kept }, select: { id: true } });
    await record({ event: "TOKEN_CREATED", subjectId: viewer.id, detail: { token: id, name, scopes, expiresAt: expiresAt.toISOString() } });
    return { token };
  });
}

/** One account's tokens are made one by one, and none while the account is being disabled or given a new password. */
async function lockOwner(tx: Transaction, accountId: string): Promise<void> {
  const [owner] = await tx.$queryRaw<{ isUsable: boolean }[]>`
    SELECT NOT ("isDisabled" OR "mustChangePassword") AS "isUsable" FROM "Account" WHERE "id" = ${accountId}::uuid FOR UPDATE`;
  if (!owner?.isUsable) throw new Refused("账号已停用或须先修改密码，未新建。");
}

/**
 * Ends a token for good: one's own, or as an administrator anybody's.
 *
 * @throws NotFound for a token that is not there or not the viewer's; Refused for one that does not work any more
 */
export async function revokeToken(viewer: Viewer, input: z.output<typeof revokeTokenSchema>, now = new Date()): Promise<void> {
  await writeAudited(viewer, input.requestId, ["TOKEN_REVOKED"], async (tx, record) => {
    const token = await tx.apiToken.findUnique({ where: { id: input.token }, select: { id: true, accountId: true, name: true, expiresAt: true, revokedAt: true } });
    if (!token || !canRevokeToken(viewer, token.accountId)) throw new NotFound();
    if (tokenState(token, now) !== "LIVE") throw new Refused("该令牌已经失效，无须撤销。");
    const { count } = await tx.apiToken.updateMany({ where: { id: token.id, revokedAt: null }, data: { revokedAt: now } });
    if (count === 0) throw new Refused("该令牌已经失效，无须撤销。");
    await record({ event: "TOKEN_REVOKED", subjectId: token.accountId, detail: { token: token.id, name: token.name } });
  });
}

/**
 * Ends all of an account's tokens within a change that shuts out whoever else is in: a new password, a disabled account.
 * @param why the change, as the audit tells it
 */
export async function revokeTokensOf(tx: Transaction, record: (entry: AuditEntry) => Promise<void>, accountId: string, why: string): Promise<void> {
  const tokens = await tx.apiToken.updateManyAndReturn({ where: { accountId, revokedAt: null, expiresAt: { gt: new Date() } }, data: { revokedAt: new Date() }, select: { id: true, name: true } });
  for (const { id, name } of tokens) await record({ event: "TOKEN_REVOKED", subjectId: accountId, reason: why, detail: { token: id, name } });
}
