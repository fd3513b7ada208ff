import "server-only";
import { Forbidden } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import type { ExtensionRequestState } from "@/lib/labels";
import { canReadUnitFigures } from "@/lib/units/policy";
import { quarterLabel } from "./calendar";
import { canAskExtension, canDecideRequest, canManagePeriods } from "./policy";

export type RequestRow = {
  id: string;
  version: number;
  state: ExtensionRequestState;
  periodLabel: string;
  locksAt: Date;
  unitName: string;
  askedByName: string;
  reason: string;
  wishedUntil: Date;
  createdAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
  note: string;
  /** Until when it was granted. */
  until: Date | null;
  /** A supervisor who did not ask for it himself. */
  mayDecide: boolean;
};

type Row = Omit<RequestRow, "periodLabel" | "mayDecide"> & { year: number; quarter: number; askedById: string };

async function listRequests(viewer: Viewer, where: Prisma.Sql, limit: number): Promise<RequestRow[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT q."id", q."version", q."state", p."year", p."quarter", p."locksAt", u."shortName" AS "unitName", q."askedById",
      coalesce(a."displayName", '') AS "askedByName", q."reason", q."wishedUntil", q."createdAt", d."displayName" AS "decidedByName",
      q."decidedAt", q."note", x."until"
    FROM "ExtensionRequest" q
    JOIN "Period" p ON p."id" = q."periodId"
    JOIN "Unit" u ON u."id" = q."unitId"
    LEFT JOIN "Account" a ON a."id" = q."askedById"
    LEFT JOIN "Account" d ON d."id" = q."decidedById"
    LEFT JOIN "Extension" x ON x."requestId" = q."id"
    WHERE ${where}
    ORDER BY coalesce(q."decidedAt", q."createdAt") DESC, q."id" DESC
    LIMIT ${limit}`;
  return rows.map(({ year, quarter, askedById, ...row }) => ({
    ...row, periodLabel: quarterLabel({ year, quarter }), mayDecide: canDecideRequest(viewer, { askedById }),
  }));
}

const OPEN_SHOWN = 100;
const SETTLED_SHOWN = 20;

/** @returns what waits for a supervisor's decision in a list, oldest first. Throws Forbidden for all but who keeps periods. */
export async function listOpenRequests(viewer: Viewer, listId: string): Promise<RequestRow[]> {
  if (!canManagePeriods(viewer)) throw new Forbidden();
  return (await listRequests(viewer, Prisma.sql`p."listId" = ${listId}::uuid AND q."state" = 'ASKED'`, OPEN_SHOWN)).reverse();
}

/** @returns the requests of a list that were decided or taken back last, newest first. Throws Forbidden. */
export async function listSettledRequests(viewer: Viewer, listId: string): Promise<RequestRow[]> {
  if (!canManagePeriods(viewer)) throw new Forbidden();
  return listRequests(viewer, Prisma.sql`p."listId" = ${listId}::uuid AND q."state" <> 'ASKED'`, SETTLED_SHOWN);
}

export type OpenExtension = { id: string; periodLabel: string; until: Date; reason: string };

/** @returns the extensions of a list's periods by which a unit may still file, the first to end first; for who may read its figures */
export async function listOpenExtensions(viewer: Viewer, listId: string, unitId: string, now: Date): Promise<OpenExtension[]> {
  if (!canReadUnitFigures(viewer, unitId)) throw new Forbidden();
  const rows = await db.extension.findMany({
    where: { unitId, until: { gte: now }, period: { listId } },
    select: { id: true, until: true, reason: true, period: { select: { year: true, quarter: true } } },
    orderBy: [{ until: "asc" }, { id: "asc" }],
  });
  return rows.map(({ period, ...row }) => ({ ...row, periodLabel: quarterLabel(period) }));
}

/** @returns a unit's requests that wait for a decision, for its own filers and signers and for who keeps the periods; nothing for anybody else */
export async function listWaitingRequests(viewer: Viewer, listId: string, unitId: string): Promise<RequestRow[]> {
  if (!canAskExtension(viewer, unitId) && !canManagePeriods(viewer)) return [];
  return listRequests(viewer, Prisma.sql`p."listId" = ${listId}::uuid AND q."unitId" = ${unitId}::uuid AND q."state" = 'ASKED'`, OPEN_SHOWN);
}

export type UnitExtension = {
  /** The latest one that was granted to the unit. */
  granted: { until: Date; reason: string } | null;
  /** The unit's last request, where it was not taken back. */
  request: RequestRow | null;
};

/** @returns how a unit stands with extensions of a period, for its own filers and signers; for anybody else there is nothing */
export async function getUnitExtension(viewer: Viewer, periodId: string, unitId: string): Promise<UnitExtension> {
  if (!canAskExtension(viewer, unitId)) return { granted: null, request: null };
  const [granted, requests] = await Promise.all([
    db.extension.findFirst({ where: { periodId, unitId }, orderBy: [{ until: "desc" }, { createdAt: "desc" }], select: { until: true, reason: true } }),
    listRequests(viewer, Prisma.sql`q."periodId" = ${periodId}::uuid AND q."unitId" = ${unitId}::uuid AND q."state" <> 'WITHDRAWN'`, 1),
  ]);
  return { granted, request: requests[0] ?? null };
}
