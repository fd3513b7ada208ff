import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import type { ContributionDisplayState, ContributionState } from "@/lib/labels";
import type { PeriodRow } from "@/lib/periods/queries";
import { canReadDraft } from "@/lib/tasks/policy";
import { isFiledReadable, OWED_OR_GIVEN } from "@/lib/tasks/queries";
import { displayedContributionState } from "./workflow";

/** How many periods stand side by side. */
const PERIODS_SHOWN = 4;

export type ContributionGrid = {
  /** Oldest first; the last one is the period of the page. */
  periods: { key: string; label: string }[];
  /** In printed order; a cell is null where the unit owed nothing in that period. */
  rows: { unitId: string; unitName: string; cells: (ContributionDisplayState | null)[] }[];
};

type Row = { unitId: string; unitName: string; periodId: string; state: ContributionState | null; filedRevisionNo: number | null };

/**
 * Who gave what to a task over its last periods, at most four, up to the one shown.
 *
 * @param periods of the task's list, newest first
 * @returns without the periods whose filings the viewer may not read
 */
export async function getContributionGrid(viewer: Viewer, taskId: string, periods: readonly PeriodRow[], shown: PeriodRow): Promise<ContributionGrid> {
  const window = periods.filter((period) => period.opensAt <= shown.opensAt).slice(0, PERIODS_SHOWN).reverse();
  const cells = await db.$queryRaw<Row[]>`
    SELECT o."unitId", u."shortName" AS "unitName", o."periodId", c."state", c."filedRevisionNo"
    FROM owed_contribution o
    JOIN "Task" t ON t."id" = o."taskId"
    JOIN "Unit" u ON u."id" = o."unitId"
    LEFT JOIN "Contribution" c ON c."taskId" = o."taskId" AND c."periodId" = o."periodId" AND c."unitId" = o."unitId"
    WHERE o."taskId" = ${taskId}::uuid AND o."periodId" = ANY (${window.map((period) => period.id)}::uuid[])
      AND ${OWED_OR_GIVEN} AND ${isFiledReadable(viewer, { lead: Prisma.sql`t."leadUnitId"`, task: Prisma.sql`o."taskId"`, period: Prisma.sql`o."periodId"` })}
    ORDER BY (SELECT min(su."position") FROM task_supporting_unit su WHERE su."taskId" = o."taskId" AND su."unitId" = o."unitId"), u."position"`;
  const readable = window.filter((period) => cells.some((cell) => cell.periodId === period.id));
  const rows = [...Map.groupBy(cells, (cell) => cell.unitId)].map(([unitId, ofUnit]) => ({
    unitId,
    unitName: ofUnit[0]?.unitName ?? "",
    cells: readable.map((period) => {
      const cell = ofUnit.find((one) => one.periodId === period.id);
      if (!cell) return null;
      const { state, filedRevisionNo } = cell;
      return displayedContributionState(state === null ? null : { state, filedRevisionNo }, canReadDraft(viewer, unitId));
    }),
  }));
  return { periods: readable.map(({ key, label }) => ({ key, label })), rows };
}
