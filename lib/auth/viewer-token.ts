import "server-only";
import { db } from "@/lib/db/client";
import type { TokenScope } from "@/lib/labels";
import { clientAddress } from "./client-address";
import { firstDuty, type Viewer } from "./schema";
import { readBearer } from "./token";
import { loadViewer } from "./viewer";

const HOUR_MS = 3_600_000;

/** Who asks with a token, and what the token lets him read. */
export type TokenViewer = { viewer: Viewer; scopes: readonly TokenScope[]; tokenId: string };

/**
 * The owner of the token in an `Authorization: Bearer` header, as the database has him now: the token has no rights of
 * its own. Cookies are not looked at.
 *
 * @returns null, without a reason, for no token, an unknown, ended or revoked one, and one whose owner may not use the
 *   product now: disabled, or still to change his password
 */
export async function getTokenViewer(headers: Pick<Headers, "get">, now = new Date()): Promise<TokenViewer | null> {
  const hash = readBearer(headers.get("authorization"));
  if (hash === null) return null;
  const token = await db.apiToken.findUnique({ where: { hash }, select: { id: true, accountId: true, scopes: true, expiresAt: true, lastUsedAt: true, revokedAt: true } });
  if (!token || token.revokedAt !== null || token.expiresAt <= now) return null;
  const viewer = await loadViewer(token.accountId);
  if (!viewer || firstDuty(viewer) !== null) return null;
  await noteUse(token, now);
  return { viewer: { ...viewer, address: clientAddress(headers) }, scopes: token.scopes as TokenScope[], tokenId: token.id };
}

/** To the hour: enough to find tokens nobody needs, and not a write for every request. */
async function noteUse({ id, lastUsedAt }: { id: string; lastUsedAt: Date | null }, now: Date): Promise<void> {
  const hour = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS);
  if (lastUsedAt !== null && lastUsedAt >= hour) return;
  await db.apiToken.updateMany({ where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: hour } }] }, data: { lastUsedAt: hour } });
}
