import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import type { ContributionDisplayState, ContributionState } from "@/lib/labels";
import { quarterLabel, shanghaiDay } from "@/lib/periods/calendar";
import { canReadDraft } from "@/lib/tasks/policy";
import { isFiledReadable, OWED_OR_GIVEN } from "@/lib/tasks/queries";
import { displayedContributionState } from "./workflow";

export type ContributionRow = {
  unitId: string;
  unitName: string;
  /** The printed label the unit stands under: its own, or its group's. */
  label: string;
  state: ContributionDisplayState;
  version: number;
  /** The revision that stands as filed; null where nothing was given. */
  filed: { revisionNo: number; content: string; problems: string; contactName: string; contactPhone: string; submittedAt: Date } | null;
  /** Whether the period, or an extension, lets the unit still give something. */
  isOpen: boolean;
  /** The lead's last request to the unit. */
  asked: Asked | null;
};

/** That the lead has asked: when, who, for what, by which day it would like it. */
export type Asked = { at: Date; byName: string; note: string; wishedOn: Date | null; isToday: boolean };

type Row = {
  unitId: string; unitName: string; label: string; state: ContributionState | null; version: number | null; filedRevisionNo: number | null;
  content: string | null; problems: string | null; contactName: string | null; contactPhone: string | null; submittedAt: Date | null;
  isOpen: boolean; askedAt: Date | null; askedByName: string | null; note: string | null; wishedOn: Date | null;
};

/**
 * @returns what each supporting unit owes to the task in the period and what it gave, group members one by one, in
 *   printed order; empty for a viewer who may not see what was filed
 */
export async function listContributions(viewer: Viewer, taskId: string, periodId: string): Promise<ContributionRow[]> {
  const now = new Date();
  const rows = await db.$queryRaw<Row[]>`
    SELECT o."unitId", u."shortName" AS "unitName", l."label", c."state", c."version", c."filedRevisionNo",
      r."content", r."problems", r."contactName", r."contactPhone", r."submittedAt",
      p."opensAt" <= ${now}::timestamptz AND (p."locksAt" > ${now}::timestamptz OR EXISTS (
        SELECT FROM "Extension" x WHERE x."periodId" = p."id" AND x."unitId" = o."unitId" AND x."until" >= ${now}::timestamptz)) AS "isOpen",
      q."askedAt", q."byName" AS "askedByName", q."note", q."wishedOn"
    FROM owed_contribution o
    JOIN "Task" t ON t."id" = o."taskId"
    JOIN "Period" p ON p."id" = o."periodId"
    JOIN "Unit" u ON u."id" = o."unitId"
    CROSS JOIN LATERAL (
      SELECT su."label", su."position" FROM task_supporting_unit su WHERE su."taskId" = o."taskId" AND su."unitId" = o."unitId"
      ORDER BY su."position" LIMIT 1
    ) l
    LEFT JOIN "Contribution" c ON c."taskId" = o."taskId" AND c."periodId" = o."periodId" AND c."unitId" = o."unitId"
    LEFT JOIN "ContributionRevision" r ON r."contributionId" = c."id" AND r."no" = c."filedRevisionNo"
    LEFT JOIN LATERAL (
      SELECT s."askedAt", s."note", s."wishedOn", a."displayName" AS "byName" FROM "ContributionRequest" s JOIN "Account" a ON a."id" = s."askedById"
      WHERE s."taskId" = o."taskId" AND s."periodId" = o."periodId" AND s."unitId" = o."unitId"
      ORDER BY s."askedAt" DESC LIMIT 1
    ) q ON true
    WHERE o."taskId" = ${taskId}::uuid AND o."periodId" = ${periodId}::uuid AND ${OWED_OR_GIVEN}
      AND ${isFiledReadable(viewer, { lead: Prisma.sql`t."leadUnitId"`, task: Prisma.sql`o."taskId"`, period: Prisma.sql`o."periodId"` })}
    ORDER BY l."position", u."position"`;
  return rows.map((row) => toRow(viewer, row, now));
}

function toRow(viewer: Viewer, row: Row, now: Date): ContributionRow {
  const { unitId, unitName, label, state, version, filedRevisionNo, submittedAt, content, problems, contactName, contactPhone, isOpen } = row;
  const isOwn = canReadDraft(viewer, unitId);
  return {
    unitId, unitName, label, isOpen,
    state: displayedContributionState(state === null ? null : { state, filedRevisionNo }, isOwn),
    // A version that rises tells that the unit is writing: outside it only what was given has one.
    version: isOwn || state === "GIVEN" ? (version ?? 0) : 0,
    filed:
      submittedAt === null || filedRevisionNo === null
        ? null
        : { revisionNo: filedRevisionNo, content: content ?? "", problems: problems ?? "", contactName: contactName ?? "", contactPhone: contactPhone ?? "", submittedAt },
    asked: row.askedAt === null ? null : { at: row.askedAt, byName: row.askedByName ?? "", note: row.note ?? "", wishedOn: row.wishedOn, isToday: shanghaiDay(row.askedAt) === shanghaiDay(now) },
  };
}

export type OwnContribution = {
  state: ContributionState;
  version: number;
  content: string;
  problems: string;
  contactName: string;
  contactPhone: string;
  writtenById: string;
  writerIds: string[];
  writtenAt: Date;
  returnReason: string | null;
  firstSubmittedAt: Date | null;
};

const OWN = {
  state: true, version: true, content: true, problems: true, contactName: true, contactPhone: true, writtenById: true, writerIds: true,
  writtenAt: true, returnReason: true, firstSubmittedAt: true,
} as const;

/** @returns the viewer's own unit's working copy for a task and period; null where there is none or he may not read drafts */
export async function getOwnContribution(viewer: Viewer, taskId: string, periodId: string): Promise<OwnContribution | null> {
  if (viewer.unitId === null || !canReadDraft(viewer, viewer.unitId)) return null;
  return db.contribution.findUnique({ where: { taskId_periodId_unitId: { taskId, periodId, unitId: viewer.unitId } }, select: OWN });
}

/** What the unit gave in an earlier period. */
export type EarlierContribution = { periodLabel: string; content: string; problems: string };

/** @returns what the viewer's unit last gave to the task before this period, or null */
export async function getEarlierContribution(viewer: Viewer, taskId: string, before: Date): Promise<EarlierContribution | null> {
  if (viewer.unitId === null || !canReadDraft(viewer, viewer.unitId)) return null;
  const earlier = await db.contribution.findFirst({
    where: { taskId, unitId: viewer.unitId, filedRevisionNo: { not: null }, period: { opensAt: { lt: before } } },
    select: { filedRevisionNo: true, period: { select: { year: true, quarter: true } }, revisions: { select: { no: true, content: true, problems: true }, orderBy: { no: "desc" } } },
    orderBy: { period: { opensAt: "desc" } },
  });
  const filed = earlier?.revisions.find((revision) => revision.no === earlier.filedRevisionNo);
  return earlier && filed ? { periodLabel: quarterLabel(earlier.period), content: filed.content, problems: filed.problems } : null;
}
