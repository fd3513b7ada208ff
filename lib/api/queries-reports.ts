import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import { getList } from "@/lib/lists/queries";
import { listFiledReports, type FiledReport } from "@/lib/reports/queries";
import { isFiledReadable } from "@/lib/tasks/queries";
import { requirePeriod } from "./queries-periods";
import { cutPage, decodeCursor, KEY_NUMBER, type Page } from "./rules-paging";
import { periodKey } from "./schema";
import type { report, reportQuery } from "./schema-filings";

type Key = { reportId: string; unitId: string; periodKey: string; no: number };

/**
 * What stands as filed in a list, by period and task. The page is cut by key; the rows are those of the task's page, so
 * that both tell the same.
 *
 * @throws NotFound for an unknown list; Refused, at `period`, for one it does not have
 */
export async function listReportsPage(viewer: Viewer, slug: string, query: z.output<typeof reportQuery>): Promise<Page<z.input<typeof report>>> {
  const list = await getList(viewer, slug);
  await requirePeriod(viewer, list.id, query.period);
  const after = decodeCursor(query.cursor, z.tuple([periodKey, KEY_NUMBER]));
  const keys = await db.$queryRaw<Key[]>`
    SELECT r."id" AS "reportId", r."unitId", p."key" AS "periodKey", t."no"
    FROM "Report" r
    JOIN "Task" t ON t."id" = r."taskId"
    JOIN "Period" p ON p."id" = r."periodId"
    WHERE t."listId" = ${list.id}::uuid AND r."filedRevisionNo" IS NOT NULL
      AND (${query.period ?? null}::text IS NULL OR p."key" = ${query.period ?? null})
      AND (${query.unit ?? null}::uuid IS NULL OR r."unitId" = ${query.unit ?? null}::uuid)
      AND (${query.task ?? null}::int IS NULL OR t."no" = ${query.task ?? null}::int)
      -- What 'displayedReportState' makes of it outside the unit.
      AND (${query.state ?? null}::text IS NULL OR ${query.state ?? null} = CASE WHEN r."state" IN ('SUBMITTED', 'ACCEPTED') THEN r."state"::text ELSE 'RETURNED' END)
      ${after ? Prisma.sql`AND (p."key", t."no") > (${after[0]}, ${after[1]}::int)` : Prisma.empty}
      AND ${isFiledReadable(viewer, { lead: Prisma.sql`r."unitId"`, task: Prisma.sql`r."taskId"`, period: Prisma.sql`r."periodId"` })}
    ORDER BY p."key", t."no"
    LIMIT ${query.limit + 1}`;
  const page = cutPage(keys, query, (key) => [key.periodKey, key.no]);
  const filed = new Map((await listFiledReports(viewer, { reportIds: page.data.map((key) => key.reportId) })).map((row) => [row.reportId, row]));
  // One that its unit took back in between is not there any more.
  const rows = page.data.flatMap((key) => {
    const row = filed.get(key.reportId);
    return row ? [rowOf(key, row)] : [];
  });
  return { data: rows, next: page.next };
}

function rowOf({ no, unitId }: Key, row: FiledReport): z.input<typeof report> {
  const { periodKey, periodLabel, unitName, state, submittedAt, firstSubmittedAt, writtenByName, signedByName, reviews, ...rest } = row;
  return {
    ...rest,
    task: no,
    period: { key: periodKey, label: periodLabel },
    unit: { id: unitId, name: unitName },
    state: state as z.input<typeof report>["state"],
    submittedAt: submittedAt.toISOString(),
    firstSubmittedAt: firstSubmittedAt.toISOString(),
    writtenBy: writtenByName,
    signedBy: signedByName,
    reviews: reviews.map(({ reviewerName, createdAt, ...review }) => ({ ...review, reviewer: reviewerName, at: new Date(createdAt).toISOString() })),
  };
}
