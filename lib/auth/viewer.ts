import "server-only";
import { cache } from "react";
import { getServerSession } from "next-auth";
import { headers } from "next/headers";
import { redirect, unauthorized } from "next/navigation";
import { db, mayReadFromReplica } from "@/lib/db/client";
import { env } from "@/lib/env";
import { noteViewer } from "@/lib/operations/process-request";
import { clientAddress } from "./client-address";
import { withoutBrokenReturn } from "./rules-cookies";
import { authOptions } from "./options";
import { passwordEnd, profileOf } from "./rules-password";
import { firstDuty, hasRole, type Viewer } from "./schema";
import { readSession } from "./sessions";

type TokenUser = { id?: string; epoch?: number; session?: string };

async function readViewer(isUse: boolean): Promise<Viewer | null> {
  // An upload comes here without proxy.ts, which takes such a cookie out.
  const cookies = (await headers()).get("cookie") ?? "";
  if (withoutBrokenReturn(cookies) !== cookies) return null;
  const token = (await getServerSession(authOptions))?.user as TokenUser | undefined;
  if (!token?.id || token.epoch === undefined || !token.session) return null;
  const open = await readSession(token.session, token.id, { isUse });
  const viewer = open && (await loadViewer(token.id, token.epoch, { id: token.session, by: open.by }));
  return viewer && { ...viewer, address: clientAddress(await headers()) };
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
  const account = await db.account.findUnique({
    where: { id: accountId },
    select: {
      id: true, username: true, displayName: true, roles: true, unitId: true, isDisabled: true,
      mustChangePassword: true, passwordChangedAt: true, totpSince: true, sessionEpoch: true, unit: { select: { shortName: true } },
    },
  });
  if (!account || account.isDisabled) return null;
  if (sessionEpoch !== undefined && account.sessionEpoch !== sessionEpoch) return null;
  noteViewer(account.id);
  const endsAt = passwordEnd(account.passwordChangedAt, profileOf(env()));
  // Who comes by the outside provider has no use for a password here, and his second step is the provider's.
  const isOutside = session?.by === "OIDC";
  const facts: Omit<Viewer, symbol> = {
    id: account.id,
    username: account.username,
    name: account.displayName,
    roles: account.roles,
    unitId: account.unitId,
    unitName: account.unit?.shortName ?? null,
    mustChangePassword: !isOutside && (account.mustChangePassword || (endsAt !== null && endsAt <= new Date())),
    mustSetUpTotp: session?.by === "PASSWORD" && env().TOTP_REQUIRED && account.totpSince === null && hasRole(account, "SUPERVISOR", "ADMINISTRATOR"),
    session,
  };
  return facts as Viewer;
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
  await mayReadFromReplica();
  return viewer;
}
