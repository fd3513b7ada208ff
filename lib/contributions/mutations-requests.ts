import "server-only";
import type { z } from "zod";
import { NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import type { Transaction } from "@/lib/db/client";
import { shanghaiDay } from "@/lib/periods/calendar";
import { isFilingOpen } from "@/lib/periods/policy";
import { loadFilingPlace, refuseOthers, requireOpenWindow, type FilingPlace } from "@/lib/tasks/mutations-filing";
import { canAskToContribute } from "./policy";
import { ALL_MISSING } from "./rules-requests";
import { type askToContributeSchema } from "./schema-requests";

type Asked = { asked: string[]; askedBefore: string[] };

/** A supporting unit of the task, what it has given, and until when it may still give. */
type Candidate = { unitId: string; name: string; isGiven: boolean; extendedUntil: Date | null };

async function loadCandidates(tx: Transaction, place: FilingPlace): Promise<Candidate[]> {
  return tx.$queryRaw<Candidate[]>`
    SELECT u."id" AS "unitId", u."shortName" AS "name", c."filedRevisionNo" IS NOT NULL AS "isGiven",
      (SELECT max(x."until") FROM "Extension" x WHERE x."periodId" = ${place.periodId}::uuid AND x."unitId" = u."id") AS "extendedUntil"
    FROM "Unit" u
    LEFT JOIN "Contribution" c ON c."taskId" = ${place.taskId}::uuid AND c."periodId" = ${place.periodId}::uuid AND c."unitId" = u."id"
    WHERE u."id" = ANY (${place.supportUnitIds}::uuid[])
    ORDER BY u."position"`;
}

/** The units that a request names and that can still answer it. Throws NotFound, Refused. */
async function chooseUnits(tx: Transaction, place: FilingPlace, unit: string, now: Date): Promise<Candidate[]> {
  const candidates = await loadCandidates(tx, place);
  if (unit !== ALL_MISSING) {
    const named = candidates.find((candidate) => candidate.unitId === unit);
    if (!named) throw new NotFound();
    requireOpenWindow(place, unit);
    if (named.isGiven) throw new Refused(`${named.name}本期已经反馈，如需补充请用“要求补充”。`);
    return [named];
  }
  const missing = candidates.filter((candidate) => !candidate.isGiven);
  if (missing.length === 0) throw new Refused("各配合单位本期都已反馈，不需再请。");
  const able = missing.filter(({ extendedUntil }) => isFilingOpen({ ...place.window, extendedUntil }, now));
  // The refusal says why: not begun, or locked for all of them.
  if (able.length === 0) requireOpenWindow(place, missing[0]?.unitId ?? "");
  return able;
}

function requireWishInTime(place: FilingPlace, units: readonly Candidate[], wishedOn: string, now: Date): void {
  const last = Math.max(place.window.locksAt.getTime(), ...units.map(({ extendedUntil }) => extendedUntil?.getTime() ?? 0));
  if (wishedOn < shanghaiDay(now)) throw new Refused("请更正希望反馈日期。", { wishedOn: "不能早于今天。" });
  if (wishedOn > shanghaiDay(new Date(last))) throw new Refused("请更正希望反馈日期。", { wishedOn: `不能晚于填报期锁定之日（${shanghaiDay(new Date(last))}）。` });
}

/**
 * The lead asks one supporting unit, or all that have given nothing, for their contribution. A unit is asked at most once
 * a day: of all, those who were asked today already are passed over; a single one is refused gently.
 *
 * @returns the names of those asked now, and of those passed over; null where this very request was carried out before
 * @throws NotFound, Forbidden; Refused when nobody is left to ask, the period is locked for them, or the report is accepted
 */
export async function askToContribute(viewer: Viewer, input: z.output<typeof askToContributeSchema>): Promise<Asked | null> {
  return writeAudited(viewer, input.requestId, ["CONTRIBUTION_ASKED"], async (tx, record) => {
    const place = await loadFilingPlace(tx, input);
    refuseOthers(viewer, place, canAskToContribute(viewer, place.leadUnitId));
    const now = new Date();
    const units = await chooseUnits(tx, place, input.unit, now);
    await refuseWhenAccepted(tx, place);
    if (input.wishedOn !== null) requireWishInTime(place, units, input.wishedOn, now);
    const request = {
      taskId: place.taskId, periodId: place.periodId, askedById: viewer.id, askedAt: now, askedOn: new Date(shanghaiDay(now)), note: input.note,
      wishedOn: input.wishedOn === null ? null : new Date(input.wishedOn),
    };
    // The index lets one of two requests at the same time win, unit by unit.
    const made = await tx.contributionRequest.createManyAndReturn({
      data: units.map(({ unitId }) => ({ ...request, unitId })),
      select: { id: true, unitId: true },
      skipDuplicates: true,
    });
    const requestOf = (unitId: string) => made.find((row) => row.unitId === unitId);
    const nameOf = (unit: Candidate) => unit.name;
    const askedBefore = units.filter(({ unitId }) => !requestOf(unitId)).map(nameOf);
    if (made.length === 0) throw new Refused(`今天已请过${askedBefore.join("、")}，不再重复发送。`);
    const detail = input.wishedOn === null ? {} : { wishedOn: input.wishedOn };
    for (const { unitId } of units) {
      const subjectId = requestOf(unitId)?.id;
      if (subjectId) await record({ event: "CONTRIBUTION_ASKED", taskId: place.taskId, periodId: place.periodId, unitId, subjectId, reason: input.note, detail });
    }
    return { asked: units.filter(({ unitId }) => requestOf(unitId)).map(nameOf), askedBefore };
  });
}

/** Nothing can be changed any more that a contribution could go into. */
async function refuseWhenAccepted(tx: Transaction, place: FilingPlace): Promise<void> {
  const report = await tx.report.findUnique({ where: { taskId_periodId: { taskId: place.taskId, periodId: place.periodId } }, select: { state: true } });
  if (report?.state === "ACCEPTED") throw new Refused("本期报告已被采纳，不需再请反馈。");
}
