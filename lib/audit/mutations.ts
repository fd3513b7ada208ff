import "server-only";
import { Refused } from "@/lib/actions/failures";
import { db, type Prisma, type Transaction } from "@/lib/db/client";
import type { Viewer } from "@/lib/auth/schema";
import type { AuditEvent } from "@/lib/labels-events";
import { prepareToTell, tellLater } from "@/lib/notifications/mutations-outbox";

export type AuditEntry = {
  event: AuditEvent;
  taskId?: string;
  periodId?: string;
  /** The unit whose words or data changed. */
  unitId?: string;
  subjectId?: string;
  reason?: string;
  detail?: Prisma.InputJsonObject;
};

type Actor = Pick<Viewer, "id" | "name" | "unitId" | "address">;

/** What `change` does inside its transaction: write, then say once what it did. */
type Change<Result> = (tx: Transaction, record: (entry: AuditEntry) => Promise<void>) => Promise<Result>;

/** A round of two hundred reminders, each with its job, on a busy machine; whatever takes longer is stuck. */
const TIMEOUT_MS = 20_000;

/** Leaves the transaction of a request that was carried out before. */
class Repeated extends Error {}

/**
 * Runs one change and its audit row in one transaction, with the job that tells people of it where it is one to tell.
 *
 * A form carries a `requestId` of its own: the same id from the same account is the same write, so a double click or a
 * repeat after a lost answer does nothing the second time.
 *
 * @param events what this change may record; an id that was used for something else is no repeat of it
 * @throws Refused for such an id
 * @returns the change's result, or null when this request was already carried out
 */
export async function writeAudited<Result>(
  viewer: Actor,
  requestId: string | null,
  events: readonly AuditEvent[],
  change: Change<Result>,
): Promise<Result | null> {
  const key = requestId === null ? null : { actorId_requestId: { actorId: viewer.id, requestId } };
  await prepareToTell(events);
  try {
    return await db.$transaction(async (tx) => {
      const earlier = key ? await tx.auditEvent.findUnique({ where: key, select: { event: true } }) : null;
      if (earlier && !events.some((event) => event === earlier.event)) throw new Refused("表单已失效，请刷新页面。");
      if (earlier) throw new Repeated();
      let isRecorded = false;
      const result = await change(tx, async ({ reason = "", detail = {}, ...entry }) => {
        const { id } = await tx.auditEvent.create({
          data: {
            ...entry, reason, detail,
            actorId: viewer.id, actorName: viewer.name, actorUnitId: viewer.unitId, address: viewer.address ?? null,
            // Only the first row of a change carries the key; the index is unique.
            requestId: isRecorded ? null : requestId,
          },
          select: { id: true },
        });
        await tellLater(tx, entry.event, id);
        isRecorded = true;
      });
      if (!isRecorded) throw new Error("a change was made without its audit row");
      return result;
    }, { timeout: TIMEOUT_MS });
  } catch (error) {
    if (error instanceof Repeated || (key && (await wasDoneMeanwhile(error, key, events)))) return null;
    throw error;
  }
}

/**
 * An event that changes nothing else: a sign-in, a refusal, a download. For nobody signed in the actor has no id.
 *
 * @param actor `name` as the row should show it, such as the user name that was typed
 */
export async function recordEvent(actor: { id: string | null; name: string; unitId?: string | null; address?: string | null }, entry: AuditEntry): Promise<void> {
  const { reason = "", detail = {}, ...facts } = entry;
  await db.auditEvent.create({
    data: { ...facts, reason, detail, actorId: actor.id, actorName: actor.name, actorUnitId: actor.unitId ?? null, address: actor.address ?? null },
    select: { id: true },
  });
}

/** @returns the task and period that an account's earlier request was about; null where it was about no task's period */
export async function loadWrittenPlace(viewer: Pick<Viewer, "id">, requestId: string): Promise<{ taskId: string; periodId: string } | null> {
  const where = { actorId_requestId: { actorId: viewer.id, requestId } };
  const earlier = await db.auditEvent.findUnique({ where, select: { taskId: true, periodId: true } });
  return earlier?.taskId && earlier.periodId ? { taskId: earlier.taskId, periodId: earlier.periodId } : null;
}

/** Two copies of one request at the same time: whatever the loser stumbled over, the winner's row is there. */
async function wasDoneMeanwhile(error: unknown, key: { actorId_requestId: { actorId: string; requestId: string } }, events: readonly AuditEvent[]): Promise<boolean> {
  if (!(error instanceof Error)) return false;
  const winner = await db.auditEvent.findUnique({ where: key, select: { event: true } });
  return winner !== null && events.some((event) => event === winner.event);
}
