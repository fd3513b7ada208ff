import { afterAll, expect, it } from "vitest";
import { startCluster } from "@/prisma/cluster";
import type { Cluster } from "@/prisma/cluster";
import { applyMigrations } from "@/prisma/migrate";
import { makeDataDir, removeDataDirs } from "./wrapper";

const dataDir = makeDataDir();
let cluster: Cluster | undefined;

it("is alive all the same", async () => {
  const { GET } = await import("@/app/api/live/route");
  expect(GET().status).toBe(200);
  const [{ GET: ready }, { GET: health }] = await Promise.all([import("@/app/api/ready/route"), import("@/app/api/health/route")]);
  expect(health).toBe(ready);
});

afterAll(async () => {
  await cluster?.stop();
  removeDataDirs();
});

it("answers 503 without a database or its migrations, 200 with both, and follows it down and up again", async () => {
  const ask = async () => {
    const { GET } = await import("@/app/api/ready/route");
    const response = await GET();
    return [response.status, await response.json()] as const;
  };
  delete process.env.DATABASE_URL;
  expect(await ask()).toEqual([503, { status: "unavailable" }]);

  cluster = await startCluster(dataDir, { isDurable: false });
  process.env.DATABASE_URL = cluster.url;
  expect(await ask()).toEqual([503, { status: "unavailable" }]);
  await applyMigrations(cluster.url);
  expect(await ask()).toEqual([200, { status: "ok" }]);

  await cluster.stop();
  expect(await ask()).toEqual([503, { status: "unavailable" }]);

  cluster = await startCluster(dataDir, { port: cluster.port, isDurable: false });
  expect(await ask()).toEqual([200, { status: "ok" }]);
});
