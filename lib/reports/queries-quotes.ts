import "server-only";
import { Prisma } from "@/lib/db/client";
import type { QuoteState } from "@/lib/labels";
import type { Quote } from "./schema-quotes";

/** A mark as it is shown: whose words, given when, and what became of them since. */
export type QuoteView = Quote & { unitName: string; submittedAt: string; state: QuoteState };

/**
 * The marks of one report's column as `QuoteView[]`, to be selected by a statement that has already settled who may read
 * the report: who reads a report reads its contributions.
 *
 * @param columns the marks, and the report's task and period, in the statement around it
 */
export function quotesOf(columns: { quotes: Prisma.Sql; task: Prisma.Sql; period: Prisma.Sql }): Prisma.Sql {
  const { quotes, task, period } = columns;
  return Prisma.sql`coalesce((
    SELECT jsonb_agg(jsonb_build_object('unitId', qc."unitId", 'unitName', qu."shortName", 'revisionNo', qr."no", 'submittedAt', qr."submittedAt",
      'state', CASE WHEN qr."withdrawnAt" IS NOT NULL THEN 'WITHDRAWN' WHEN qc."filedRevisionNo" > qr."no" THEN 'REVISED' ELSE 'CURRENT' END) ORDER BY q."place")
    FROM jsonb_array_elements(${quotes}) WITH ORDINALITY AS q("mark", "place")
    JOIN "Contribution" qc ON qc."taskId" = ${task} AND qc."periodId" = ${period} AND qc."unitId" = (q."mark"->>'unitId')::uuid
    JOIN "ContributionRevision" qr ON qr."contributionId" = qc."id" AND qr."no" = (q."mark"->>'revisionNo')::int
    JOIN "Unit" qu ON qu."id" = qc."unitId"
  ), '[]')`;
}
