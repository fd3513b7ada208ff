import "server-only";
import { fromPrisma, PgBoss } from "pg-boss";
import type { Transaction } from "@/lib/db/client";
import { DatabaseAway } from "@/lib/db/rules-away";
import { log } from "@/lib/log";
import { JOBS_SCHEMA, type JobData, type QueueName } from "./queues";

type SendOptions = { startAfterSeconds?: number };

/**
 * Only sends: no schema changes, no upkeep, no clock. Its one connection reads the queues' settings; the jobs themselves go
 * by the caller's transaction. Kept across hot reloads.
 */
async function startSender(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: process.env.DATABASE_URL, max: 1, application_name: "duban-sender", schema: JOBS_SCHEMA, migrate: false, createSchema: false, supervise: false, schedule: false, registerInstance: false,
  });
  boss.on("error", (error) => log.warn({ err: error }, "job queue"));
  try {
    return await boss.start();
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    throw new DatabaseAway("the job queue, which is in the database, does not answer", { cause: error });
  }
}

const holder = globalThis as typeof globalThis & { dubanSender?: Promise<PgBoss> };

/**
 * Makes ready to send. Called before a transaction begins: it asks the database, and a transaction should not wait for that.
 */
export async function prepareToSend(): Promise<void> {
  holder.dubanSender ??= startSender();
  try {
    await holder.dubanSender;
  } catch (error) {
    holder.dubanSender = undefined;
    throw error;
  }
}

/** Sends a job with the transaction: it exists if, and only if, that is committed. Throws where nothing was made ready. */
export async function sendJob<Name extends QueueName>(tx: Transaction, name: Name, data: JobData[Name], { startAfterSeconds }: SendOptions = {}): Promise<void> {
  if (!holder.dubanSender) throw new Error("prepareToSend comes before the transaction");
  const boss = await holder.dubanSender;
  await boss.send(name, data, { db: fromPrisma(tx), ...(startAfterSeconds === undefined ? {} : { startAfter: startAfterSeconds }) });
}
