import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/env";
import { PrismaClient } from "./generated/client";
import { statementName } from "./statement-names";

export { Prisma } from "./generated/client";
export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

/** Whoever waits longer for a connection waits for a database that is away. */
const CONNECT_TIMEOUT_MS = 10_000;

function createClient() {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL 未设置：请用 npm run demo、npm run dev 或 npm start 启动。");
  const pool = new pg.Pool({ connectionString, max: 10, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, keepAlive: true });
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: true, ...(env().PREPARED_STATEMENTS === "on" ? { statementNameGenerator: statementName } : {}) }),
    // Tests count statements by these events; elsewhere they would only cost.
    log: process.env.NODE_ENV === "test" ? [{ emit: "event", level: "query" }] : [],
  });
  return { client, pool };
}

const holder = globalThis as typeof globalThis & { dubanDb?: ReturnType<typeof createClient> };

/** The only client. Made at first use, so that building the pages needs no database; kept across hot reloads. */
export const db = new Proxy({} as ReturnType<typeof createClient>["client"], {
  get(_target, property) {
    const { client } = (holder.dubanDb ??= createClient());
    const value: unknown = Reflect.get(client, property);
    return typeof value === "function" ? (value as () => unknown).bind(client) : value;
  },
});

/** @returns this process's pool of connections, where one was made already */
export const currentPool = (): pg.Pool | undefined => holder.dubanDb?.pool;

/** The last thing a process does with the database. */
export async function closeDatabase(): Promise<void> {
  await holder.dubanDb?.client.$disconnect();
}
