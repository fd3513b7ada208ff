import "server-only";
import { forbidden, notFound } from "next/navigation";
import { noteRequestRefused } from "@/lib/auth/viewer-refusal";
import { isDatabaseAway, RETRY_AFTER_SECONDS } from "@/lib/db/rules-away";
import { log } from "@/lib/log";
import { Forbidden, NotFound } from "./failures";

/** A route's answer in words. */
export function plain(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(text, { status, headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", ...headers } });
}

/**
 * Logs what a route did not foresee, and answers it: 503 while the database is away, and when to come back, else 500.
 *
 * @param what for the log, with `about` whom it concerns
 * @param text for the user
 */
export function failed(error: unknown, what: string, about: object, text: string): Response {
  const isAway = isDatabaseAway(error);
  log.error({ err: error, ...about, isDatabaseAway: isAway }, what);
  return isAway ? plain(503, "系统暂时不可用（数据库连接不上），请稍候再试。", { "Retry-After": String(RETRY_AFTER_SECONDS) }) : plain(500, text);
}

/** Answers a page's request with 403, and notes it. */
export async function refuse(): Promise<never> {
  await noteRequestRefused(403);
  forbidden();
}

/** Runs a page's queries and turns a refusal into the page's answer, and notes it: 404 or 403. */
export async function answer<Result>(query: Promise<Result>): Promise<Result> {
  try {
    return await query;
  } catch (error) {
    if (error instanceof Forbidden) return refuse();
    if (!(error instanceof NotFound)) throw error;
    await noteRequestRefused(404);
    notFound();
  }
}
