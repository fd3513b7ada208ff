import { spawn } from "node:child_process";
import { once } from "node:events";
import { anyFreePort } from "@/prisma/ports";
import { until } from "@/prisma/until";
import { measureRuns } from "./load";
import { PAGE_NAMES, type PageName } from "./pages-list";
import type { Runs } from "./results";

type FloorOptions = { readonly databaseUrl: string; readonly processes: number; readonly seconds: number; /** of each page, without its head */ readonly bytes: Readonly<Record<PageName, number>> };

/** Measures the bare server on the same database: what the pages could reach at most. */
export async function measureFloor({ seconds, ...order }: FloorOptions): Promise<Record<PageName, Runs>> {
  const port = await anyFreePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const server = spawn(process.execPath, ["--import", "tsx", "tests/bench/floor-server.ts"], { env: { ...process.env, NODE_ENV: "production", BENCH_FLOOR: JSON.stringify({ ...order, port }) }, stdio: ["ignore", "inherit", "inherit"] });
  try {
    const isUp = await until(() => fetch(`${url}/home`).then(({ ok }) => ok, () => false), 30_000, 100);
    if (!isUp) throw new Error("the floor's server did not start");
    const measured = new Map<PageName, Runs>();
    for (const page of PAGE_NAMES) measured.set(page, await measureRuns(url, { path: `/${page}` }, seconds));
    return Object.fromEntries(measured) as Record<PageName, Runs>;
  } finally {
    const ended = once(server, "exit");
    server.kill("SIGTERM");
    await ended;
  }
}
