import { afterAll, expect, it } from "vitest";
import { startCluster } from "@/prisma/cluster";
import type { Cluster } from "@/prisma/cluster";
import { makeDataDir, removeDataDirs } from "./wrapper";

const dataDir = makeDataDir();
let cluster: Cluster | undefined;

afterAll(async () => {
  await cluster?.stop();
  removeDataDirs();
});

it("answers 503 without a database, 200 with one, and follows it down and up again", async () => {
  const ask = async () => {
    const { GET } = await import("@/app/api/health/route");
    const response = await GET();
    return [response.status, await response.json()] as const;
  };
  delete process.env.DATABASE_URL;
  expect(await ask()).toEqual([503, { status: "unavailable" }]);

  cluster = await startCluster(dataDir, { isDurable: false });
  process.env.DATABASE_URL = cluster.url;
  expect(await ask()).toEqual([200, { status: "ok" }]);

  await cluster.stop();
  expect(await ask()).toEqual([503, { status: "unavailable" }]);

  cluster = await startCluster(dataDir, { port: cluster.port, isDurable: false });
  expect(await ask()).toEqual([200, { status: "ok" }]);
});
