import { startWorker } from "@/lib/notifications/worker";
import { parseEnv } from "../lib/env";

/** `npm run worker`: the jobs in a process of their own, beside servers with JOBS=off or with their own. */
const { DATABASE_URL } = parseEnv(process.env, "database");
const stop = startWorker(DATABASE_URL ?? "", { onReady: () => console.log("后台任务已启动") });

let isStopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    void stop().finally(() => process.exit(0));
  });
}
