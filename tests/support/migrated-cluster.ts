import { startThrowawayCluster, type Cluster } from "@/prisma/cluster";
import { prepareJobQueue } from "@/prisma/job-queue";
import { applyMigrations } from "@/prisma/migrate";

export type MigratedCluster = Cluster & { dataDir: string };

/** @returns a PostgreSQL of its own with the product's tables and queue, for a server that is stopped, killed or cut off */
export async function startMigratedCluster(): Promise<MigratedCluster> {
  const cluster = await startThrowawayCluster();
  await applyMigrations(cluster.url);
  await prepareJobQueue(cluster.url);
  return cluster;
}
