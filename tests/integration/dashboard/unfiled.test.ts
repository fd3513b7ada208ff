import { beforeAll, expect, it } from "vitest";
import { getTaskFilings } from "@/lib/dashboard/queries-task";
import { db } from "@/lib/db/client";
import { seedDemo } from "@/prisma/seed";
import { viewerOf } from "@/tests/support/demo-viewer";

const SLUG = "2021-60";

beforeAll(seedDemo);

it("a period without a report has its place among the reports, for the lead and who reads everything", async () => {
  // Every opened period of every task, less what stands as filed.
  const missing = await db.$queryRaw<{ no: number; key: string; lead: string; support: string | null }[]>`
    SELECT t."no", p."key", a."username" AS lead, (
      SELECT b."username" FROM owed_contribution o JOIN "Account" b ON b."unitId" = o."unitId" WHERE o."taskId" = t."id" AND o."periodId" = p."id" ORDER BY 1 LIMIT 1
    ) AS support
    FROM "Task" t JOIN "Period" p ON p."listId" = t."listId" AND p."opensAt" <= now()
    JOIN LATERAL (SELECT "username" FROM "Account" WHERE "unitId" = t."leadUnitId" ORDER BY 1 LIMIT 1) a ON true
    LEFT JOIN "Report" r ON r."taskId" = t."id" AND r."periodId" = p."id" AND r."filedRevisionNo" IS NOT NULL
    WHERE r."id" IS NULL ORDER BY p."key", t."no"`;
  const first = missing.find((row) => row.support !== null);
  if (!first) throw new Error("the demonstration has no period without a report");
  const expected = missing.filter((row) => row.no === first.no).map((row) => row.key).reverse();
  const unfiledOf = async (username: string) => (await getTaskFilings(await viewerOf(username), SLUG, first.no, first.key, "progress")).unfiled.map((period) => period.key);
  expect(await unfiledOf("observer")).toEqual(expected);
  expect(await unfiledOf(first.lead)).toEqual(expected);
  // A supporting unit may have joined later: it is not told of periods that it could not read.
  expect(await unfiledOf(first.support ?? "")).toEqual([]);
});
