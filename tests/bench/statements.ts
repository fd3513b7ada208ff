import { withClient } from "@/prisma/database-connection";

export type Statements = { /** for each request */ readonly count: number; /** planning and execution, in milliseconds, for each request */ readonly ms: number; readonly planningMs: number };

/** The jobs' own statements run beside it, whatever is measured. */
const OTHERS = "pgboss|pg_stat_statements";

/** @returns what the database was asked for while so many requests were answered, for each of them */
export async function countStatements(databaseUrl: string, requests: number, run: () => Promise<void>): Promise<Statements> {
  return withClient(databaseUrl, async (client) => {
    await client.query("SELECT pg_stat_statements_reset()");
    await run();
    const { rows } = await client.query<{ calls: number; planned: number; executed: number }>(
      `SELECT coalesce(sum("calls"), 0)::int AS "calls", coalesce(sum("total_plan_time"), 0) AS "planned", coalesce(sum("total_exec_time"), 0) AS "executed"
       FROM pg_stat_statements WHERE "query" !~ $1`, [OTHERS]);
    const { calls = 0, planned = 0, executed = 0 } = rows[0] ?? {};
    const each = (sum: number): number => Number((sum / requests).toFixed(1));
    return { count: each(calls), ms: each(planned + executed), planningMs: each(planned) };
  });
}
