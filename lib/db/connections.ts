import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { parseEnv } from "@/lib/env";
import { countConnectionsOf } from "@/lib/operations/process-connections";
import { PrismaClient } from "./generated/client";
import { statementName } from "./statement-names";

export type Client = ReturnType<typeof openClient>;

/** Whoever waits longer for a connection waits for a database that is away. */
const CONNECT_TIMEOUT_MS = 10_000;

export function openClient(connectionString: string) {
  const { DATABASE_POOL, PREPARED_STATEMENTS } = parseEnv(process.env);
  const pool = new pg.Pool({ connectionString, max: DATABASE_POOL, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, keepAlive: true });
  countConnectionsOf(pool);
  return new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: true, ...(PREPARED_STATEMENTS === "on" ? { statementNameGenerator: statementName } : {}) }),
    // Tests count statements by these events; elsewhere they would only cost.
    log: process.env.NODE_ENV === "test" ? [{ emit: "event", level: "query" }] : [],
  });
}
