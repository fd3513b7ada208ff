import "server-only";
import { cache } from "react";
import { headers } from "next/headers";
import { redirect, unauthorized } from "next/navigation";
import { db } from "@/lib/db/client";
import { ACCOUNT, viewerFrom, type AccountRow } from "./account-row";
import { clientAddress } from "./client-address";
import { readCookieToken } from "./cookie-token";
import { withoutBrokenReturn } from "./rules-cookies";
import { firstDuty, type Viewer } from "./schema";
import { readSession } from "./sessions";

async function readViewer(isUse: boolean): Promise<Viewer | null> {
  const asked = await headers();
  // An upload comes here without proxy.ts, which takes such a cookie out.
  const cookies = asked.get("cookie") ?? "";
  if (withoutBrokenReturn(cookies) !== cookies) return null;
  const token = await readCookieToken(cookies);
  const row = token && (await readSession(token.session, token.id, { isUse }));
  const viewer = row && viewerFrom(row, token.epoch, { id: token.session, by: row.by });
  return viewer && { ...viewer, address: clientAddress(asked) };
}

/** The session's account as the database has it now; null when signed out, disabled, or changed since sign-in. */
export const getViewer = cache((): Promise<Viewer | null> => readViewer(true));

/** As `getViewer`, for what a page asks by itself from time to time: it keeps no session alive that nobody uses. */
export const peekViewer = cache((): Promise<Viewer | null> => readViewer(false));

/**
 * @param sessionEpoch the epoch the session was made in; left out by scripts and tests, which have no session
 * @returns null for an account that is missing, disabled, or whose sessions were ended
 */
export async function loadViewer(accountId: string, sessionEpoch?: number, session: Viewer["session"] = null): Promise<Viewer | null> {
  const [account] = await db.$queryRaw<AccountRow[]>`SELECT ${ACCOUNT} FROM "Account" a LEFT JOIN "Unit" u ON u."id" = a."unitId" WHERE a."id" = ${accountId}::uuid`;
  return account ? viewerFrom(account, sessionEpoch, session) : null;
}

/**
 * The first line of every page, route and action. Answers 401 (with the sign-in form) when nobody is signed in, and
 * sends who must change his password, or set up the second step, to do so first.
 *
 * @param options `allowSetup`: where those things are done
 */
export async function requireViewer({ allowSetup = false } = {}): Promise<Viewer> {
  const viewer = await getViewer();
  if (!viewer) unauthorized();
  const first = allowSetup ? null : firstDuty(viewer);
  if (first !== null) redirect(first);
  return viewer;
}
