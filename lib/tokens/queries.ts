import "server-only";
import { NotFound } from "@/lib/actions/failures";
import { canManageAccounts } from "@/lib/accounts/policy";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { TokenScope, TokenState } from "@/lib/labels";
import { tokenState } from "./rules";

/** Of those that work no more: the latest, as many as anybody looks at. */
const SHOWN = 60;

export type TokenDates = { id: string; name: string; createdAt: Date; expiresAt: Date; lastUsedAt: Date | null; state: TokenState };
export type TokenRow = TokenDates & { prefix: string; scopes: TokenScope[] };

const DATES = { id: true, name: true, createdAt: true, expiresAt: true, lastUsedAt: true, revokedAt: true } as const;

/** Those that work, all of them, first; then the latest of those that do not. */
async function findTokens(accountId: string, now: Date) {
  const newestFirst = { select: { ...DATES, prefix: true, scopes: true }, orderBy: { id: "desc" } } as const;
  const [live, others] = await Promise.all([
    db.apiToken.findMany({ where: { accountId, revokedAt: null, expiresAt: { gt: now } }, ...newestFirst }),
    db.apiToken.findMany({ where: { accountId, OR: [{ revokedAt: { not: null } }, { expiresAt: { lte: now } }] }, ...newestFirst, take: SHOWN }),
  ]);
  return [...live, ...others].map(({ revokedAt, ...row }) => ({ ...row, state: tokenState({ ...row, revokedAt }, now) }));
}

/** @returns the viewer's own tokens, those that work first, then newest first */
export async function listOwnTokens(viewer: Viewer, now = new Date()): Promise<TokenRow[]> {
  return (await findTokens(viewer.id, now)).map(({ scopes, ...row }) => ({ ...row, scopes: scopes as TokenScope[] }));
}

/** @returns what an administrator may know of an account's tokens: names and dates; throws NotFound for everybody else */
export async function listAccountTokens(viewer: Viewer, accountId: string, now = new Date()): Promise<TokenDates[]> {
  if (!canManageAccounts(viewer)) throw new NotFound();
  return (await findTokens(accountId, now)).map(({ prefix: _prefix, scopes: _scopes, ...row }) => row);
}
