import type { Instrumentation } from "next";

/** The jobs are carried out within the server's process, beside any number of other processes, unless JOBS=off. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { env } = await import("@/lib/env");
  const { JOBS, DATABASE_URL } = env();
  if (JOBS === "off" || DATABASE_URL === undefined) return;
  const { startWorkerBeside } = await import("@/lib/notifications/worker");
  startWorkerBeside(DATABASE_URL);
}

/** An unexpected error of a page or route reaches the log under the id that the error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("@/lib/log");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  log.error({ errorId: digest, err: error, method: request.method, path: request.path.split("?")[0], route: context.routePath }, "request failed");
};
