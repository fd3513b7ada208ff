import "server-only";
import { NotFound } from "@/lib/actions/failures";
import { passwordEnd, profileOf, type PasswordProfile } from "@/lib/auth/rules-password";
import { openAt } from "@/lib/auth/rules-session";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import type { SignInWay } from "@/lib/labels";
import { canManageAccounts } from "./policy";

export type OwnSession = { id: string; by: SignInWay; agent: string; address: string | null; openedAt: Date; lastSeenAt: Date; isThis: boolean };

/** @returns the viewer's sessions that have not ended, this one first, then the latest used (ASVS 7.5.2) */
export async function listOwnSessions(viewer: Viewer, now = new Date()): Promise<OwnSession[]> {
  const rows = await db.session.findMany({
    where: { accountId: viewer.id, ...openAt(now, env().SESSION_IDLE_MINUTES) }, select: { id: true, by: true, agent: true, address: true, openedAt: true, lastSeenAt: true }, orderBy: { lastSeenAt: "desc" }, take: 50,
  });
  return rows.map((row) => ({ ...row, isThis: row.id === viewer.session?.id })).sort((a, b) => Number(b.isThis) - Number(a.isThis));
}

export type OwnAccess = {
  /** Given by an administrator, and never changed since. */
  isFirstPassword: boolean;
  passwordChangedAt: Date;
  passwordEndsAt: Date | null;
  /** What a new one must be. */
  profile: PasswordProfile;
  totpSince: Date | null;
  /** How many recovery codes are left. */
  codesLeft: number;
};

/** @returns how the viewer's own password and second step stand */
export async function getOwnAccess(viewer: Viewer): Promise<OwnAccess> {
  const { mustChangePassword, passwordChangedAt, totpSince } = await db.account.findUniqueOrThrow({ where: { id: viewer.id }, select: { mustChangePassword: true, passwordChangedAt: true, totpSince: true } });
  const profile = profileOf(env());
  const codesLeft = await db.recoveryCode.count({ where: { accountId: viewer.id, usedAt: null } });
  return { isFirstPassword: mustChangePassword, passwordChangedAt, profile, passwordEndsAt: passwordEnd(passwordChangedAt, profile), totpSince, codesLeft };
}

export type AccountAccess = { openSessions: number; hasTotp: boolean };

/** @returns what an administrator may know of how an account is got into; throws NotFound for everybody else */
export async function getAccountAccess(viewer: Viewer, accountId: string, now = new Date()): Promise<AccountAccess> {
  if (!canManageAccounts(viewer)) throw new NotFound();
  const [openSessions, withTotp] = await Promise.all([
    db.session.count({ where: { accountId, ...openAt(now, env().SESSION_IDLE_MINUTES), ...(viewer.session ? { id: { not: viewer.session.id } } : {}) } }),
    db.account.count({ where: { id: accountId, totpSince: { not: null } } }),
  ]);
  return { openSessions, hasTotp: withTotp > 0 };
}
