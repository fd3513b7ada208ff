import "server-only";
import { cache } from "react";
import { getServerSession } from "next-auth";
import { headers } from "next/headers";
import { redirect, unauthorized } from "next/navigation";
import { db } from "@/lib/db/client";
import { noteViewer } from "@/lib/operations/process-request";
import { clientAddress } from "./client-address";
import { authOptions } from "./options";
import type { Viewer } from "./schema";

type TokenUser = { id?: string; epoch?: number };

/** The session's account as the database has it now; null when signed out, disabled, or changed since sign-in. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const session = await getServerSession(authOptions);
  const token = session?.user as TokenUser | undefined;
  if (!token?.id || token.epoch === undefined) return null;
  const viewer = await loadViewer(token.id, token.epoch);
  return viewer && { ...viewer, address: clientAddress(await headers()) };
});

/**
 * @param sessionEpoch the epoch the session was made in; left out by scripts and tests, which have no session
 * @returns null for an account that is missing, disabled, or whose sessions were ended
 */
export async function loadViewer(accountId: string, sessionEpoch?: number): Promise<Viewer | null> {
  const account = await db.account.findUnique({
    where: { id: accountId },
    select: {
      id: true, username: true, displayName: true, roles: true, unitId: true, isDisabled: true,
      mustChangePassword: true, sessionEpoch: true, unit: { select: { shortName: true } },
    },
  });
  if (!account || account.isDisabled) return null;
  if (sessionEpoch !== undefined && account.sessionEpoch !== sessionEpoch) return null;
  noteViewer(account.id);
  const facts: Omit<Viewer, symbol> = {
    id: account.id,
    username: account.username,
    name: account.displayName,
    roles: account.roles,
    unitId: account.unitId,
    unitName: account.unit?.shortName ?? null,
    mustChangePassword: account.mustChangePassword,
  };
  return facts as Viewer;
}

/**
 * The first line of every page, route and action. Answers 401 (with the sign-in form) when nobody is signed in, and
 * sends who must change his password to do so first.
 */
export async function requireViewer({ allowPasswordChange = false } = {}): Promise<Viewer> {
  const viewer = await getViewer();
  if (!viewer) unauthorized();
  if (viewer.mustChangePassword && !allowPasswordChange) redirect("/account");
  return viewer;
}
