import "server-only";
import type { IncomingMessage } from "node:http";
import { log } from "@/lib/log";
import { metrics } from "@/lib/operations/process-metrics";
import { currentRequest, type RunningRequest } from "@/lib/operations/process-request";
import { openClient, type Client } from "./connections";

/** A standby of the database that follows it by streaming. */
type Replica = { client: Client; awayUntil: number };

/** Soon enough that a page is not late because its standby is away; then it is left alone for a while. */
const PATIENCE_MS = 500;
const AWAY_MS = 5_000;

type State = { all?: Replica[]; chosen: WeakMap<RunningRequest, Replica> };
const holder = globalThis as typeof globalThis & { dubanReplicas?: State };
const state = (holder.dubanReplicas ??= { chosen: new WeakMap() });

const replicas = (): Replica[] =>
  (state.all ??= (process.env.DATABASE_REPLICA_URLS ?? "").split(",").flatMap((url) => (url.trim() ? [{ client: openClient(url.trim()), awayUntil: 0 }] : [])));

/** Pages change nothing by being read. What an interface or a form reads may decide a write. */
const isPage = ({ method, url = "" }: IncomingMessage): boolean => (method === "GET" || method === "HEAD") && !url.startsWith("/api/");

/** Which database, and how far it has come. A commit that anybody knows of lies before the primary's insert position. */
type Position = { database: string; at: string };

async function positionOf(primary: Client): Promise<Position | undefined> {
  const [row] = await primary.$queryRaw<Position[]>`SELECT system_identifier || '/' || current_database() AS "database", pg_current_wal_insert_lsn()::text AS "at" FROM pg_control_system()`;
  return row;
}

/** A standby that was promoted no longer follows anybody. */
async function hasReached({ client }: Replica, { database, at }: Position): Promise<boolean> {
  const [row] = await client.$queryRaw<{ isThere: boolean | null }[]>`
    SELECT pg_is_in_recovery() AND system_identifier || '/' || current_database() = ${database} AND pg_last_wal_replay_lsn() >= ${at}::pg_lsn AS "isThere" FROM pg_control_system()`;
  return row?.isThere === true;
}

function leaveAlone(replica: Replica, error: unknown): void {
  if (replica.awayUntil < Date.now()) log.warn({ err: error }, "a replica is left alone for a while");
  replica.awayUntil = Date.now() + AWAY_MS;
}

async function findReplica(primary: Client): Promise<Replica | null> {
  const present = replicas().filter(({ awayUntil }) => awayUntil < Date.now());
  const replica = present[Math.floor(Math.random() * present.length)];
  const position = replica && (await positionOf(primary));
  if (!position) return null;
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("the replica did not answer in time")), PATIENCE_MS);
  try {
    return (await Promise.race([hasReached(replica, position), late])) ? replica : null;
  } catch (error) {
    leaveAlone(replica, error);
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * From here on the page that is being read may read from a standby (DATABASE_REPLICA_URLS): from one that has replayed all
 * that the primary had written when asked here, so that nobody misses what he, or anybody, did before. Otherwise, and for
 * everything but pages, the primary goes on. Called once it is known who asks: sessions and accounts are the primary's.
 */
export async function readFromReplica(primary: Client): Promise<void> {
  const running = currentRequest();
  if (!running || !isPage(running.request) || state.chosen.has(running) || replicas().length === 0) return;
  const replica = await findReplica(primary);
  metrics().pageReads.inc({ from: replica ? "replica" : "primary" });
  if (replica) state.chosen.set(running, replica);
}

/** Whether somebody may still do something, and how often: never an answer of a moment ago. */
const OF_PRIMARY = new Set<PropertyKey>(["session", "rateLimit"]);
const READS = new Set<PropertyKey>(["findFirst", "findFirstOrThrow", "findMany", "findUnique", "findUniqueOrThrow", "groupBy", "aggregate", "count"]);
const RAW_READS = new Set<PropertyKey>(["$queryRaw", "$queryRawUnsafe"]);

type Call = (...args: unknown[]) => Promise<unknown>;

/** What fails there is asked of the primary: a standby may end a long query of its own accord, or be gone, or take no writes. */
function orElse(running: RunningRequest, replica: Replica, there: Call, here: Call): Call {
  return async (...args) => {
    try {
      return await there(...args);
    } catch (error) {
      state.chosen.delete(running);
      leaveAlone(replica, error);
      return here(...args);
    }
  };
}

/** @returns what stands for `property` of the primary's client while the running request reads from a standby; else null */
export function memberAtReplica(primary: Client, property: PropertyKey): unknown {
  const running = currentRequest();
  const replica = running && state.chosen.get(running);
  if (!running || !replica || OF_PRIMARY.has(property)) return null;
  const of = (client: object, name: PropertyKey): Call => (Reflect.get(client, name) as Call).bind(client);
  if (RAW_READS.has(property)) return orElse(running, replica, of(replica.client, property), of(primary, property));
  const [there, here] = [Reflect.get(replica.client, property), Reflect.get(primary, property)] as [unknown, unknown];
  if (typeof here !== "object" || here === null) return null;
  return new Proxy(here, {
    get: (model, name): unknown => (READS.has(name) ? orElse(running, replica, of(there as object, name), of(model, name)) : Reflect.get(model, name)),
  });
}

export async function closeReplicas(): Promise<void> {
  await Promise.all((state.all ?? []).map(({ client }) => client.$disconnect()));
}
