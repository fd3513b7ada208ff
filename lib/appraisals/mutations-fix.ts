import "server-only";
import type { z } from "zod";
import { CHANGED_MEANWHILE, Forbidden, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import { lockYear } from "./mutations-steps";
import { canFixYear, canSetWeights } from "./policy";
import { loadWeights, loadYear } from "./queries-year";
import type { fixYearSchema, weightsFormSchema } from "./schema";
import { contentSchema } from "./schema-content";
import { fixRefusal } from "./workflow";

/**
 * The administrator sets what each item weighs in a year.
 * @throws Forbidden, NotFound; Refused where the year is fixed, or the weights were changed meanwhile
 */
export async function setWeights(viewer: Viewer, input: z.output<typeof weightsFormSchema>): Promise<void> {
  if (!canSetWeights(viewer)) throw new Forbidden();
  await writeAudited(viewer, input.requestId, ["APPRAISAL_WEIGHED"], async (tx, record) => {
    const { listId, year, lastPeriodId } = await lockYear(tx, { slug: input.list }, input.year);
    const before = await loadWeights(listId, year, tx);
    if (before.version !== input.version) throw new Refused(CHANGED_MEANWHILE);
    const weights = { onTime: input.ON_TIME, returns: input.RETURNS, progress: input.PROGRESS, support: input.SUPPORT, orders: input.ORDERS };
    const where = { listId_year: { listId, year } };
    await tx.appraisalWeights.upsert({ where, create: { listId, year, ...weights }, update: { ...weights, version: { increment: 1 } }, select: { year: true } });
    const { ON_TIME, RETURNS, PROGRESS, SUPPORT, ORDERS } = input;
    await record({ event: "APPRAISAL_WEIGHED", periodId: lastPeriodId, subjectId: listId, detail: { year, before: before.weights, after: { ON_TIME, RETURNS, PROGRESS, SUPPORT, ORDERS } } });
  });
}

/**
 * A supervisor fixes a year: its rows, weights and scores as they stand now are kept, and nothing of them changes any more.
 *
 * @param now the tests' clock
 * @throws Forbidden, NotFound; Refused before the year is over and locked, or while an objection waits
 */
export async function fixYear(viewer: Viewer, input: z.output<typeof fixYearSchema>, now = new Date()): Promise<void> {
  if (!canFixYear(viewer)) throw new Forbidden();
  await writeAudited(viewer, input.requestId, ["APPRAISAL_FIXED"], async (tx, record) => {
    const { listId, year, lastPeriodId, locks } = await lockYear(tx, { slug: input.list }, input.year);
    const openObjections = await tx.appraisalObjection.count({ where: { listId, year, state: "OPEN" } });
    const refusal = fixRefusal({ year, isFixed: false, locks, openObjections }, now);
    if (refusal !== null) throw new Refused(refusal);
    const content = contentSchema.parse(await loadYear({ listId, year, asOf: now }, tx));
    await tx.fixedAppraisal.create({ data: { listId, year, content, fixedById: viewer.id, fixedByName: viewer.name, fixedAt: now }, select: { year: true } });
    await record({ event: "APPRAISAL_FIXED", periodId: lastPeriodId, subjectId: listId, detail: { year, units: content.units.length } });
  });
}
