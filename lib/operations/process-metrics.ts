import "server-only";
import cluster from "node:cluster";
import { AggregatorRegistry, collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { connectionCounts } from "./process-connections";
import { requestsInFlight } from "./process-stop";
import { METRICS_MESSAGE, metricsAnswer } from "./rules-processes";

/** The one that is asked waits five seconds for the others. */
const PATIENCE_MS = 6_000;

function makeMetrics() {
  /** What a process knows of itself, added up where there are several; and what the database knows, the same from all. */
  const [registry, ofDatabase] = [new Registry(), new Registry()];
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  if (cluster.isWorker) {
    AggregatorRegistry.setRegistries(registers);
    new AggregatorRegistry(); // answers prisma/serve.ts
  }
  const gauge = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) => new Gauge({ name: `duban_${name}`, help, labelNames, registers: [ofDatabase] });
  new Gauge({ name: "duban_http_requests_in_flight", help: "Requests being answered", registers, collect() { this.set(requestsInFlight()); } });
  new Gauge({
    name: "duban_database_connections", help: "The server's database connections", labelNames: ["state"], registers,
    collect() {
      const { idle, busy } = connectionCounts();
      this.set({ state: "idle" }, idle);
      this.set({ state: "busy" }, busy);
    },
  });
  new Gauge({ name: "duban_database_connection_requests_waiting", help: "Queries that wait for a connection", registers, collect() { this.set(connectionCounts().waiting); } });
  return {
    registry,
    ofDatabase,
    requestDuration: new Histogram({
      name: "duban_http_request_duration_seconds", help: "Time from a request's arrival to the end of its answer", registers,
      labelNames: ["route", "method", "status"], buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    }),
    pages: new Counter({ name: "duban_pages_total", help: "Pages given out as they were kept, and made anew", labelNames: ["answer"], registers }),
    signInFailures: new Counter({ name: "duban_sign_in_failures_total", help: "Refused sign-ins by password, at this server", registers }),
    pageReads: new Counter({ name: "duban_page_reads_total", help: "Pages by where they were read from, with replicas", labelNames: ["from"], registers }),
    databaseUp: gauge("database_up", "1 when the database answers"),
    jobsWaiting: gauge("jobs_waiting", "Jobs that are due and not begun", ["queue"]),
    jobsOldest: gauge("jobs_oldest_waiting_seconds", "How long the oldest of them has been due", ["queue"]),
    mailsWaiting: gauge("mails_waiting", "E-mails that are not sent yet"),
    auditHead: gauge("audit_head", "Number of the last link of the audit chain"),
  };
}

// Next.js bundles this file more than once; a metric may be made only once.
const holder = globalThis as typeof globalThis & { dubanMetrics?: ReturnType<typeof makeMetrics> };

export const metrics = (): ReturnType<typeof makeMetrics> => (holder.dubanMetrics ??= makeMetrics());

let asked = 0;

/**
 * @returns the figures of this server's processes, added up by the one that began them (prisma/serve.ts) where there are
 *   several; null where one of them did not answer: a sum without it would look like a fall
 */
export async function ownFigures(): Promise<string | null> {
  if (!cluster.isWorker) return metrics().registry.metrics();
  const id = (asked += 1);
  return new Promise((done) => {
    const timer = setTimeout(() => end(null), PATIENCE_MS);
    const listen = (message: unknown): void => {
      const answer = metricsAnswer.safeParse(message);
      if (answer.data?.id === id) end(answer.data.text);
    };
    const end = (text: string | null): void => {
      clearTimeout(timer);
      process.off("message", listen);
      done(text);
    };
    process.on("message", listen);
    process.send?.({ type: METRICS_MESSAGE, id });
  });
}
