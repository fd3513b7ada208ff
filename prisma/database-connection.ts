import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { codeOf, messageOf, OperatorError } from "./operator-error";

/** What a server says, or does not say, while it is starting: worth waiting. 57P03: "the database system is starting up". */
const NOT_YET = ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EHOSTUNREACH", "57P03"];
const WAIT_MS = 30_000;
const CONNECT_TIMEOUT_MS = 10_000;

/** Any number but the schema engine's own: held while one instance checks, migrates and seeds, and others wait. */
const LOCK = 20_216_001;

/** Waits until the database takes connections, since both may have been started together; or until `isCancelled`. */
export async function waitForDatabase(databaseUrl: string, isCancelled: () => boolean, waitMs = WAIT_MS): Promise<void> {
  const deadline = Date.now() + waitMs;
  for (let attempt = 0; !isCancelled(); attempt += 1) {
    try {
      await withClient(databaseUrl, async () => undefined);
      return;
    } catch (error) {
      const reason = messageOf(error) || (codeOf(error) ?? "");
      if (!NOT_YET.includes(codeOf(error) ?? "") || Date.now() > deadline) {
        throw new OperatorError(`连接不上 DATABASE_URL 指定的数据库（${nameOf(databaseUrl)}）：${reason}`);
      }
      if (attempt === 0) console.log(`等待数据库 ${nameOf(databaseUrl)} 就绪……`);
      await sleep(500);
    }
  }
}

/** Runs `work` while no other instance does its own, on whichever machine. */
export async function withDatabaseLock<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ free: boolean }>("SELECT pg_try_advisory_lock($1) AS free", [LOCK]);
    if (!rows[0]?.free) {
      console.log("另一个实例正在准备数据库，等待中……");
      await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    }
    return work(); // the lock ends with the connection
  });
}

export async function withClient<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on("error", () => undefined); // a server that goes away fails the next query
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Host and database, without the password. */
export function nameOf(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}
