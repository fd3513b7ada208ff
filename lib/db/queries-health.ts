import "server-only";
import { db } from "./client";

const PATIENCE_MS = 2_000;

/** Whether the database answers, soon enough for whoever watches over the service. */
export async function isDatabaseUp(): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), PATIENCE_MS);
  // In a function of its own: a client that cannot even be made (no DATABASE_URL) is an answer too.
  const asked = (async () => {
    await db.$queryRaw`SELECT 1`;
    return true;
  })().catch(() => false);
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
