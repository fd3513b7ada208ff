import "server-only";
import { z } from "zod";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import { factSchema, type Fact } from "./schema-content";

type Asked = { listId: string; year: number; asOf: Date; /** Of this unit only. */ unitId?: string | undefined };

/**
 * The one query that scores are reckoned from, whoever shows them: what was due by `asOf` in the year's periods and what came of
 * it, what of that was returned and not taken back, over which of them a task was closed, which orders went out, and which items were corrected. In no particular order.
 *
 * Its caller sees to it who may read them.
 */
export async function loadFacts({ listId, year, asOf, unitId }: Asked, from: Pick<Transaction, "$queryRaw"> = db): Promise<Fact[]> {
  const ofUnit = (column: Prisma.Sql) => (unitId === undefined ? Prisma.sql`TRUE` : Prisma.sql`${column} = ${unitId}::uuid`);
  const rows = await from.$queryRaw<Record<string, unknown>[]>`
    WITH due AS (
      SELECT "id", "key", "dueAt" FROM "Period" WHERE "listId" = ${listId}::uuid AND "year" = ${year}::int AND "dueAt" <= ${asOf}::timestamptz
    )
    SELECT 'report' AS "kind", d."unitId", t."no" AS "taskNo", p."key" AS "period", p."dueAt", CASE WHEN r."filedRevisionNo" IS NOT NULL THEN r."firstSubmittedAt" END AS "at",
      CASE WHEN r."state" = 'ACCEPTED' THEN r."verdict"::text END AS "verdict", '' AS "reason", NULL::uuid AS "id", NULL::int AS "year", NULL::int AS "number", NULL AS "colour",
      NULL::timestamptz AS "answeredAt", NULL::timestamptz AS "closedAt", NULL AS "item", NULL::int AS "tenths"
    FROM due p
    JOIN due_report d ON d."periodId" = p."id"
    JOIN "Task" t ON t."id" = d."taskId"
    LEFT JOIN "Report" r ON r."taskId" = d."taskId" AND r."periodId" = d."periodId"
    WHERE ${ofUnit(Prisma.sql`d."unitId"`)}
    UNION ALL
    SELECT 'return', r."unitId", t."no", p."key", NULL, v."createdAt", NULL, v."reason", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM due p
    JOIN due_report d ON d."periodId" = p."id"
    JOIN "Report" r ON r."taskId" = d."taskId" AND r."periodId" = d."periodId"
    JOIN "Review" v ON v."reportId" = r."id" AND v."decision" = 'RETURNED' AND v."undoneAt" IS NULL AND v."createdAt" <= ${asOf}::timestamptz
    JOIN "Task" t ON t."id" = r."taskId"
    WHERE ${ofUnit(Prisma.sql`r."unitId"`)}
    UNION ALL
    SELECT 'closed', t."leadUnitId", t."no", p."key", NULL, c."closedAt", NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM due p
    JOIN "Closure" c ON c."closedAt" <= p."dueAt" AND (c."reopenedAt" IS NULL OR c."reopenedAt" > p."dueAt")
    JOIN "Task" t ON t."id" = c."taskId"
    WHERE t."listId" = ${listId}::uuid AND ${ofUnit(Prisma.sql`t."leadUnitId"`)}
    UNION ALL
    SELECT 'contribution', d."unitId", t."no", p."key", p."dueAt", CASE WHEN c."filedRevisionNo" IS NOT NULL THEN c."firstSubmittedAt" END, NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM due p
    JOIN due_contribution d ON d."periodId" = p."id"
    JOIN "Task" t ON t."id" = d."taskId"
    LEFT JOIN "Contribution" c ON c."taskId" = d."taskId" AND c."periodId" = d."periodId" AND c."unitId" = d."unitId"
    WHERE ${ofUnit(Prisma.sql`d."unitId"`)}
    UNION ALL
    SELECT 'order', o."unitId", t."no", p."key", o."firstAnswerDueAt", o."issuedAt", NULL, '', o."id", o."year", o."number", o."colour"::text, o."firstAnsweredAt", o."closedAt", NULL, NULL
    FROM "Order" o
    JOIN "Period" p ON p."id" = o."periodId"
    JOIN "Task" t ON t."id" = o."taskId"
    WHERE p."listId" = ${listId}::uuid AND p."year" = ${year}::int AND o."issuedAt" <= ${asOf}::timestamptz AND ${ofUnit(Prisma.sql`o."unitId"`)}
    UNION ALL
    SELECT 'correction', o."unitId", NULL, NULL, NULL, x."madeAt", NULL, x."reason", NULL, NULL, NULL, NULL, NULL, NULL, o."item"::text, x."tenths"
    FROM "AppraisalAdjustment" x
    JOIN "AppraisalObjection" o ON o."id" = x."objectionId"
    WHERE o."listId" = ${listId}::uuid AND o."year" = ${year}::int AND x."madeAt" <= ${asOf}::timestamptz AND ${ofUnit(Prisma.sql`o."unitId"`)}`;
  const plain = (value: unknown) => (value instanceof Date ? value.toISOString() : value);
  return z.array(factSchema).parse(rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]))));
}
