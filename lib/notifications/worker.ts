import "server-only";
import { cleanUpAttachments } from "@/lib/attachments/mutations-cleanup";
import { logAuditAnchor } from "@/lib/audit/mutations-anchor";
import { runBoss, USUAL_PACE, type Pace } from "@/lib/jobs/boss";
import { log } from "@/lib/log";
import { finishBeforeStop } from "@/lib/operations/process-stop";
import { ensureDuePeriods } from "@/lib/periods/mutations-clock";
import { beginDigests, CLAIM_SECONDS, mailAccount } from "./mutations-mail";
import { remind } from "./mutations-remind";
import { tellEvent } from "./mutations-tell";

type WorkerOptions = { pace?: Pace; claimSeconds?: number; onReady?: () => void };

/** Every hour; the digest before the day's work begins, the cleaning at night; in Asia/Shanghai. */
const SCHEDULES = [
  { name: "remind", cron: "0 * * * *" },
  { name: "digest", cron: "30 8 * * *" },
  { name: "cleanup", cron: "20 3 * * *" },
] as const;

/** Quarters open by the clock, and what has come due is told of, even where a quarter could not be made: that is tried again. */
async function keepHours(): Promise<void> {
  const quarters = await Promise.allSettled([ensureDuePeriods(new Date())]);
  await remind();
  for (const result of quarters) if (result.status === "rejected") throw result.reason;
}

async function cleanUp(): Promise<void> {
  await logAuditAnchor();
  const { missing, ...found } = await cleanUpAttachments(new Date());
  log.info({ ...found, missing: missing.length }, "files cleaned up");
  if (missing.length > 0) log.error({ attachments: missing.map((row) => row.id) }, "files are missing in the storage");
}

/**
 * Carries out the product's jobs until stopped. Never throws: a database that is away is waited for.
 * @returns stops after the jobs in hand
 */
export function startWorker(databaseUrl: string, { pace = USUAL_PACE, claimSeconds = CLAIM_SECONDS, onReady }: WorkerOptions = {}): () => Promise<void> {
  const handlers = {
    tell: ({ auditEventId }: { auditEventId: string }) => tellEvent(BigInt(auditEventId)),
    mail: ({ accountId, choice }: { accountId: string; choice: "AT_ONCE" | "DAILY" }) => mailAccount(accountId, choice, { claimSeconds }),
    remind: keepHours,
    digest: () => beginDigests(),
    cleanup: cleanUp,
  };
  return runBoss(databaseUrl, handlers, SCHEDULES, pace, async (boss) => {
    // A round at once: what came due while no process ran should not wait for the full hour.
    await boss.send("remind", {}, { singletonKey: "start", singletonSeconds: 60 });
    onReady?.();
  });
}

const holder = globalThis as typeof globalThis & { dubanWorker?: () => Promise<void> };

/** Once in a process, beside whatever else it does; the process waits for the jobs in hand before it ends. */
export function startWorkerBeside(databaseUrl: string): void {
  if (holder.dubanWorker) return;
  holder.dubanWorker = startWorker(databaseUrl);
  finishBeforeStop(holder.dubanWorker);
}
