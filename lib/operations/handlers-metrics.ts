import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { poolCounts } from "@/lib/db/queries-health";
import { env } from "@/lib/env";
import { metrics } from "./process-metrics";
import { requestsInFlight } from "./process-stop";
import { getOperationFigures } from "./queries-metrics";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Figures for Prometheus, for whoever has METRICS_TOKEN; without that setting there is no such address. */
export async function sendMetrics(request: Request): Promise<Response> {
  const { METRICS_TOKEN } = env();
  if (METRICS_TOKEN === undefined) return new Response(null, { status: 404 });
  const given = /^bearer +(\S+) *$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  // Of equal length, whatever was given.
  if (!timingSafeEqual(digest(given), digest(METRICS_TOKEN))) return new Response(null, { status: 401, headers: { "WWW-Authenticate": 'Bearer realm="metrics"' } });
  const { registry } = metrics();
  await setGauges();
  return new Response(await registry.metrics(), { headers: { "Content-Type": registry.contentType, "Cache-Control": "no-store" } });
}

async function setGauges(): Promise<void> {
  const { databaseUp, pool, poolWaiting, requestsInFlight: inFlight, jobsWaiting, jobsOldest, mailsWaiting, auditHead } = metrics();
  const connections = poolCounts();
  inFlight.set(requestsInFlight());
  pool.set({ state: "idle" }, connections.idle);
  pool.set({ state: "busy" }, connections.busy);
  poolWaiting.set(connections.waiting);
  const figures = await getOperationFigures();
  databaseUp.set(figures ? 1 : 0);
  // A figure that nobody knows now is left out rather than kept.
  for (const gauge of [jobsWaiting, jobsOldest, mailsWaiting, auditHead]) gauge.reset();
  if (!figures) return;
  for (const { queue, waiting, oldestSeconds } of figures.queues) {
    jobsWaiting.set({ queue }, waiting);
    jobsOldest.set({ queue }, oldestSeconds);
  }
  mailsWaiting.set(figures.mailsWaiting);
  auditHead.set(figures.auditHead);
}
