import "server-only";
import { PgBoss, type JobResult } from "pg-boss";
import { log } from "@/lib/log";
import { JOBS_SCHEMA, type JobData, type QueueName } from "./queues";

/** How eagerly a worker looks; tests cannot wait as long as an office can. */
export type Pace = { pollSeconds: number; superviseSeconds: number };
export const USUAL_PACE: Pace = { pollSeconds: 2, superviseSeconds: 20 };

type Handlers = { readonly [Name in QueueName]: (data: JobData[Name]) => Promise<void> };
type Schedule = { name: QueueName; cron: string };

/** One after the other, each with an outcome of its own; few enough to be done before a job of them expires. */
const AT_A_TIME = 10;
const START_TRIES = 1_000_000; // with at most 30 seconds between them: for as long as the process lives
const STOP_MS = 20_000; // within the time that whoever stops the server gives it (prisma/supervise.ts)

/**
 * Carries out the queues' jobs until stopped, with any number of others beside it: each job goes to one of them, and one
 * whose worker died goes to another. The schema must be there (prisma/job-queue.ts).
 *
 * @param onReady called once it works; a database that is down is waited for
 * @returns stops after the jobs in hand
 */
export function runBoss(databaseUrl: string, handlers: Handlers, schedules: readonly Schedule[], pace: Pace, onReady: (boss: PgBoss) => Promise<void>): () => Promise<void> {
  const boss = new PgBoss({
    connectionString: databaseUrl, schema: JOBS_SCHEMA, migrate: false, createSchema: false, max: 4, application_name: "duban-worker",
    superviseIntervalSeconds: pace.superviseSeconds, monitorIntervalSeconds: pace.superviseSeconds,
  });
  boss.on("error", (error) => log.warn({ err: error }, "worker"));
  boss.on("warning", ({ message }) => log.info({ warning: message }, "worker"));

  async function work(name: QueueName): Promise<void> {
    const handle = handlers[name] as (data: JobData[QueueName]) => Promise<void>;
    const options = { pollingIntervalSeconds: pace.pollSeconds, batchSize: AT_A_TIME, burstWhenBatchFull: true, perJobResults: true } as const;
    await boss.work<JobData[QueueName], unknown, typeof options>(name, options, async (jobs) => {
      const results: JobResult[] = [];
      for (const { id, data } of jobs) {
        const error = await handle(data).then(() => null, (reason: unknown) => reason ?? new Error("failed"));
        if (error !== null) log.warn({ err: error, queue: name, job: id }, "job failed");
        results.push({ id, status: error === null ? "completed" : "failed" });
      }
      return results;
    });
  }

  async function begin(): Promise<void> {
    await boss.start({ attempts: START_TRIES });
    for (const name of Object.keys(handlers) as QueueName[]) await work(name);
    // `once`: what came due while no process ran is made up for.
    for (const { name, cron } of schedules) await boss.schedule(name, cron, null, { tz: "Asia/Shanghai", missed: "once" });
    await onReady(boss);
  }

  let isStopping = false;
  const begun = begin().catch((error: unknown) => {
    if (!isStopping) log.error({ err: error }, "worker did not start");
  });
  return async () => {
    isStopping = true;
    await boss.stop({ graceful: true, timeout: STOP_MS });
    await begun;
  };
}
