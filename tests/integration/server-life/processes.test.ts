import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { newSecret } from "@/prisma/secrets";
import { until } from "@/prisma/until";
import { prepareServer, type BuiltServer } from "@/tests/support/built-server";
import { startMigratedCluster, type MigratedCluster } from "@/tests/support/migrated-cluster";

const TOKEN = "for-the-test-of-processes";

let cluster: MigratedCluster;
let server: BuiltServer;

beforeAll(async () => {
  cluster = await startMigratedCluster();
  server = await prepareServer({ DATABASE_URL: cluster.url, DATA_DIR: cluster.dataDir, NEXTAUTH_SECRET: newSecret(), PROCESSES: "2", METRICS_TOKEN: TOKEN, LOG_LEVEL: "info" });
  await server.start();
});

afterAll(async () => {
  await server?.stop();
  await cluster?.stop();
});

const lines = (text: string) => server.output().split("\n").filter((line) => line.startsWith("{") && line.includes(text)).map((line) => z.looseObject({ pid: z.number() }).parse(JSON.parse(line)));
/** Each on a connection of its own, as the connections are what is handed on in turn. */
const ask = (path: string) => fetch(`${server.url}${path}`, { signal: AbortSignal.timeout(10_000), headers: { connection: "close", authorization: `Bearer ${TOKEN}` } });

async function askUntilTwoAnswered(path: string): Promise<Set<number>> {
  const seen = () => new Set(lines(`"path":"${path}"`).map(({ pid }) => pid));
  await until(async () => {
    expect((await ask(path)).status).toBe(200);
    return seen().size >= 2;
  }, 20_000);
  return seen();
}

async function figure(pattern: RegExp): Promise<number> {
  const answer = await ask("/api/metrics");
  expect(answer.status).toBe(200);
  return Number(pattern.exec(await answer.text())?.[1]);
}

describe("a server of two processes", () => {
  it("answers from both on one port", async () => {
    expect((await askUntilTwoAnswered("/sign-in")).size).toBe(2);
  });

  it("adds up the figures of both, and tells the database's once", async () => {
    await askUntilTwoAnswered("/sign-in");
    // A request is counted, and logged, once its answer is over.
    const counted = /duban_http_request_duration_seconds_count\{route="\/sign-in",method="GET",status="2xx"\} (\d+)/;
    expect(await until(async () => (await figure(counted)) === lines('"path":"/sign-in"').length, 5_000, 200)).toBe(true);
    const text = await (await ask("/api/metrics")).text();
    expect(text.match(/^duban_database_up 1$/gm)).toHaveLength(1);
  });

  it("puts another in the place of one that was killed, and goes on meanwhile", async () => {
    const before = await askUntilTwoAnswered("/sign-in");
    const [killed = 0] = before;
    process.kill(killed, "SIGKILL");
    // What was on its way to the killed one is cut off; nobody is left waiting.
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask("/api/live").then(({ status }) => status, (error: unknown) => (error instanceof Error && error.name === "TimeoutError" ? "left waiting" : "cut off"))));
    expect(answers.filter((answer) => answer === 200).length).toBeGreaterThan(0);
    expect(answers).not.toContain("left waiting");
    await until(() => server.output().includes("another takes its place"), 5_000);
    const now = () => new Set(lines('"path":"/sign-in"').map(({ pid }) => pid).filter((pid) => !before.has(pid)));
    await until(async () => (await ask("/sign-in")).ok && now().size > 0, 20_000);
    expect(now().size).toBe(1);
  });

  it("ends with 0 when both have ended in order", async () => {
    server.signal("SIGTERM");
    expect(await server.ended()).toBe(0);
    expect(new Set(lines('"msg":"stopped"').map(({ pid }) => pid)).size).toBe(2);
  });
});
