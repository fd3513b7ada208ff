import type { Instrumentation } from "next";

/**
 * All of it within the one function, whose first line Next.js reads: what stands outside is built for the edge too.
 *
 * Watches the requests, carries out the jobs within the server's process, beside any number of other processes, unless
 * JOBS=off, and stops it all in order where the process is ours to stop (prisma/launch-settings.ts).
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { env } = await import("@/lib/env");
  const { JOBS, DATABASE_URL, TRUSTED_PROXIES, STOP_NOTICE_SECONDS, KEPT_PAGES_MB } = env();
  const [{ watchRequests }, { metrics }, { outliveReaders, stopOnSignals }, { collectEarly }] = await Promise.all([
    import("@/lib/operations/process-server"), import("@/lib/operations/process-metrics"), import("@/lib/operations/process-stop"), import("@/lib/operations/process-memory"),
  ]);
  outliveReaders();
  collectEarly();
  metrics(); // one of several processes is asked for them before it has answered anything
  if (process.env.NODE_ENV === "production") {
    // What needs Next.js only once: the build's own files, and pages that have not changed since.
    const [{ packFiles }, { keepPages }, { readPageReader }] = await Promise.all([
      import("@/lib/operations/process-files"), import("@/lib/operations/process-kept"), import("@/lib/auth/page-reader"),
    ]);
    const [files, pages] = [packFiles(), keepPages(KEPT_PAGES_MB, readPageReader)];
    watchRequests(TRUSTED_PROXIES, (asked, answer) => files(asked, () => pages(asked, answer)));
  } else watchRequests(TRUSTED_PROXIES);
  if (process.env.NEXT_MANUAL_SIG_HANDLE) {
    const { closeDatabase } = await import("@/lib/db/client");
    stopOnSignals(STOP_NOTICE_SECONDS * 1000, closeDatabase);
  }
  if (JOBS === "off" || DATABASE_URL === undefined) return;
  const { startWorkerBeside } = await import("@/lib/notifications/worker");
  startWorkerBeside(DATABASE_URL);
}

/** An unexpected error of a page or route reaches the log under the id that the error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ log }, { noteFailure }] = await Promise.all([import("@/lib/log"), import("@/lib/operations/process-request")]);
  const isDatabaseAway = noteFailure(error);
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  log.error({ errorId: digest, err: error, method: request.method, path: request.path.split("?")[0], route: context.routePath, isDatabaseAway }, "request failed");
};
