import "server-only";
import { createHash } from "node:crypto";

/** Lists of any length make any number of texts; a process has some two hundred that come again. */
const MOST_KNOWN = 2_000;
const known = new Map<string, string>();

/**
 * PostgreSQL plans a named statement once for each connection, an unnamed one each time; for the roll-ups that is up to half
 * of their time.
 *
 * @returns the name of a statement that has been asked before in this process; none for one asked for the first time
 */
export function statementName({ sql }: { sql: string }): string {
  const name = known.get(sql);
  if (name) return name;
  if (name === "") known.set(sql, createHash("sha256").update(sql).digest("base64url"));
  else if (known.size < MOST_KNOWN) known.set(sql, "");
  return known.get(sql) ?? "";
}
