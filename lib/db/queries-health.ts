import "server-only";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { db } from "./client";

const PATIENCE_MS = 2_000;

/** Soon enough for whoever watches over the service; what fails is a no. */
function isTrueInTime(ask: () => Promise<boolean>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), PATIENCE_MS);
  // In a function of its own: a client that cannot even be made (no DATABASE_URL) is an answer too.
  const asked = (async () => ask())().catch(() => false);
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

/** Whether the database answers. */
export function isDatabaseUp(): Promise<boolean> {
  return isTrueInTime(async () => {
    await db.$queryRaw`SELECT 1`;
    return true;
  });
}

let migrations: string[] | undefined;

/** Whether the database answers and has every migration of this version; one of a later version has more, which is no harm. */
export function isDatabaseReady(): Promise<boolean> {
  return isTrueInTime(async () => {
    migrations ??= readdirSync(join(/* turbopackIgnore: true */ process.cwd(), "prisma/migrations"), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    const [row] = await db.$queryRaw<{ applied: number }[]>`
      SELECT count(DISTINCT migration_name)::int AS "applied" FROM _prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL AND migration_name = ANY(${migrations})`;
    return row?.applied === migrations.length;
  });
}
