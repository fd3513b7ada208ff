import { withClient } from "@/prisma/database-connection";
import { makeDemoWorld, type DemoWorld } from "@/tests/support/demo-world";
import { fillBenchData } from "./data";

/**
 * A database of its own at the given scale, that keeps what it commits, as an operator's does, and counts its statements: the
 * module for it has to be there when PostgreSQL starts.
 */
export async function makeBenchWorld(scale: number, say: (line: string) => void): Promise<DemoWorld> {
  const world = await makeDemoWorld({ isDurable: true, fill: (url) => fillBenchData(url, scale, say) });
  try {
    await withClient(world.databaseUrl, async (client) => {
      await client.query("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
      await client.query("ALTER SYSTEM SET pg_stat_statements.track_planning = on");
    });
    await world.stopDatabase();
    await world.startDatabase();
    await withClient(world.databaseUrl, (client) => client.query("CREATE EXTENSION pg_stat_statements"));
    return world;
  } catch (error) {
    await world.dispose();
    throw error;
  }
}

/** @returns how much there is to read */
export async function countRows(databaseUrl: string): Promise<{ reports: number; contributions: number }> {
  const { rows } = await withClient(databaseUrl, (client) => client.query<{ reports: number; contributions: number }>(`SELECT (SELECT count(*)::int FROM "Report") AS "reports", (SELECT count(*)::int FROM "Contribution") AS "contributions"`));
  return rows[0] ?? { reports: 0, contributions: 0 };
}
