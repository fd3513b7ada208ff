import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { withClient } from "@/prisma/database-connection";
import type { Results } from "./results";

/** What the figures depend on besides the product. `loadBefore`: whether others were at work on it. */
export const loadBefore = (): number => Number((loadavg()[0] ?? 0).toFixed(1));

export async function describeMachine(databaseUrl: string): Promise<Omit<Results["machine"], "loadBefore">> {
  const { rows } = await withClient(databaseUrl, (client) => client.query<{ server_version: string }>("SHOW server_version"));
  return {
    cpu: cpus()[0]?.model.trim() || "unknown processor", cores: availableParallelism(), memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node, postgres: rows[0]?.server_version.split(" ")[0] ?? "",
  };
}
