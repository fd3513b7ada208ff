import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { until } from "@/prisma/until";
import { prepareServer, type BuiltServer } from "@/tests/support/built-server";
import { makeDemoWorld, type DemoWorld } from "@/tests/support/demo-world";
import { Office, runClient, Tally } from "./client";
import { choosePlaces } from "./places";
import { readStart, verify, type Findings } from "./verify";

/**
 * `npm run test:crash` (needs `next build`): many clients write while the product and its database are killed again and
 * again; then nothing that was acknowledged may be missing, double or half. CRASH_WRITES and CRASH_KILLS make it shorter.
 */
const CLIENTS = 16;
const WRITES = Number(process.env.CRASH_WRITES ?? 2_000);
const KILLS = Number(process.env.CRASH_KILLS ?? 20);
const BACK_WITHIN_MS = 120_000;

const number = new Intl.NumberFormat("en");

type Victim = { name: string; kill: () => Promise<void> };

async function restart(server: BuiltServer): Promise<void> {
  server.signal("SIGKILL");
  await server.ended();
  await server.start();
}

async function restartDatabase(world: DemoWorld, server: BuiltServer): Promise<void> {
  await world.killDatabase();
  // What is left of the old server's processes may hold its memory for a moment.
  const isStarted = await until(() => world.startDatabase().then(() => true, () => false), BACK_WITHIN_MS, 200);
  if (!isStarted) throw new Error("the database did not start again");
  if (!(await until(() => server.isReady(), BACK_WITHIN_MS, 50))) throw new Error("the server did not come back by itself after its database");
}

/** Kills spread evenly over the writes, each while they are on their way. */
async function killInTurn(tally: Tally, victims: readonly Victim[], kills: number): Promise<void> {
  for (let at = 0; at < kills; at += 1) {
    const due = Math.floor((tally.total * (at + 1)) / (kills + 1));
    while (tally.acknowledged.length < due && !tally.hasFailed) await sleep(5);
    if (tally.hasFailed) return;
    const victim = victims[at % victims.length];
    if (!victim) return;
    const before = tally.acknowledged.length;
    expect(before, "a kill when everything was written already shows nothing").toBeLessThan(tally.total);
    await victim.kill();
    console.log(`kill ${String(at + 1)}: ${victim.name}, after ${number.format(before)} writes; ${number.format(tally.acknowledged.length)} when it was back, ${number.format(tally.retried)} sent again so far`);
  }
}

async function round(name: string, world: DemoWorld, servers: readonly BuiltServer[], victims: readonly Victim[], writes: number, kills: number): Promise<void> {
  const database = await connect(world);
  const start = await readStart(database);
  const places = await choosePlaces(database, CLIENTS);
  await database.end();
  const office = new Office(servers.map(({ url }) => url));
  const tally = new Tally(name, writes);
  for (const username of new Set(places.flat().flatMap(({ filer, signer }) => [filer, signer]))) await office.person(username);

  const clients = Promise.all(places.map((own) => runClient(office, tally, own)));
  clients.catch(() => {
    tally.hasFailed = true;
  });
  await killInTurn(tally, victims, kills);
  await clients;

  const again = await connect(world);
  const findings = await verify(again, start, tally, places.flat());
  await again.end();
  report(tally, kills, findings);
  expect(tally.acknowledged.length).toBe(writes);
  expect(findings).toEqual({ ...findings, lost: [], doubled: [], half: [], chain: [], rollups: [] });
}

async function connect(world: DemoWorld): Promise<Client> {
  const client = new Client({ connectionString: world.databaseUrl });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

function report({ name, acknowledged, retried }: Tally, kills: number, { lost, doubled, half, chain, links, rollups }: Findings): void {
  const kinds = (["REPORT", "CONTRIBUTION", "COMMENT"] as const).map((kind) => `${number.format(acknowledged.filter(({ event }) => event.startsWith(kind)).length)} ${kind.toLowerCase()}`);
  console.log(`${name}: ${kinds.join(", ")} writes, sent again ${number.format(retried)} times`);
  console.log(
    `${name}: ${number.format(acknowledged.length)} acknowledged, ${String(kills)} kills, ${String(lost.length)} lost, ${String(doubled.length)} doubled, ${String(half.length)} half; ` +
      `chain ${chain.length === 0 ? `${number.format(links)} links verified` : "BROKEN"}; roll-ups ${rollups.length === 0 ? "agree" : "DIFFER"}`,
  );
}

let world: DemoWorld;
const servers: BuiltServer[] = [];

async function serve(): Promise<BuiltServer> {
  const server = await prepareServer({ ...world.settings, LOG_LEVEL: "fatal" });
  servers.push(server);
  await server.start();
  return server;
}

beforeAll(async () => {
  world = await makeDemoWorld({ isDurable: true });
  process.env.DATABASE_URL = world.databaseUrl; // for the product's own queries, when all is over
});

afterAll(async () => {
  for (const server of servers) server.signal("SIGKILL");
  await world.dispose();
});

it("keeps every acknowledged write, once and whole, while the product and its database are killed in turn", async () => {
  const server = await serve();
  await round("crash", world, [server], [
    { name: "the product", kill: () => restart(server) },
    { name: "the database", kill: () => restartDatabase(world, server) },
  ], WRITES, KILLS);
  server.signal("SIGKILL");
});

it("does so with two instances on one database, of which one is killed", async () => {
  const [killed, other] = [await serve(), await serve()];
  await round("crash with two instances", world, [killed, other], [{ name: "the first instance", kill: () => restart(killed) }], Math.ceil(WRITES / 2), Math.ceil(KILLS / 2));
});
