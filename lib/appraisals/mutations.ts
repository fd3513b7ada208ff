import "server-only";
import type { z } from "zod";
import { CHANGED_MEANWHILE, Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import type { Transaction } from "@/lib/db/client";
import { APPRAISAL_ITEM_LABELS, type AppraisalItem, type ObjectionState } from "@/lib/labels-carrying";
import { lockYear, type LockedYear } from "./mutations-steps";
import { canAnswerObjection, canFixYear, canObject } from "./policy";
import { loadYear } from "./queries-year";
import { pointsText } from "./rules-score";
import type { correctSchema, objectSchema, upholdSchema } from "./schema";
import type { ItemScore, UnitScore } from "./schema-content";
import { answerRefusal } from "./workflow";

/** The unit's score as it stands, by the very rows that its page shows; null where it has none. */
async function loadScore(tx: Transaction, { listId, year }: LockedYear, unitId: string, now: Date): Promise<UnitScore | null> {
  return (await loadYear({ listId, year, asOf: now, unitId }, tx)).units[0] ?? null;
}

const itemOf = (score: UnitScore | null, item: AppraisalItem): ItemScore | undefined => score?.score.items.find((one) => one.item === item && one.applies);

/**
 * A unit objects to one item of its score, with its reason.
 *
 * @param now the tests' clock
 * @throws Forbidden for whoever does not speak for a unit, NotFound; Refused where the year is fixed, the item does not apply, the
 *   unit assesses the others, or an objection to the item waits already
 */
export async function objectToScore(viewer: Viewer, input: z.output<typeof objectSchema>, now = new Date()): Promise<void> {
  const { unitId } = viewer;
  if (unitId === null || !canObject(viewer, unitId)) throw new Forbidden();
  await writeAudited(viewer, input.requestId, ["APPRAISAL_OBJECTED"], async (tx, record) => {
    const locked = await lockYear(tx, { slug: input.list }, input.year);
    const score = await loadScore(tx, locked, unitId, now);
    if (score?.isAssessor) throw new Refused("本单位负责考核，得分仅供参考，不受理异议。");
    if (!itemOf(score, input.item)) throw new Refused("本单位本年度没有这一项的得分，不能提出异议。");
    const { listId, year, lastPeriodId } = locked;
    const { item, reason } = input;
    // Of two at once the index lets one in.
    const [row] = await tx.appraisalObjection.createManyAndReturn({ data: { listId, year, unitId, item, reason, raisedById: viewer.id, raisedAt: now }, skipDuplicates: true, select: { id: true } });
    if (!row) throw new Refused("本单位对这一项已有待答复的异议，不能重复提出。");
    await record({ event: "APPRAISAL_OBJECTED", unitId, periodId: lastPeriodId, subjectId: row.id, reason, detail: { year, item } });
  });
}

type Objection = { id: string; listId: string; year: number; unitId: string; item: AppraisalItem; state: ObjectionState; version: number };

/** @throws Forbidden for all but supervisors, and for the unit's own; NotFound; Refused where it was answered, or the year fixed, meanwhile */
async function beginAnswer(tx: Transaction, viewer: Viewer, input: { objection: string; version: number }): Promise<{ objection: Objection; locked: LockedYear }> {
  const [objection] = await tx.$queryRaw<Objection[]>`
    SELECT "id", "listId", "year", "unitId", "item"::text AS "item", "state"::text AS "state", "version" FROM "AppraisalObjection" WHERE "id" = ${input.objection}::uuid FOR UPDATE`;
  if (!objection) throw new NotFound();
  if (!canAnswerObjection(viewer, objection)) throw new Forbidden();
  const refusal = answerRefusal(objection.state, false);
  if (refusal !== null) throw new Refused(refusal);
  if (objection.version !== input.version) throw new Refused(CHANGED_MEANWHILE);
  return { objection, locked: await lockYear(tx, { id: objection.listId }, objection.year) };
}

async function settle(tx: Transaction, viewer: Viewer, id: string, state: ObjectionState, answer: string, now: Date): Promise<void> {
  await tx.appraisalObjection.update({
    where: { id }, data: { state, answer, answeredById: viewer.id, answeredByName: viewer.name, answeredAt: now, version: { increment: 1 } }, select: { id: true },
  });
}

/** A supervisor upholds the score, and says why. Throws as `beginAnswer`. */
export async function upholdScore(viewer: Viewer, input: z.output<typeof upholdSchema>, now = new Date()): Promise<void> {
  if (!canFixYear(viewer)) throw new Forbidden();
  await writeAudited(viewer, input.requestId, ["APPRAISAL_UPHELD"], async (tx, record) => {
    const { objection: { id, unitId, year, item }, locked } = await beginAnswer(tx, viewer, input);
    await settle(tx, viewer, id, "UPHELD", input.answer, now);
    await record({ event: "APPRAISAL_UPHELD", unitId, periodId: locked.lastPeriodId, subjectId: id, reason: input.answer, detail: { year, item } });
  });
}

/**
 * A supervisor follows the objection: the item's points are corrected by a row of its own, so that the score stays what the rows say.
 * @throws as `beginAnswer`; Refused where the points would lie outside of the item
 */
export async function correctScore(viewer: Viewer, input: z.output<typeof correctSchema>, now = new Date()): Promise<void> {
  if (!canFixYear(viewer)) throw new Forbidden();
  await writeAudited(viewer, input.requestId, ["APPRAISAL_CORRECTED"], async (tx, record) => {
    const { objection: { id, unitId, year, item }, locked } = await beginAnswer(tx, viewer, input);
    const score = itemOf(await loadScore(tx, locked, unitId, now), item);
    if (!score) throw new Refused("该单位本年度已没有这一项的得分，不能更正。");
    const corrected = score.points + input.points;
    if (corrected < 0 || corrected > score.max) {
      throw new Refused("加减的分数有误，未保存。", { points: `“${APPRAISAL_ITEM_LABELS[item]}”现得 ${pointsText(score.points)} 分，更正后应在 0 至 ${pointsText(score.max)} 分之间。` });
    }
    await settle(tx, viewer, id, "CORRECTED", input.answer, now);
    await tx.appraisalAdjustment.create({ data: { objectionId: id, tenths: input.points, reason: input.answer, madeById: viewer.id, madeAt: now }, select: { objectionId: true } });
    await record({ event: "APPRAISAL_CORRECTED", unitId, periodId: locked.lastPeriodId, subjectId: id, reason: input.answer, detail: { year, item, points: input.points / 10 } });
  });
}
