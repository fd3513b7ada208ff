import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_PASSWORD } from "@/lib/accounts/rules-demo";
import { anyFreePort } from "@/prisma/ports";
import { until } from "@/prisma/until";
import { choosePlaces, type Place } from "@/tests/crash/places";
import { Person } from "@/tests/support/action-client";
import { startBalancer, type Balancer } from "@/tests/support/balancer";
import { prepareServer, type BuiltServer } from "@/tests/support/built-server";
import { makeDemoWorld, type DemoWorld } from "@/tests/support/demo-world";
import { startStandby, type Standby } from "@/tests/support/standby";

/** Two instances of one installation on one database, each with a standby to read from, behind a balancer. */

/** As many reports as the demonstration has begun are looked through for drafts. */
const REPORTS = 16;
const TOKEN = "for-the-test-of-instances";

let world: DemoWorld;
let standby: Standby;
let balancer: Balancer;
let first: BuiltServer;
let second: BuiltServer;
let writers: { person: Person; place: Place }[];

beforeAll(async () => {
  world = await makeDemoWorld({ isDurable: true });
  standby = await startStandby(world.databaseUrl);
  const port = await anyFreePort();
  // People know the balancer's address only; forms are held against it.
  const settings = { ...world.settings, DATABASE_REPLICA_URLS: standby.url, METRICS_TOKEN: TOKEN, STOP_NOTICE_SECONDS: "1", LOG_LEVEL: "warn", NEXTAUTH_URL: `http://127.0.0.1:${String(port)}` };
  [first, second] = await Promise.all([prepareServer({ ...settings, PORT: String(await anyFreePort()) }), prepareServer({ ...settings, PORT: String(await anyFreePort()), JOBS: "off" })]);
  await Promise.all([first.start(), second.start()]);
  balancer = await startBalancer([first.url, second.url], port);
  const database = new Client({ connectionString: world.databaseUrl });
  await database.connect();
  const places = (await choosePlaces(database, REPORTS)).flatMap(([report]) => (report && ["DRAFT", "RETURNED"].includes(report.state) ? [report] : []));
  await database.end();
  writers = await Promise.all(places.map(async (place) => {
    const person = new Person(balancer.url);
    expect(await person.signIn(place.filer, DEMO_PASSWORD)).toBe(true);
    return { person, place };
  }));
  expect(writers.length).toBeGreaterThan(1);
});

afterAll(async () => {
  await balancer?.close();
  await Promise.all([first?.stop(), second?.stop()]);
  await standby?.dispose();
  await world?.dispose();
});

function aWriter(): { person: Person; place: Place } {
  const [writer] = writers;
  if (!writer) throw new Error("nobody writes");
  return writer;
}

const formOf = ({ no, period }: Place) => `/lists/2021-60/tasks/${String(no)}/report?period=${period}`;

/** @returns words that now stand in the draft */
async function saveDraft(person: Person, place: Place): Promise<string> {
  const words = `所存草稿 ${randomUUID()}`;
  const body = new URLSearchParams({ list: "2021-60", no: String(place.no), period: place.period, version: String(place.version), requestId: randomUUID(), progress: words });
  const answer = await person.fetch("/api/drafts/report", { method: "POST", body, headers: { origin: balancer.url } });
  expect(answer.status).toBe(200);
  const { status, data } = (await answer.json()) as { status: string; data?: { version: number } };
  expect(status).toBe("ok");
  place.version = data?.version ?? place.version;
  return words;
}

async function readForm(person: Person, place: Place): Promise<string> {
  const answer = await person.fetch(formOf(place), { headers: { accept: "text/html" } });
  expect(answer.status).toBe(200);
  return answer.text();
}

type Load = { answered: number; failed: string[]; stop: () => Promise<void> };

/** Everybody saves and reads, over and over; what he reads holds what he has just saved, whoever answers. */
function load(): Load {
  let isOver = false;
  const result = { answered: 0, failed: [] as string[] };
  const all = Promise.all(writers.map(async ({ person, place }) => {
    while (!isOver) {
      try {
        const words = await saveDraft(person, place);
        expect(await readForm(person, place)).toContain(words);
        result.answered += 2;
      } catch (error) {
        result.failed.push(error instanceof Error ? error.message : String(error));
        // The draft may be saved all the same: what the form now says is its version.
        place.version = Number(/name="version" value="(\d+)"/.exec(await readForm(person, place).catch(() => ""))?.[1] ?? place.version);
      }
    }
  }));
  return Object.assign(result, { stop: async () => {
    isOver = true;
    await all;
  } });
}

async function readsOf(server: BuiltServer, from: "replica" | "primary"): Promise<number> {
  const text = await (await fetch(`${server.url}/api/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).text();
  return Number(new RegExp(`^duban_page_reads_total\\{from="${from}"\\} (\\d+)$`, "m").exec(text)?.[1] ?? 0);
}
const reads = async (from: "replica" | "primary") => (await readsOf(first, from)) + (await readsOf(second, from));

describe("a page, where there is a standby", () => {
  it("is read from it when it has come as far as the primary", async () => {
    const before = await reads("replica");
    const { person, place } = aWriter();
    await until(async () => {
      await saveDraft(person, place); // else the page is kept, and read from nowhere
      await readForm(person, place);
      return (await reads("replica")) > before;
    }, 20_000);
    expect(await reads("replica")).toBeGreaterThan(before);
  });

  it("holds what was saved a moment ago, also while the standby stands still", async () => {
    const { person, place } = aWriter();
    for (let turn = 0; turn < 10; turn += 1) {
      const words = await saveDraft(person, place);
      expect(await readForm(person, place)).toContain(words);
    }
    await standby.pause();
    const before = await reads("replica");
    for (let turn = 0; turn < 4; turn += 1) {
      const words = await saveDraft(person, place);
      expect(await readForm(person, place)).toContain(words);
    }
    expect(await reads("replica")).toBe(before);
    await standby.resume();
  });
});

describe("of two instances under load", () => {
  it("one is told to stop: every request is answered", async () => {
    const work = load();
    await sleep(2_000);
    const before = work.answered;
    first.signal("SIGTERM");
    expect(await first.ended()).toBe(0);
    await sleep(1_000);
    await work.stop();
    expect({ failed: work.failed, lost: balancer.lost }).toEqual({ failed: [], lost: [] });
    expect(before).toBeGreaterThan(0);
    expect(work.answered).toBeGreaterThan(before);
    expect(balancer.ready()).toEqual([second.url]);
  });

  it("one is killed: nothing fails but what it had in hand", async () => {
    await first.start();
    expect(await until(() => balancer.ready().length === 2, 10_000)).toBe(true);
    const work = load();
    await sleep(2_000);
    first.signal("SIGKILL");
    await first.ended();
    const endedAt = Date.now();
    const before = work.answered;
    await sleep(2_000);
    await work.stop();
    expect(balancer.lost.filter(({ instance, sentAt }) => instance !== first.url || sentAt > endedAt)).toEqual([]);
    expect(work.failed.length).toBeLessThanOrEqual(balancer.lost.length);
    expect(work.answered).toBeGreaterThan(before);
  });

  it("a standby that dies takes nobody along", async () => {
    await standby.kill();
    const { person, place } = aWriter();
    for (let turn = 0; turn < 3; turn += 1) {
      const words = await saveDraft(person, place);
      expect(await readForm(person, place)).toContain(words);
    }
  });
});
