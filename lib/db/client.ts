import "server-only";
import { openClient, type Client } from "./connections";
import type { PrismaClient } from "./generated/client";
import { closeReplicas, memberAtReplica, readFromReplica } from "./replicas";

export { Prisma } from "./generated/client";
export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

const holder = globalThis as typeof globalThis & { dubanDb?: Client };

function primary(): Client {
  const { DATABASE_URL, DATABASE_POOLED_URL } = process.env;
  if (!DATABASE_URL) throw new Error("DATABASE_URL 未设置：请用 npm run demo、npm run dev 或 npm start 启动。");
  return (holder.dubanDb ??= openClient(DATABASE_POOLED_URL || DATABASE_URL));
}

/** The only client. Made at first use, so that building the pages needs no database; kept across hot reloads. */
export const db = new Proxy({} as Client, {
  get(_target, property) {
    const client = primary();
    const value: unknown = memberAtReplica(client, property) ?? Reflect.get(client, property);
    return typeof value === "function" ? (value as () => unknown).bind(client) : value;
  },
});

/** @see readFromReplica */
export const mayReadFromReplica = (): Promise<void> => readFromReplica(primary());

/** The last thing a process does with the database. */
export async function closeDatabase(): Promise<void> {
  await Promise.all([holder.dubanDb?.$disconnect(), closeReplicas()]);
}
