import "server-only";
import { z } from "zod";
import { NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import { getTaskPlace, type TaskPlace } from "@/lib/tasks/queries-filing";
import { isFiledReadable } from "@/lib/tasks/queries";

export type ContributionRevision = {
  unitName: string;
  no: number;
  content: string;
  problems: string;
  contactName: string;
  contactPhone: string;
  submittedAt: Date;
  writtenByName: string;
  signedByName: string;
};

export type ContributionHistory = TaskPlace & {
  /** Every revision that was not withdrawn, oldest first; the last one counts. */
  revisions: ContributionRevision[];
  shown: ContributionRevision;
};

/**
 * One unit's contribution to a task in a period, as a report's source names it. A revision that was given stays readable
 * when a later one replaces it, for it may stand in a report; one that was withdrawn does not.
 *
 * @param address the unit and the revision's number, from the address: anything
 * @throws NotFound for a unit that gave nothing, a revision that is none, and for whoever may not read what was filed
 */
export async function getContributionHistory(
  viewer: Viewer,
  slug: string,
  no: number,
  periodKey: string | undefined,
  address: { unit: string; revision: string | undefined },
): Promise<ContributionHistory> {
  const place = await getTaskPlace(viewer, slug, no, periodKey);
  if (!z.uuid().safeParse(address.unit).success) throw new NotFound();
  const revisions = await db.$queryRaw<ContributionRevision[]>`
    SELECT u."shortName" AS "unitName", r."no", r."content", r."problems", r."contactName", r."contactPhone", r."submittedAt",
      coalesce(w."displayName", '') AS "writtenByName", coalesce(s."displayName", '') AS "signedByName"
    FROM "Contribution" c
    JOIN "Task" t ON t."id" = c."taskId"
    JOIN "Unit" u ON u."id" = c."unitId"
    JOIN "ContributionRevision" r ON r."contributionId" = c."id" AND r."withdrawnAt" IS NULL
    LEFT JOIN "Account" w ON w."id" = r."writtenById"
    LEFT JOIN "Account" s ON s."id" = r."signedById"
    WHERE c."taskId" = ${place.task.id}::uuid AND c."periodId" = ${place.period.id}::uuid AND c."unitId" = ${address.unit}::uuid
      AND ${isFiledReadable(viewer, { lead: Prisma.sql`t."leadUnitId"`, task: Prisma.sql`c."taskId"`, period: Prisma.sql`c."periodId"` })}
    ORDER BY r."no"`;
  const shown = address.revision === undefined ? revisions.at(-1) : revisions.find((revision) => String(revision.no) === address.revision);
  if (!shown) throw new NotFound();
  return { ...place, revisions, shown };
}
