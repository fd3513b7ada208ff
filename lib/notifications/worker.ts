import "server-only";
import { runBoss, USUAL_PACE, type Pace } from "@/lib/jobs/boss";
import { beginDigests, CLAIM_SECONDS, mailAccount } from "./mutations-mail";
import { remind } from "./mutations-remind";
import { tellEvent } from "./mutations-tell";

type WorkerOptions = { pace?: Pace; claimSeconds?: number; onReady?: () => void };

/** Every hour, and the digest before the day's work begins; in Asia/Shanghai. */
const SCHEDULES = [
  { name: "remind", cron: "0 * * * *" },
  { name: "digest", cron: "30 8 * * *" },
] as const;

/**
 * Carries out the jobs of lib/notifications until stopped. Never throws: a database that is away is waited for.
 * @returns stops after the jobs in hand
 */
export function startWorker(databaseUrl: string, { pace = USUAL_PACE, claimSeconds = CLAIM_SECONDS, onReady }: WorkerOptions = {}): () => Promise<void> {
  const handlers = {
    tell: ({ auditEventId }: { auditEventId: string }) => tellEvent(BigInt(auditEventId)),
    mail: ({ accountId, choice }: { accountId: string; choice: "AT_ONCE" | "DAILY" }) => mailAccount(accountId, choice, { claimSeconds }),
    remind: () => remind(),
    digest: () => beginDigests(),
  };
  return runBoss(databaseUrl, handlers, SCHEDULES, pace, async (boss) => {
    // A round at once: what came due while no process ran should not wait for the full hour.
    await boss.send("remind", {}, { singletonKey: "start", singletonSeconds: 60 });
    onReady?.();
  });
}

const holder = globalThis as typeof globalThis & { dubanWorker?: () => Promise<void> };

/** Once in a process, beside whatever else it does; it ends with the process and hinders nothing. */
export function startWorkerBeside(databaseUrl: string): void {
  if (holder.dubanWorker) return;
  const stop = (holder.dubanWorker = startWorker(databaseUrl));
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
}
