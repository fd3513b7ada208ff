import { once } from "node:events";
import { request, type ClientRequest, type IncomingMessage } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { newSecret } from "@/prisma/secrets";
import { until } from "@/prisma/until";
import { prepareServer, type BuiltServer } from "@/tests/support/built-server";
import { startMigratedCluster, type MigratedCluster } from "@/tests/support/migrated-cluster";

let cluster: MigratedCluster;
let server: BuiltServer;

beforeAll(async () => {
  cluster = await startMigratedCluster();
});
afterEach(() => {
  server.signal("SIGKILL");
});
afterAll(() => cluster.stop());

async function serve(settings: Record<string, string> = {}): Promise<void> {
  server = await prepareServer({ DATABASE_URL: cluster.url, DATA_DIR: cluster.dataDir, NEXTAUTH_SECRET: newSecret(), ...settings });
  await server.start();
}

/** A sign-in whose last bytes are still to come: the server has begun it, and waits. */
async function beginSlowly(): Promise<{ client: ClientRequest; answer: Promise<IncomingMessage> }> {
  const body = "username=nobody&password=x";
  const headers = { "content-type": "application/x-www-form-urlencoded", "content-length": String(body.length + 1) };
  const client = request(`${server.url}/api/auth/callback/credentials`, { method: "POST", headers });
  const answer = new Promise<IncomingMessage>((done, fail) => client.once("response", done).once("error", fail));
  answer.catch(() => undefined);
  client.write(body);
  await once(client, "socket");
  await new Promise((done) => setTimeout(done, 500));
  return { client, answer };
}

const canConnect = () => fetch(`${server.url}/api/live`).then(() => true, () => false);

it("outlives whoever reads its log: it serves, and stops in order", async () => {
  await serve();
  server.deafen();
  for (let i = 0; i < 20; i += 1) expect((await fetch(`${server.url}/sign-in`)).status).toBe(200);
  server.signal("SIGTERM");
  expect(await server.ended()).toBe(0);
});

describe("told to stop, a server", () => {
  it("takes nothing new, finishes what it began, and ends with 0", async () => {
    await serve();
    const { client, answer } = await beginSlowly();
    server.signal("SIGTERM");
    expect(await until(async () => !(await canConnect()), 5_000)).toBe(true);
    expect(server.isRunning()).toBe(true);
    client.end("y");
    expect((await answer).statusCode).toBeLessThan(500);
    expect((await answer).headers.connection).toBe("close");
    (await answer).resume();
    expect(await server.ended()).toBe(0);
    expect(server.output()).toContain('"msg":"stopped"');
  });

  it("says so to whoever asks whether it is ready, for as long as it was set, and serves meanwhile", async () => {
    await serve({ STOP_NOTICE_SECONDS: "3" });
    server.signal("SIGTERM");
    expect(await until(async () => (await fetch(`${server.url}/api/ready`)).status === 503, 2_000)).toBe(true);
    expect((await fetch(`${server.url}/api/live`)).status).toBe(200);
    expect(await server.ended()).toBe(0);
  });

  it("ends at once when somebody insists", async () => {
    await serve();
    await beginSlowly();
    server.signal("SIGTERM");
    await new Promise((done) => setTimeout(done, 2_500));
    expect(server.isRunning()).toBe(true);
    server.signal("SIGTERM");
    expect(await server.ended()).toBe(1);
  });
});
