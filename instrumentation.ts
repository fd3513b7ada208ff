import type { Instrumentation } from "next";

/** An unexpected error of a page or route reaches the log under the id that the error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("@/lib/log");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  log.error({ errorId: digest, err: error, method: request.method, path: request.path.split("?")[0], route: context.routePath }, "request failed");
};
