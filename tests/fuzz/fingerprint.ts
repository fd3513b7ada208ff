import { Client } from "pg";

/** Tables that record what was refused, and limits on tries. */
const RECORDS = new Set(["AuditSeal", "AuditHead", "RateLimit", "_prisma_migrations"]);
/** Audit rows that tell of no change. */
const NO_CHANGE = /^(SIGNED_IN|SIGNED_OUT|SIGN_IN_FAILED|ACCOUNT_LOCKED|ADDRESS_LOCKED|ACCOUNT_CONFIRM_FAILED|TOKEN_USED|LEDGER_EXPORTED|ATTACHMENT_DOWNLOADED|BULLETIN_DOWNLOADED|ORDER_DOWNLOADED|AUDIT_EXPORTED|ACCESS_REFUSED)$/;
/** Columns that only say when somebody was last here. */
const LAST_SEEN = ["lastUsedAt", "lastSeenAt"];

/** Every row of the database, as one number a table. */
export class Fingerprint {
  private constructor(private readonly client: Client) {}

  static async connect(connectionString: string): Promise<Fingerprint> {
    const client = new Client({ connectionString });
    await client.connect();
    return new Fingerprint(client);
  }

  async take(): Promise<ReadonlyMap<string, string>> {
    const { rows: tables } = await this.client.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
    const prints = new Map<string, string>();
    for (const { name } of tables.filter((table) => !RECORDS.has(table.name))) {
      const row = LAST_SEEN.reduce((json, column) => `${json} - '${column}'`, "to_jsonb(t)");
      const only = name === "AuditEvent" ? "WHERE t.event !~ $1" : "WHERE $1 <> ''";
      const { rows } = await this.client.query<{ print: string }>(
        `SELECT count(*) || ' rows, ' || coalesce(md5(string_agg(md5((${row})::text), '' ORDER BY md5((${row})::text))), '') AS print FROM ${this.client.escapeIdentifier(name)} t ${only}`,
        [NO_CHANGE.source],
      );
      prints.set(name, rows[0]?.print ?? "");
    }
    return prints;
  }

  /** @returns ids that exist, of things that no form names */
  async strangers(): Promise<string[]> {
    const { rows } = await this.client.query<{ id: string }>('SELECT id FROM "Task" LIMIT 10');
    return rows.map(({ id }) => id);
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}

/** @returns what differs, a line a table */
export function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...after].filter(([name, print]) => before.get(name) !== print).map(([name, print]) => `${name}: ${before.get(name) ?? "nothing"} → ${print}`);
}
