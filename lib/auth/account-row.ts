import "server-only";
import { Prisma } from "@/lib/db/client";
import { env } from "@/lib/env";
import type { Role } from "@/lib/labels";
import { noteViewer } from "@/lib/operations/process-request";
import { passwordEnd, profileOf } from "./rules-password";
import { hasRole, type Viewer } from "./schema";

/** What of an account decides who asks, and what he has to do first. */
export type AccountRow = {
  id: string;
  username: string;
  displayName: string;
  roles: Role[];
  unitId: string | null;
  unitName: string | null;
  isDisabled: boolean;
  mustChangePassword: boolean;
  passwordChangedAt: Date;
  totpSince: Date | null;
  sessionEpoch: number;
  mayInstruct: boolean;
};

/** Its columns, of an account `a` and its unit `u`. */
export const ACCOUNT = Prisma.sql`a."id", a."username", a."displayName", a."roles"::text[] AS "roles", a."unitId", u."shortName" AS "unitName", a."isDisabled",
  a."mustChangePassword", a."passwordChangedAt", a."totpSince", a."sessionEpoch", a."mayInstruct"`;

/**
 * @param sessionEpoch the epoch the session was made in; undefined for who has no session
 * @returns who asks; null for an account that is disabled, or whose sessions were ended
 */
export function viewerFrom(account: AccountRow, sessionEpoch: number | undefined, session: Viewer["session"]): Viewer | null {
  if (account.isDisabled) return null;
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
    unitName: account.unitName,
    mustChangePassword: !isOutside && (account.mustChangePassword || (endsAt !== null && endsAt <= new Date())),
    mustSetUpTotp: session?.by === "PASSWORD" && env().TOTP_REQUIRED && account.totpSince === null && hasRole(account, "SUPERVISOR", "ADMINISTRATOR"),
    session,
    mayInstruct: account.mayInstruct,
  };
  return facts as Viewer;
}
