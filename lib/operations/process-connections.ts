import "server-only";

type Pool = Readonly<{ totalCount: number; idleCount: number; waitingCount: number }>;

// Next.js bundles this file more than once; a process has these once all the same.
const holder = globalThis as typeof globalThis & { dubanPools?: Set<Pool> };
const pools = (holder.dubanPools ??= new Set());

export function countConnectionsOf(pool: Pool): void {
  pools.add(pool);
}

/** This process's connections: those at work, those at rest, and how many queries wait for one. */
export function connectionCounts(): { busy: number; idle: number; waiting: number } {
  const sum = (count: (pool: Pool) => number): number => [...pools].reduce((total, pool) => total + count(pool), 0);
  const idle = sum((pool) => pool.idleCount);
  return { busy: sum((pool) => pool.totalCount) - idle, idle, waiting: sum((pool) => pool.waitingCount) };
}
