import "server-only";
import { NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db, type Prisma } from "@/lib/db/client";
import { literalPattern } from "@/lib/db/rules-pattern";
import { EVENT_LABELS, type AuditEvent } from "@/lib/labels-events";
import { canReadAudit } from "./policy";
import { describeDetail, type Detail } from "./rules-detail";
import { eventsOf } from "./rules-groups";
import type { AuditFilter } from "./schema";

export const AUDIT_PAGE = 50;
const DAY_MS = 86_400_000;

export type AuditRow = {
  id: string;
  at: Date;
  /** Empty for what nobody signed in did. */
  actorName: string;
  actorUnit: string | null;
  address: string | null;
  event: string;
  eventLabel: string;
  /** What it was about: an account, a unit, a task and a period. */
  about: string;
  reason: string;
  detail: string;
};

const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

async function whereOf({ q, group, from, until }: AuditFilter): Promise<Prisma.AuditEventWhereInput> {
  const contains = { contains: literalPattern(q), mode: "insensitive" as const };
  const named = q === "" ? [] : await db.account.findMany({ where: { OR: [{ username: contains }, { displayName: contains }] }, select: { id: true }, take: 200 });
  const ids = named.map(({ id }) => id);
  return {
    ...(group ? { event: { in: eventsOf(group) } } : {}),
    ...(from || until ? { at: { ...(from ? { gte: startOf(from) } : {}), ...(until ? { lt: new Date(startOf(until).getTime() + DAY_MS) } : {}) } } : {}),
    ...(q ? { OR: [{ actorName: contains }, { address: contains }, { actorId: { in: ids } }, { subjectId: { in: ids } }] } : {}),
  };
}

const SELECT = {
  id: true, at: true, actorName: true, actorUnitId: true, address: true, event: true, taskId: true, periodId: true, unitId: true, subjectId: true, reason: true, detail: true,
} as const;
type Kept = Prisma.AuditEventGetPayload<{ select: typeof SELECT }>;

/** Names of what a page of rows is about; what is gone by now has none. */
async function namesFor(rows: readonly Kept[]) {
  const idsOf = (pick: (row: Kept) => string | null) => [...new Set(rows.map(pick).filter((id) => id !== null))];
  const [units, tasks, periods, accounts] = await Promise.all([
    db.unit.findMany({ where: { id: { in: [...idsOf((row) => row.unitId), ...idsOf((row) => row.actorUnitId)] } }, select: { id: true, shortName: true } }),
    db.task.findMany({ where: { id: { in: idsOf((row) => row.taskId) } }, select: { id: true, no: true } }),
    db.period.findMany({ where: { id: { in: idsOf((row) => row.periodId) } }, select: { id: true, key: true } }),
    db.account.findMany({ where: { id: { in: idsOf((row) => row.subjectId) } }, select: { id: true, username: true, displayName: true } }),
  ]);
  return {
    unit: new Map(units.map(({ id, shortName }) => [id, shortName])),
    task: new Map(tasks.map(({ id, no }) => [id, `第 ${no} 项任务`])),
    period: new Map(periods.map(({ id, key }) => [id, key])),
    account: new Map(accounts.map(({ id, username, displayName }) => [id, `${displayName}（${username}）`])),
  };
}

async function toRows(kept: readonly Kept[]): Promise<AuditRow[]> {
  const names = await namesFor(kept);
  return kept.map(({ id, at, actorName, actorUnitId, address, event, taskId, periodId, unitId, subjectId, reason, detail }) => ({
    id: String(id), at, actorName, address, event, reason,
    actorUnit: names.unit.get(actorUnitId ?? "") ?? null,
    eventLabel: EVENT_LABELS[event as AuditEvent] ?? event,
    about: [names.account.get(subjectId ?? ""), names.task.get(taskId ?? ""), names.period.get(periodId ?? ""), names.unit.get(unitId ?? "")].filter((name) => name !== undefined).join("，"),
    detail: describeDetail(detail as Detail),
  }));
}

export type AuditPage = { rows: AuditRow[]; /** Where the next page begins; null where there is none. */ next: string | null };

/** @returns a page of what happened, newest first, as the filters ask; throws NotFound for whoever may not read the audit */
export async function listAuditEvents(viewer: Viewer, filter: AuditFilter): Promise<AuditPage> {
  if (!canReadAudit(viewer)) throw new NotFound();
  const where = await whereOf(filter);
  const kept = await db.auditEvent.findMany({ where: { AND: [where, filter.before ? { id: { lt: BigInt(filter.before) } } : {}] }, select: SELECT, orderBy: { id: "desc" }, take: AUDIT_PAGE + 1 });
  const rows = await toRows(kept.slice(0, AUDIT_PAGE));
  return { rows, next: kept.length > AUDIT_PAGE ? (rows.at(-1)?.id ?? null) : null };
}

/** At a time, for a file: the memory it takes is this, however long the audit is. */
const FILE_PAGE = 1000;

/** @returns everything the filters ask for, oldest first, in pages, as it was when it was asked; throws NotFound as above */
export async function* readAuditPages(viewer: Viewer, filter: AuditFilter): AsyncGenerator<AuditRow[]> {
  if (!canReadAudit(viewer)) throw new NotFound();
  const where = await whereOf(filter);
  const last = await db.auditEvent.aggregate({ _max: { id: true } });
  let after = 0n;
  for (;;) {
    const kept = await db.auditEvent.findMany({ where: { AND: [where, { id: { gt: after, lte: last._max.id ?? 0n } }] }, select: SELECT, orderBy: { id: "asc" }, take: FILE_PAGE });
    const end = kept.at(-1);
    if (!end) return;
    yield await toRows(kept);
    after = end.id;
  }
}

/** @returns the last link of the chain, to be written down elsewhere: `npm run audit:verify` takes it. Throws NotFound as above. */
export async function getAuditHead(viewer: Viewer): Promise<string> {
  if (!canReadAudit(viewer)) throw new NotFound();
  const { no, hash } = await db.auditHead.findUniqueOrThrow({ where: { id: 1 }, select: { no: true, hash: true } });
  return `${String(no)}:${hash}`;
}
