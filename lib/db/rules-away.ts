/** When the database, rather than the request, is what is wrong. */

export const RETRY_AFTER_SECONDS = 10;

/**
 * Prisma's codes for a server that cannot be reached, is late or hangs up, or has no connection left; PostgreSQL's for one
 * that stops, has crashed or is starting up (class 57P, class 08) or is full (53300).
 */
const CODES = /^(P1001|P1002|P1008|P1017|P1018|P2024|P2037|57P0[1-5]|08\d{3}|53300)$/;
/** What pg says without a code, and Prisma of a transaction that found no connection in time. */
const WORDS = /Connection terminated|Connection ended unexpectedly|timeout exceeded when trying to connect|connection error and is not queryable|Can't reach database server|Unable to start a transaction in the given time/;
const MAX_DEPTH = 5;

/** Something besides Prisma, the job queue above all, could not reach the database. */
export class DatabaseAway extends Error {
  override readonly name = "DatabaseAway";
}

function partsOf(error: object): unknown[] {
  const { cause, meta, originalCode } = error as { cause?: unknown; meta?: { driverAdapterError?: unknown; code?: unknown }; originalCode?: unknown };
  return [cause, meta?.driverAdapterError, { code: meta?.code }, { code: originalCode }];
}

/** @returns whether trying again a little later is all that helps */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > MAX_DEPTH) return false;
  if (error instanceof Error && (error.name === "DatabaseAway" || WORDS.test(error.message))) return true;
  if ("code" in error && typeof error.code === "string" && CODES.test(error.code)) return true;
  return partsOf(error).some((part) => isDatabaseAway(part, depth + 1));
}
