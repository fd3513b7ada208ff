import "server-only";
import { z } from "zod";
import { NotFound } from "@/lib/actions/failures";
import { isDemoInstallation } from "@/lib/auth/installation";
import type { Viewer } from "@/lib/auth/schema";
import { db, type Prisma } from "@/lib/db/client";
import { ROLE_LABELS, type AccountState, type AuditEvent, type Role } from "@/lib/labels";
import { canManageAccounts } from "./policy";
import type { AccountFilter } from "./schema";

export const PAGE_SIZE = 50;

export type AccountRow = {
  id: string;
  username: string;
  displayName: string;
  unitId: string | null;
  unitName: string | null;
  roles: Role[];
  state: AccountState;
  /** The sessions' epoch: every change raises it, so it tells a stale form too. */
  version: number;
};

const SELECT = {
  id: true, username: true, displayName: true, unitId: true, roles: true, isDisabled: true, mustChangePassword: true, sessionEpoch: true,
  unit: { select: { shortName: true } },
} as const;

function rowOf(account: Prisma.AccountGetPayload<{ select: typeof SELECT }>): AccountRow {
  const { isDisabled, mustChangePassword, sessionEpoch, unit, ...row } = account;
  const state = isDisabled ? "DISABLED" : mustChangePassword ? "MUST_CHANGE_PASSWORD" : "ACTIVE";
  return { ...row, unitName: unit?.shortName ?? null, state, version: sessionEpoch };
}

const STATE_FILTERS: Record<AccountState, Prisma.AccountWhereInput> = {
  ACTIVE: { isDisabled: false, mustChangePassword: false },
  MUST_CHANGE_PASSWORD: { isDisabled: false, mustChangePassword: true },
  DISABLED: { isDisabled: true },
};

function whereOf(filter: AccountFilter): Prisma.AccountWhereInput {
  const { q, unit, role, state } = filter;
  return {
    ...(state ? STATE_FILTERS[state] : {}),
    ...(unit ? { unitId: unit } : {}),
    ...(role ? { roles: { has: role } } : {}),
    ...(q ? { OR: [{ username: { contains: q, mode: "insensitive" } }, { displayName: { contains: q, mode: "insensitive" } }] } : {}),
  };
}

/** @returns one page of the accounts that match, by unit and name, and how many match; throws NotFound */
export async function listAccounts(viewer: Viewer, filter: AccountFilter): Promise<{ rows: AccountRow[]; count: number }> {
  if (!canManageAccounts(viewer)) throw new NotFound();
  const where = whereOf(filter);
  const [accounts, count] = await Promise.all([
    db.account.findMany({
      where, select: SELECT, take: PAGE_SIZE, skip: (filter.page - 1) * PAGE_SIZE,
      orderBy: [{ unit: { position: "asc" } }, { username: "asc" }],
    }),
    db.account.count({ where }),
  ]);
  return { rows: accounts.map(rowOf), count };
}

/** @returns one account; throws NotFound */
export async function getAccount(viewer: Viewer, accountId: string): Promise<AccountRow> {
  const isKnowable = canManageAccounts(viewer) && z.uuid().safeParse(accountId).success;
  const account = isKnowable ? await db.account.findUnique({ where: { id: accountId }, select: SELECT }) : null;
  if (!account) throw new NotFound();
  return rowOf(account);
}

export type AccountEvent = { id: string; at: Date; event: AuditEvent; actorName: string };

/** @returns the latest changes of one account, newest first; throws NotFound */
export async function listAccountEvents(viewer: Viewer, accountId: string): Promise<AccountEvent[]> {
  if (!canManageAccounts(viewer)) throw new NotFound();
  const events = await db.auditEvent.findMany({
    where: { subjectId: accountId, event: { startsWith: "ACCOUNT_" } },
    select: { id: true, at: true, event: true, actorName: true },
    orderBy: { id: "desc" },
    take: 20,
  });
  return events.map((row) => ({ ...row, id: String(row.id), event: row.event as AuditEvent }));
}

export type DemoAccount = { username: string; displayName: string; unitName: string | null; roles: Role[] };

/** @returns the accounts that the sign-in page of a demonstration offers, in the roles' order; none anywhere else */
export async function listDemoAccounts(): Promise<DemoAccount[]> {
  if (!(await isDemoInstallation())) return [];
  const accounts = await db.account.findMany({
    where: { isDisabled: false, mustChangePassword: false },
    select: { username: true, displayName: true, roles: true, unit: { select: { shortName: true } } },
    orderBy: [{ unit: { position: "asc" } }, { username: "asc" }],
  });
  const rank = (account: { roles: Role[] }) => Math.min(...account.roles.map((role) => Object.keys(ROLE_LABELS).indexOf(role)));
  return accounts
    .map(({ unit, ...account }) => ({ ...account, unitName: unit?.shortName ?? null }))
    .sort((a, b) => rank(a) - rank(b));
}
