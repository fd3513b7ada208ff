import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client";

export { Prisma } from "./generated/client";
export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

function createClient() {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL 未设置：请用 npm run demo、npm run dev 或 npm start 启动。");
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString, max: 10 }),
    // Tests count statements by these events; elsewhere they would only cost.
    log: process.env.NODE_ENV === "test" ? [{ emit: "event", level: "query" }] : [],
  });
}

const holder = globalThis as typeof globalThis & { dubanDb?: ReturnType<typeof createClient> };

/** The only client. Made at first use, so that building the pages needs no database; kept across hot reloads. */
export const db = new Proxy({} as ReturnType<typeof createClient>, {
  get(_target, property) {
    holder.dubanDb ??= createClient();
    const value: unknown = Reflect.get(holder.dubanDb, property);
    return typeof value === "function" ? (value as () => unknown).bind(holder.dubanDb) : value;
  },
});
