import { startWorker } from "@/lib/notifications/worker";

/** A worker in a process of its own, for tests that kill it; says `ready` once it works. */
startWorker(process.env.DATABASE_URL ?? "", {
  pace: { pollSeconds: 0.5, superviseSeconds: 1 },
  claimSeconds: 3,
  onReady: () => process.send?.("ready"),
});
