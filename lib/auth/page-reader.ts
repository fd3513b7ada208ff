import "server-only";
import { viewerFrom } from "./account-row";
import { readCookieToken } from "./cookie-token";
import { withoutBrokenReturn } from "./rules-cookies";
import { firstDuty } from "./schema";
import { readSession } from "./sessions";

/** Whose page it would be, and a text that changes with everything that his pages show. */
export type PageReader = { accountId: string; stamp: string };

/**
 * The same questions as at every other request (lib/auth/viewer), in one statement, asked before a kept page is given out.
 *
 * @returns null for whoever is to be answered in another way: not signed in, or with something to do first
 */
export async function readPageReader(cookies: string): Promise<PageReader | null> {
  if (withoutBrokenReturn(cookies) !== cookies) return null;
  const token = await readCookieToken(cookies);
  const row = token && (await readSession(token.session, token.id, { withStamp: true }));
  const viewer = row && viewerFrom(row, token.epoch, { id: token.session, by: row.by });
  if (!viewer || row.stamp === null || firstDuty(viewer) !== null) return null;
  // By the way of signing in a page may differ: whether the account page offers a password.
  return { accountId: viewer.id, stamp: `${row.by}/${row.stamp}` };
}
