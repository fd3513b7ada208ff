import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import type { ContributionDisplayState, ContributionState } from "@/lib/labels";
import { canReadDraft } from "@/lib/tasks/policy";
import { isFiledReadable } from "@/lib/tasks/queries";
import { displayedContributionState } from "./workflow";

export type ContributionRow = {
  unitId: string;
  unitName: string;
  /** The printed label the unit stands under: its own, or its group's. */
  label: string;
  state: ContributionDisplayState;
  version: number;
  /** The revision that stands as filed; null where nothing was given. */
  filed: { content: string; problems: string; contactName: string; contactPhone: string; submittedAt: Date } | null;
};

type Row = {
  unitId: string; unitName: string; label: string; state: ContributionState | null; version: number | null; filedRevisionNo: number | null;
  content: string | null; problems: string | null; contactName: string | null; contactPhone: string | null; submittedAt: Date | null;
};

/**
 * @returns what each supporting unit owes to the task in the period and what it gave, group members one by one, in
 *   printed order; empty for a viewer who may not see what was filed
 */
export async function listContributions(viewer: Viewer, taskId: string, periodId: string): Promise<ContributionRow[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT o."unitId", u."shortName" AS "unitName", l."label", c."state", c."version", c."filedRevisionNo",
      r."content", r."problems", r."contactName", r."contactPhone", r."submittedAt"
    FROM owed_contribution o
    JOIN "Task" t ON t."id" = o."taskId"
    JOIN "Unit" u ON u."id" = o."unitId"
    CROSS JOIN LATERAL (
      SELECT su."label", su."position" FROM task_supporting_unit su WHERE su."taskId" = o."taskId" AND su."unitId" = o."unitId"
      ORDER BY su."position" LIMIT 1
    ) l
    LEFT JOIN "Contribution" c ON c."taskId" = o."taskId" AND c."periodId" = o."periodId" AND c."unitId" = o."unitId"
    LEFT JOIN "ContributionRevision" r ON r."contributionId" = c."id" AND r."no" = c."filedRevisionNo"
    WHERE o."taskId" = ${taskId}::uuid AND o."periodId" = ${periodId}::uuid
      AND ${isFiledReadable(viewer, { lead: Prisma.sql`t."leadUnitId"`, task: Prisma.sql`o."taskId"`, period: Prisma.sql`o."periodId"` })}
    ORDER BY l."position", u."position"`;
  return rows.map(({ unitId, unitName, label, state, version, filedRevisionNo, submittedAt, content, problems, contactName, contactPhone }) => ({
    unitId, unitName, label,
    state: displayedContributionState(state === null ? null : { state, filedRevisionNo }, canReadDraft(viewer, unitId)),
    // A version that rises tells that the unit is writing: outside it only what was given has one.
    version: canReadDraft(viewer, unitId) || state === "GIVEN" ? (version ?? 0) : 0,
    filed:
      submittedAt === null
        ? null
        : { content: content ?? "", problems: problems ?? "", contactName: contactName ?? "", contactPhone: contactPhone ?? "", submittedAt },
  }));
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

/** @returns what the viewer's unit last gave to the task before this period, or null */
export async function getEarlierContribution(viewer: Viewer, taskId: string, before: Date): Promise<{ periodKey: string; content: string; problems: string } | null> {
  if (viewer.unitId === null) return null;
  const earlier = await db.contribution.findFirst({
    where: { taskId, unitId: viewer.unitId, filedRevisionNo: { not: null }, period: { opensAt: { lt: before } } },
    select: { filedRevisionNo: true, period: { select: { key: true } }, revisions: { select: { no: true, content: true, problems: true }, orderBy: { no: "desc" } } },
    orderBy: { period: { opensAt: "desc" } },
  });
  const filed = earlier?.revisions.find((revision) => revision.no === earlier.filedRevisionNo);
  return earlier && filed ? { periodKey: earlier.period.key, content: filed.content, problems: filed.problems } : null;
}
