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

/** Those that work first; among equals as they come. */
function liveFirst<Row extends { state: TokenState }>(rows: Row[]): Row[] {
  return [...rows.filter((row) => row.state === "LIVE"), ...rows.filter((row) => row.state !== "LIVE")];
}

/** @returns the viewer's own tokens, those that work first, then newest first */
export async function listOwnTokens(viewer: Viewer, now = new Date()): Promise<TokenRow[]> {
  const rows = await db.apiToken.findMany({ where: { accountId: viewer.id }, select: { ...DATES, prefix: true, scopes: true }, orderBy: { id: "desc" }, take: SHOWN });
  return liveFirst(rows.map(({ revokedAt, scopes, ...row }) => ({ ...row, scopes: scopes as TokenScope[], state: tokenState({ ...row, revokedAt }, now) })));
}

/** @returns what an administrator may know of an account's tokens: names and dates; throws NotFound for everybody else */
export async function listAccountTokens(viewer: Viewer, accountId: string, now = new Date()): Promise<TokenDates[]> {
  if (!canManageAccounts(viewer)) throw new NotFound();
  const rows = await db.apiToken.findMany({ where: { accountId }, select: DATES, orderBy: { id: "desc" }, take: SHOWN });
  return liveFirst(rows.map(({ revokedAt, ...row }) => ({ ...row, state: tokenState({ ...row, revokedAt }, now) })));
}
