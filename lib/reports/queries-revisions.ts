import "server-only";
import { NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import { canReadDraft } from "@/lib/tasks/policy";
import { isFiledReadable } from "@/lib/tasks/queries";
import { getTaskPlace, type TaskPlace } from "@/lib/tasks/queries-filing";
import { actualsOf } from "./queries-actuals";
import type { ActualView } from "./rules-actuals";
import type { ReportFields } from "./schema";

export type RevisionRow = ReportFields & { actuals: ActualView[]; no: number; submittedAt: Date; withdrawnAt: Date | null; writtenByName: string | null; signedByName: string | null };

export type Revisions = TaskPlace & {
  /** Oldest first; never empty. */
  revisions: RevisionRow[];
};

/**
 * @param slug from the address, as `no` and `periodKey`: anything
 * @returns the revisions of a task's report in a period; a withdrawn one only to the lead unit's filers and signers
 * @throws NotFound where there is none that the viewer may read
 */
export async function getRevisions(viewer: Viewer, slug: string, no: number, periodKey: string | undefined): Promise<Revisions> {
  const place = await getTaskPlace(viewer, slug, no, periodKey);
  const { task, period } = place;
  const revisions = await db.$queryRaw<RevisionRow[]>`
    SELECT v."no", v."submittedAt", v."withdrawnAt", v."progress", v."selfAssessment", v."completion", v."problems", v."coordination", v."upward",
      v."nextSteps", v."contactName", v."contactPhone", w."displayName" AS "writtenByName", s."displayName" AS "signedByName", ${actualsOf(Prisma.sql`v."actuals"`)} AS "actuals"
    FROM "Report" r
    JOIN "ReportRevision" v ON v."reportId" = r."id"
    LEFT JOIN "Account" w ON w."id" = v."writtenById"
    LEFT JOIN "Account" s ON s."id" = v."signedById"
    WHERE r."taskId" = ${task.id}::uuid AND r."periodId" = ${period.id}::uuid AND (v."withdrawnAt" IS NULL OR ${canReadDraft(viewer, task.lead.id)})
      AND ${isFiledReadable(viewer, { lead: Prisma.sql`r."unitId"`, task: Prisma.sql`r."taskId"`, period: Prisma.sql`r."periodId"` })}
    ORDER BY v."no"`;
  if (revisions.length === 0) throw new NotFound();
  return { ...place, revisions };
}
