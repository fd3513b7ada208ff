import "server-only";
import { Prisma } from "@/lib/db/client";

/**
 * A report's figures of one column as `ActualView[]`, to be selected by a statement that has already settled who may read the
 * report. A target of the plan has the name that the last approved version gives it, also where that has dropped it since.
 */
export function actualsOf(actuals: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce((
    SELECT jsonb_agg(jsonb_build_object('target', ac."target", 'value', ac."value", 'name', coalesce(an."name", ag."name", ''), 'measure', coalesce(an."measure", ag."measure", ''))
      ORDER BY an."position", ag."position", ac."target")
    FROM jsonb_to_recordset(${actuals}) AS ac("target" uuid, "value" numeric)
    LEFT JOIN "NoticeTarget" an ON an."key" = ac."target"
    LEFT JOIN LATERAL (
      SELECT x."name", x."measure", x."position" FROM "PlanTarget" x
      JOIN "PlanVersion" av ON av."planId" = x."planId" AND av."no" = x."versionNo" AND av."approvedAt" IS NOT NULL
      WHERE x."key" = ac."target" ORDER BY x."versionNo" DESC LIMIT 1
    ) ag ON true
  ), '[]')`;
}
