import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/auth/schema";
import { displayedContributionState } from "@/lib/contributions/workflow";
import { db, Prisma } from "@/lib/db/client";
import type { ContributionState } from "@/lib/labels";
import { getList } from "@/lib/lists/queries";
import { quarterLabel } from "@/lib/periods/calendar";
import { isFiledReadable, OWED_OR_GIVEN } from "@/lib/tasks/queries";
import { requirePeriod } from "./queries-periods";
import { cutPage, decodeCursor, KEY_NUMBER, type Page } from "./rules-paging";
import { periodKey } from "./schema";
import type { contribution, contributionQuery } from "./schema-filings";

type Row = {
  no: number; periodKey: string; year: number; quarter: number; unitId: string; unitName: string; position: number; state: ContributionState | null;
  filedRevisionNo: number | null; submittedAt: Date | null; content: string | null; problems: string | null; contactName: string | null; contactPhone: string | null;
};

/**
 * What the supporting units of a list's tasks owe and what they gave, by period, task and unit; what was not given is
 * there too ('no report' is a visible state). Scope as `listContributions`.
 *
 * @throws NotFound for an unknown list; Refused, at `period`, for one it does not have
 */
export async function listContributionsPage(viewer: Viewer, slug: string, query: z.output<typeof contributionQuery>): Promise<Page<z.input<typeof contribution>>> {
  const list = await getList(viewer, slug);
  await requirePeriod(viewer, list.id, query.period);
  const after = decodeCursor(query.cursor, z.tuple([periodKey, KEY_NUMBER, KEY_NUMBER, z.uuid()]));
  const rows = await db.$queryRaw<Row[]>`
    SELECT t."no", p."key" AS "periodKey", p."year", p."quarter", o."unitId", u."shortName" AS "unitName", u."position", c."state", c."filedRevisionNo",
      v."submittedAt", v."content", v."problems", v."contactName", v."contactPhone"
    FROM owed_contribution o
    JOIN "Task" t ON t."id" = o."taskId"
    JOIN "Period" p ON p."id" = o."periodId"
    JOIN "Unit" u ON u."id" = o."unitId"
    LEFT JOIN "Contribution" c ON c."taskId" = o."taskId" AND c."periodId" = o."periodId" AND c."unitId" = o."unitId"
    LEFT JOIN "ContributionRevision" v ON v."contributionId" = c."id" AND v."no" = c."filedRevisionNo"
    WHERE t."listId" = ${list.id}::uuid AND ${OWED_OR_GIVEN}
      AND (${query.period ?? null}::text IS NULL OR p."key" = ${query.period ?? null})
      AND (${query.unit ?? null}::uuid IS NULL OR o."unitId" = ${query.unit ?? null}::uuid)
      AND (${query.task ?? null}::int IS NULL OR t."no" = ${query.task ?? null}::int)
      -- What 'displayedContributionState' makes of it outside the unit.
      AND (${query.state ?? null}::text IS NULL OR ${query.state ?? null} =
        CASE WHEN c."filedRevisionNo" IS NULL THEN 'NOT_GIVEN' WHEN c."state" = 'GIVEN' THEN 'GIVEN' ELSE 'RETURNED' END)
      ${after ? Prisma.sql`AND (p."key", t."no", u."position", u."id") > (${after[0]}, ${after[1]}::int, ${after[2]}::int, ${after[3]}::uuid)` : Prisma.empty}
      AND ${isFiledReadable(viewer, { lead: Prisma.sql`t."leadUnitId"`, task: Prisma.sql`o."taskId"`, period: Prisma.sql`o."periodId"` })}
    ORDER BY p."key", t."no", u."position", u."id"
    LIMIT ${query.limit + 1}`;
  const page = cutPage(rows, query, (row) => [row.periodKey, row.no, row.position, row.unitId]);
  return { data: page.data.map(rowOf), next: page.next };
}

function rowOf(row: Row): z.input<typeof contribution> {
  const { no, periodKey, year, quarter, unitId, unitName, state, filedRevisionNo, submittedAt, content, problems, contactName, contactPhone } = row;
  const shown = displayedContributionState(state === null ? null : { state, filedRevisionNo }, false);
  return {
    task: no,
    period: { key: periodKey, label: quarterLabel({ year, quarter }) },
    unit: { id: unitId, name: unitName },
    state: shown as z.input<typeof contribution>["state"],
    filed:
      filedRevisionNo === null || submittedAt === null
        ? null
        : { revisionNo: filedRevisionNo, submittedAt: submittedAt.toISOString(), content: content ?? "", problems: problems ?? "", contactName: contactName ?? "", contactPhone: contactPhone ?? "" },
  };
}
