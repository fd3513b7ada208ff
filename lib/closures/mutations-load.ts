import "server-only";
import { CHANGED_MEANWHILE, Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import type { Transaction } from "@/lib/db/client";
import { CLOSURE_STATE_LABELS, type ClosureState } from "@/lib/labels-carrying";
import { canReadClosure } from "./policy";
import { nextClosureState, type ClosureStep } from "./workflow";

export type LoadedClosure = {
  id: string; taskId: string; state: ClosureState; version: number; statement: string; writerIds: string[]; signedById: string | null;
  leadUnitId: string; supportUnitIds: string[]; allowsSelfSigning: boolean;
};

/** Takes the closure's row, so that of two steps at once the second sees the first. */
async function lockClosure(tx: Transaction, id: string): Promise<LoadedClosure> {
  const [closure] = await tx.$queryRaw<LoadedClosure[]>`
    SELECT c."id", c."taskId", c."state"::text AS "state", c."version", c."statement", c."writerIds"::text[] AS "writerIds", c."signedById", t."leadUnitId",
      u."allowsSelfSigning",
      ARRAY(
        SELECT su."unitId"::text FROM "TaskSupporter" su
        WHERE su."taskId" = t."id" AND su."validFrom" <= shanghai_day(now()) AND shanghai_day(now()) < su."validUntil"
      ) AS "supportUnitIds"
    FROM "Closure" c JOIN "Task" t ON t."id" = c."taskId" JOIN "Unit" u ON u."id" = t."leadUnitId"
    WHERE c."id" = ${id}::uuid FOR UPDATE OF c`;
  if (!closure) throw new NotFound();
  return closure;
}

/**
 * What a step starts from.
 * @throws NotFound for who may not see it, Forbidden for who may see but not do it; Refused where it moved on meanwhile
 */
export async function beginClosureStep(
  tx: Transaction, viewer: Viewer, input: { closure: string; version: number }, step: ClosureStep, may: (closure: LoadedClosure) => boolean,
): Promise<{ closure: LoadedClosure; state: ClosureState }> {
  const closure = await lockClosure(tx, input.closure);
  if (!canReadClosure(viewer, closure, closure.state)) throw new NotFound();
  if (!may(closure)) throw new Forbidden();
  const state = nextClosureState(closure.state, step);
  if (!state) throw new Refused(`这项销号申请现为“${CLOSURE_STATE_LABELS[closure.state]}”，不能再进行这一步。请刷新页面查看最新情况。`);
  if (closure.version !== input.version) throw new Refused(CHANGED_MEANWHILE);
  return { closure, state };
}

/** Whom an audit row of a closure is about. */
export function subjectOf({ id, taskId, leadUnitId }: Pick<LoadedClosure, "id" | "taskId" | "leadUnitId">) {
  return { taskId, unitId: leadUnitId, subjectId: id };
}
