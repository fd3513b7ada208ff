import "server-only";
import { z } from "zod";
import { NotFound } from "@/lib/actions/failures";
import { isDemoInstallation } from "@/lib/auth/installation";
import type { Viewer } from "@/lib/auth/schema";
import { db, type Prisma } from "@/lib/db/client";
import { literalPattern } from "@/lib/db/rules-pattern";
import { ROLE_LABELS, type AccountState, type Role } from "@/lib/labels";
import type { AuditEvent } from "@/lib/labels-events";
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
  email: string | null;
  mayInstruct: boolean;
  state: AccountState;
  /** The sessions' epoch: every change raises it, so it tells a stale form too. */
  version: number;
};

const SELECT = {
  id: true, username: true, displayName: true, unitId: true, roles: true, email: true, mayInstruct: true, isDisabled: true, mustChangePassword: true, sessionEpoch: true,
  unit: { select: { shortName: true } },
} as const;

function stateOf({ isDisabled, mustChangePassword }: { isDisabled: boolean; mustChangePassword: boolean }): AccountState {
  if (isDisabled) return "DISABLED";
  return mustChangePassword ? "MUST_CHANGE_PASSWORD" : "ACTIVE";
}

function rowOf(account: Prisma.AccountGetPayload<{ select: typeof SELECT }>): AccountRow {
  const { isDisabled, mustChangePassword, sessionEpoch, unit, ...row } = account;
  return { ...row, unitName: unit?.shortName ?? null, state: stateOf({ isDisabled, mustChangePassword }), version: sessionEpoch };
}

const STATE_FILTERS: Record<AccountState, Prisma.AccountWhereInput> = {
  ACTIVE: { isDisabled: false, mustChangePassword: false },
  MUST_CHANGE_PASSWORD: { isDisabled: false, mustChangePassword: true },
  DISABLED: { isDisabled: true },
};

const holds = (text: string) => ({ contains: literalPattern(text), mode: "insensitive" as const });

function whereOf(filter: AccountFilter): Prisma.AccountWhereInput {
  const { q, unit, role, state } = filter;
  return {
    ...(state ? STATE_FILTERS[state] : {}),
    ...(unit ? { unitId: unit } : {}),
    ...(role ? { roles: { has: role } } : {}),
    ...(q ? { OR: [{ username: holds(q) }, { displayName: holds(q) }] } : {}),
  };
}

export type AccountPage = { rows: AccountRow[]; count: number; page: number; pageCount: number };

/** @returns one page of the accounts that match, by unit and name: the last where the address names one beyond; throws NotFound */
export async function listAccounts(viewer: Viewer, filter: AccountFilter): Promise<AccountPage> {
  if (!canManageAccounts(viewer)) throw new NotFound();
  const where = whereOf(filter);
  const count = await db.account.count({ where });
  const pageCount = Math.max(1, Math.ceil(count / PAGE_SIZE));
  const page = Math.min(filter.page, pageCount);
  const accounts = await db.account.findMany({
    where, select: SELECT, take: PAGE_SIZE, skip: (page - 1) * PAGE_SIZE,
    orderBy: [{ unit: { position: "asc" } }, { username: "asc" }],
  });
  return { rows: accounts.map(rowOf), count, page, pageCount };
}

/** @returns how many accounts stand how, for the administrators' first page; throws NotFound */
export async function countAccounts(viewer: Viewer): Promise<Record<AccountState, number>> {
  if (!canManageAccounts(viewer)) throw new NotFound();
  const groups = await db.account.groupBy({ by: ["isDisabled", "mustChangePassword"], _count: true });
  const counts: Record<AccountState, number> = { ACTIVE: 0, MUST_CHANGE_PASSWORD: 0, DISABLED: 0 };
  for (const group of groups) counts[stateOf(group)] += group._count;
  return counts;
}

/** @returns one account; throws NotFound */
export async function getAccount(viewer: Viewer, accountId: string): Promise<AccountRow> {
  if (!canManageAccounts(viewer)) throw new NotFound();
  const isKnowable = z.uuid().safeParse(accountId).success;
  const account = isKnowable ? await db.account.findUnique({ where: { id: accountId }, select: SELECT }) : null;
  if (!account) throw new NotFound();
  return rowOf(account);
}

export type AccountEvent = { id: string; at: Date; event: AuditEvent; actorName: string };

/** @returns the latest changes of one account, newest first; throws NotFound */
export async function listAccountEvents(viewer: Viewer, accountId: string): Promise<AccountEvent[]> {
  if (!canManageAccounts(viewer)) throw new NotFound();
  const events = await db.auditEvent.findMany({
    where: { subjectId: accountId, OR: [{ event: { startsWith: "ACCOUNT_" } }, { event: { startsWith: "TOKEN_", not: "TOKEN_USED" } }] },
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
