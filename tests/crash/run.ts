import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { until } from "@/prisma/until";
import { prepareServer, type BuiltServer } from "@/tests/support/built-server";
import { makeDemoWorld, type DemoWorld } from "@/tests/support/demo-world";
import { Office, runClient, Tally } from "./client";
import { choosePlaces } from "./places";
import { readStart, verify, type Findings } from "./verify";

/**
 * `npm run test:crash` (needs `next build`): many clients write while the product and its database are killed again and
 * again; then nothing that was acknowledged may be missing, double or half. First one instance, killed in turn with the
 * database; then two instances on one database, one of which is killed. CRASH_WRITES and CRASH_KILLS make it shorter.
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
  let failure: unknown;
  const isStarted = await until(() => world.startDatabase().then(() => true, (error: unknown) => {
    failure = error;
    return false;
  }), BACK_WITHIN_MS, 200);
  if (!isStarted) throw failure;
  if (!(await until(() => server.isReady(), BACK_WITHIN_MS, 50))) throw new Error("the server did not come back by itself after its database");
}

/** Kills spread evenly over the writes, each while they are on their way. */
async function killInTurn(tally: Tally, victims: readonly Victim[], kills: number, hasFailed: () => boolean): Promise<void> {
  for (let at = 0; at < kills; at += 1) {
    const due = Math.floor((tally.total * (at + 1)) / (kills + 1));
    while (tally.acknowledged.length < due && !hasFailed()) await sleep(5);
    if (hasFailed()) return;
    const victim = victims[at % victims.length];
    if (!victim) return;
    const before = tally.acknowledged.length;
    await victim.kill();
    console.log(`kill ${String(at + 1)}: ${victim.name}, after ${number.format(before)} writes; ${number.format(tally.acknowledged.length)} when it was back, ${number.format(tally.retried)} sent again so far`);
  }
}

async function round(name: string, world: DemoWorld, servers: readonly BuiltServer[], victims: readonly Victim[], writes: number, kills: number): Promise<boolean> {
  const database = await connect(world);
  const start = await readStart(database);
  const places = await choosePlaces(database, CLIENTS);
  await database.end();
  const office = new Office(servers.map(({ url }) => url));
  const tally = new Tally(writes);
  for (const username of new Set(places.flat().flatMap(({ filer, signer }) => [filer, signer]))) await office.person(username);

  let failure: unknown = null;
  const clients = places.map((own) => runClient(office, tally, own).catch((error: unknown) => {
    failure ??= error;
  }));
  await killInTurn(tally, victims, kills, () => failure !== null);
  await Promise.all(clients);
  if (failure) throw failure;

  const again = await connect(world);
  const findings = await verify(again, start, tally.acknowledged, places.flat());
  await again.end();
  return report(name, tally, kills, findings);
}

async function connect(world: DemoWorld): Promise<Client> {
  const client = new Client({ connectionString: world.databaseUrl });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

function report(name: string, { acknowledged, retried, total }: Tally, kills: number, { lost, doubled, half, chain, links, rollups }: Findings): boolean {
  for (const line of [...lost, ...doubled, ...half, ...chain, ...rollups].slice(0, 50)) console.error(line);
  const kinds = (["REPORT", "CONTRIBUTION", "COMMENT"] as const).map((kind) => `${number.format(acknowledged.filter(({ event }) => event.startsWith(kind)).length)} ${kind.toLowerCase()}`);
  console.log(`${name}: of ${kinds.join(", ")} writes, sent again ${number.format(retried)} times`);
  console.log(
    `${name}: ${number.format(acknowledged.length)} acknowledged, ${String(kills)} kills, ${String(lost.length)} lost, ${String(doubled.length)} doubled, ${String(half.length)} half; ` +
      `chain ${chain.length === 0 ? `${number.format(links)} links verified` : "BROKEN"}; roll-ups ${rollups.length === 0 ? "agree" : "DIFFER"}`,
  );
  return acknowledged.length === total && [lost, doubled, half, chain, rollups].every((list) => list.length === 0);
}

async function main(): Promise<boolean> {
  const world = await makeDemoWorld({ isDurable: true });
  const servers: BuiltServer[] = [];
  try {
    process.env.DATABASE_URL = world.databaseUrl; // for the product's own queries, when all is over
    const serve = async (): Promise<BuiltServer> => {
      const server = await prepareServer({ ...world.settings, LOG_LEVEL: "fatal" });
      servers.push(server);
      await server.start();
      return server;
    };
    const first = await serve();
    const isWell = await round("crash", world, [first], [
      { name: "the product", kill: () => restart(first) },
      { name: "the database", kill: () => restartDatabase(world, first) },
    ], WRITES, KILLS);
    const second = await serve();
    const isWellAgain = await round("crash, two instances", world, [first, second], [{ name: "the first instance", kill: () => restart(first) }], Math.ceil(WRITES / 4), Math.ceil(KILLS / 2));
    return isWell && isWellAgain;
  } finally {
    for (const server of servers) server.signal("SIGKILL");
    await world.dispose();
  }
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
process.exit();
