import "server-only";
import type { Transaction } from "@/lib/db/client";
import { prepareToSend, sendJob } from "@/lib/jobs/sender";
import type { AuditEvent } from "@/lib/labels-events";
import { log } from "@/lib/log";
import { TELLING_EVENTS } from "./rules";

/** Before the transaction of a change that may be told. A queue that is not there must not keep anybody from filing. */
export async function prepareToTell(events: readonly AuditEvent[]): Promise<void> {
  if (!events.some((event) => TELLING_EVENTS[event])) return;
  await prepareToSend().catch((error: unknown) => log.error({ err: error }, "job queue is not there; the hourly round will tell"));
}

/**
 * Within the change's transaction: the job that will tell of it. The audit row is what makes sure that nobody is
 * forgotten; where the queue takes no job, the change goes through all the same and the hourly round tells of it.
 */
export async function tellLater(tx: Transaction, event: AuditEvent, auditEventId: bigint): Promise<void> {
  const telling = TELLING_EVENTS[event];
  if (!telling) return;
  await tx.$executeRaw`SAVEPOINT before_job`;
  try {
    await sendJob(tx, "tell", { auditEventId: String(auditEventId) }, { startAfterSeconds: telling.delaySeconds });
  } catch (error) {
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT before_job`;
    log.error({ err: error, auditEvent: String(auditEventId) }, "job not sent; the hourly round will tell");
  }
  await tx.$executeRaw`RELEASE SAVEPOINT before_job`;
}
