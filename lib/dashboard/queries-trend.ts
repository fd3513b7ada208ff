import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import { quarterLabel } from "@/lib/periods/calendar";
import { isFiledReadable } from "@/lib/tasks/queries";
import type { Basis } from "./rollup";

const count = z.int().nonnegative();
const trendRow = z.object({
  key: z.string(), year: z.int(), quarter: z.int().min(1).max(4), opensAt: z.date(), dueAt: z.date(), locksAt: z.date(),
  tasks: count, filed: count, onTime: count, accepted: count, completionSum: count, completionCount: count,
  everReturned: count, returns: count, contributionsOwed: count, contributionsGiven: count, contributionsOnTime: count,
});

/** One period of the list, counted as the dashboard counts it: over the tasks whose reports the viewer may see. */
export type TrendPoint = Omit<z.output<typeof trendRow>, "year" | "quarter"> & { label: string };

/**
 * One statement over all periods of a list, oldest first. The counting rule is `rollUp`'s, in SQL: filed is what has a
 * revision that stands as filed; the completion is that revision's and counts by the basis; a return counts unless it was
 * taken back. A period without reports is there with zeros.
 */
export async function listTrend(viewer: Viewer, listId: string, basis: Basis): Promise<TrendPoint[]> {
  const rows = await db.$queryRaw`
    SELECT p."key", p."year", p."quarter", p."opensAt", p."dueAt", p."locksAt",
      count(t."id")::int AS "tasks",
      count(r."filedRevisionNo")::int AS "filed",
      count(*) FILTER (WHERE r."firstSubmittedAt" <= p."dueAt")::int AS "onTime",
      count(*) FILTER (WHERE r."state" = 'ACCEPTED')::int AS "accepted",
      coalesce(sum(rev."completion"), 0)::int AS "completionSum",
      count(rev."completion")::int AS "completionCount",
      count(*) FILTER (WHERE d."returns" > 0)::int AS "everReturned",
      coalesce(sum(d."returns"), 0)::int AS "returns",
      coalesce(sum(o."owed"), 0)::int AS "contributionsOwed",
      coalesce(sum(o."given"), 0)::int AS "contributionsGiven",
      coalesce(sum(o."onTime"), 0)::int AS "contributionsOnTime"
    FROM "Period" p
    LEFT JOIN "Task" t ON t."listId" = p."listId" AND ${isFiledReadable(viewer, { lead: Prisma.sql`t."leadUnitId"`, task: Prisma.sql`t."id"`, period: Prisma.sql`p."id"` })}
    LEFT JOIN "Report" r ON r."taskId" = t."id" AND r."periodId" = p."id"
    LEFT JOIN "ReportRevision" rev ON rev."reportId" = r."id" AND rev."no" = r."filedRevisionNo" AND (${basis} = 'filed' OR r."state" = 'ACCEPTED')
    LEFT JOIN (
      SELECT v."reportId", count(*) AS "returns" FROM "Review" v WHERE v."decision" = 'RETURNED' AND v."undoneAt" IS NULL GROUP BY v."reportId"
    ) d ON d."reportId" = r."id"
    LEFT JOIN (
      SELECT w."taskId", w."periodId", count(*) AS "owed", count(*) FILTER (WHERE g."state" = 'GIVEN') AS "given",
        count(*) FILTER (WHERE g."state" = 'GIVEN' AND g."firstSubmittedAt" <= e."dueAt") AS "onTime"
      FROM owed_contribution w
      JOIN "Period" e ON e."id" = w."periodId" AND e."listId" = ${listId}::uuid
      LEFT JOIN "Contribution" g ON g."taskId" = w."taskId" AND g."periodId" = w."periodId" AND g."unitId" = w."unitId"
      GROUP BY w."taskId", w."periodId"
    ) o ON o."taskId" = t."id" AND o."periodId" = p."id"
    WHERE p."listId" = ${listId}::uuid
    GROUP BY p."id"
    ORDER BY p."year", p."quarter"`;
  return trendRow.array().parse(rows).map(({ year, quarter, ...point }) => ({ ...point, label: quarterLabel({ year, quarter }) }));
}
