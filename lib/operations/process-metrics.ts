import "server-only";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

function makeMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const gauge = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) => new Gauge({ name: `duban_${name}`, help, labelNames, registers });
  return {
    registry,
    requestDuration: new Histogram({
      name: "duban_http_request_duration_seconds", help: "Time from a request's arrival to the end of its answer", registers,
      labelNames: ["route", "method", "status"], buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    }),
    pages: new Counter({ name: "duban_pages_total", help: "Pages given out as they were kept, and made anew", labelNames: ["answer"], registers }),
    requestsInFlight: gauge("http_requests_in_flight", "Requests being answered"),
    signInFailures: new Counter({ name: "duban_sign_in_failures_total", help: "Refused sign-ins by password, of this process", registers }),
    databaseUp: gauge("database_up", "1 when the database answers"),
    pool: gauge("database_connections", "This process's database connections", ["state"]),
    poolWaiting: gauge("database_connection_requests_waiting", "Queries that wait for a connection"),
    jobsWaiting: gauge("jobs_waiting", "Jobs that are due and not begun", ["queue"]),
    jobsOldest: gauge("jobs_oldest_waiting_seconds", "How long the oldest of them has been due", ["queue"]),
    mailsWaiting: gauge("mails_waiting", "E-mails that are not sent yet"),
    auditHead: gauge("audit_head", "Number of the last link of the audit chain"),
  };
}

// Next.js bundles this file more than once; a metric may be made only once.
const holder = globalThis as typeof globalThis & { dubanMetrics?: ReturnType<typeof makeMetrics> };

export const metrics = (): ReturnType<typeof makeMetrics> => (holder.dubanMetrics ??= makeMetrics());
