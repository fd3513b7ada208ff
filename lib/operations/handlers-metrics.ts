import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { metrics, ownFigures } from "./process-metrics";
import { getOperationFigures } from "./queries-metrics";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Figures for Prometheus, for whoever has METRICS_TOKEN; without that setting there is no such address. */
export async function sendMetrics(request: Request): Promise<Response> {
  const { METRICS_TOKEN } = env();
  if (METRICS_TOKEN === undefined) return new Response(null, { status: 404 });
  const given = /^bearer +(\S+) *$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  // Of equal length, whatever was given.
  if (!timingSafeEqual(digest(given), digest(METRICS_TOKEN))) return new Response(null, { status: 401, headers: { "WWW-Authenticate": 'Bearer realm="metrics"' } });
  const { ofDatabase } = metrics();
  await setGauges();
  const own = await ownFigures();
  if (own === null) return new Response(null, { status: 503 });
  return new Response(`${own}\n${await ofDatabase.metrics()}`, { headers: { "Content-Type": ofDatabase.contentType, "Cache-Control": "no-store" } });
}

async function setGauges(): Promise<void> {
  const { databaseUp, jobsWaiting, jobsOldest, mailsWaiting, auditHead } = metrics();
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
