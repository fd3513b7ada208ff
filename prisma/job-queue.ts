import { PgBoss } from "pg-boss";
import { JOBS_SCHEMA, QUEUE_NAMES, QUEUES } from "../lib/jobs/queues";
import { withClient } from "./database-connection";
import { codeOf, OperatorError } from "./operator-error";

/**
 * Makes, or brings up to date, the job queue's schema and queues. Part of the database's life and done under its lock, so
 * that no request has to, and so that the server's own role needs no right to change schemas. Safe to repeat.
 */
export async function prepareJobQueue(databaseUrl: string): Promise<void> {
  const isThere = await withClient(databaseUrl, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_namespace WHERE nspname = $1", [JOBS_SCHEMA]);
    return rowCount === 1;
  });
  const boss = new PgBoss({
    connectionString: databaseUrl, schema: JOBS_SCHEMA, migrate: true, createSchema: !isThere, max: 2,
    supervise: false, schedule: false, registerInstance: false,
  });
  boss.on("error", () => undefined); // what fails, throws
  try {
    await boss.start();
    const known = new Set((await boss.getQueues()).map((queue) => queue.name));
    for (const name of QUEUE_NAMES) {
      if (known.has(name)) await boss.updateQueue(name, QUEUES[name]);
      else await boss.createQueue(name, QUEUES[name]);
    }
  } catch (error) {
    if (codeOf(error) !== "42501") throw error;
    throw new OperatorError(`当前用户无权建立任务队列所用的模式 ${JOBS_SCHEMA}。请由管理员在该库中执行：CREATE SCHEMA ${JOBS_SCHEMA} AUTHORIZATION 当前用户;`);
  } finally {
    await boss.stop({ graceful: false });
  }
}
