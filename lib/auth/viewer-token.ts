import "server-only";
import { db } from "@/lib/db/client";
import type { TokenScope } from "@/lib/labels";
import { clientAddress } from "./client-address";
import { firstDuty, type Viewer } from "./schema";
import { readBearer } from "./token";
import { noteTokenUse } from "./token-use";
import { loadViewer } from "./viewer";

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
  const asking = { ...viewer, address: clientAddress(headers) };
  await noteTokenUse(asking, token, now);
  return { viewer: asking, scopes: token.scopes as TokenScope[], tokenId: token.id };
}
