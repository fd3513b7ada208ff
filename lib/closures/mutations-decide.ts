import "server-only";
import type { z } from "zod";
import { Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import { shanghaiDay } from "@/lib/periods/calendar";
import { beginClosureStep, subjectOf, type LoadedClosure } from "./mutations-load";
import { canDecideClosure } from "./policy";
import type { closeTaskSchema, keepClosedSchema, reopenTaskSchema, returnClosureSchema } from "./schema";

function requireLater(lookBackOn: string | null, now: Date): void {
  if (lookBackOn !== null && lookBackOn <= shanghaiDay(now)) throw new Refused("请更正回头看日期。", { lookBackOn: "应晚于今天。" });
}

const dateOf = (day: string | null) => (day === null ? null : new Date(day));

/**
 * HRSS has checked: the task is closed, owes nothing any more, and is looked back at on a day.
 * @throws as `beginClosureStep`: Forbidden for all but supervisors, and for who wrote or signed it himself
 */
export async function closeTask(viewer: Viewer, input: z.output<typeof closeTaskSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["CLOSURE_CLOSED"], async (tx, record) => {
    const { closure, state } = await beginClosureStep(tx, viewer, input, "CLOSE", (one) => canDecideClosure(viewer, one));
    const now = new Date();
    requireLater(input.lookBackOn, now);
    const data = { state, decidedById: viewer.id, closedAt: now, closeNote: input.note, lookBackOn: dateOf(input.lookBackOn), version: { increment: 1 } };
    await tx.closure.update({ where: { id: closure.id }, data, select: { id: true } });
    await record({ event: "CLOSURE_CLOSED", ...subjectOf(closure), reason: input.note, detail: { lookBackOn: input.lookBackOn } });
  });
}

/** HRSS sends the request back, with a reason. Throws as `closeTask`. */
export async function returnClosure(viewer: Viewer, input: z.output<typeof returnClosureSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["CLOSURE_RETURNED"], async (tx, record) => {
    const { closure, state } = await beginClosureStep(tx, viewer, input, "RETURN", (one) => canDecideClosure(viewer, one));
    const data = { state, decidedById: viewer.id, returnReason: input.reason, version: { increment: 1 } };
    await tx.closure.update({ where: { id: closure.id }, data, select: { id: true } });
    await record({ event: "CLOSURE_RETURNED", ...subjectOf(closure), reason: input.reason });
  });
}

const found = (viewer: Viewer, { id }: LoadedClosure, note: string, now: Date) => ({
  where: { id }, data: { lookedBackAt: now, lookedBackById: viewer.id, lookBackNote: note, version: { increment: 1 } }, select: { id: true },
});

/** 回头看: the task stays closed, and is looked back at again on another day or not at all. Throws as `closeTask`. */
export async function keepClosed(viewer: Viewer, input: z.output<typeof keepClosedSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["CLOSURE_KEPT"], async (tx, record) => {
    const { closure } = await beginClosureStep(tx, viewer, input, "KEEP", (one) => canDecideClosure(viewer, one));
    const now = new Date();
    requireLater(input.lookBackOn, now);
    const { data, ...rest } = found(viewer, closure, input.note, now);
    await tx.closure.update({ ...rest, data: { ...data, lookBackOn: dateOf(input.lookBackOn) } });
    await record({ event: "CLOSURE_KEPT", ...subjectOf(closure), reason: input.note, detail: { lookBackOn: input.lookBackOn } });
  });
}

/** 回头看: the task is taken up again, and owes its reports as before. Throws as `closeTask`. */
export async function reopenTask(viewer: Viewer, input: z.output<typeof reopenTaskSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["CLOSURE_REOPENED"], async (tx, record) => {
    const { closure, state } = await beginClosureStep(tx, viewer, input, "REOPEN", (one) => canDecideClosure(viewer, one));
    const now = new Date();
    const { data, ...rest } = found(viewer, closure, input.reason, now);
    await tx.closure.update({ ...rest, data: { ...data, state, lookBackOn: null, reopenedAt: now } });
    await record({ event: "CLOSURE_REOPENED", ...subjectOf(closure), reason: input.reason });
  });
}
