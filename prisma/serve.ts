import cluster, { type Worker } from "node:cluster";
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import pino from "pino";
import { AggregatorRegistry } from "prom-client";
import { METRICS_MESSAGE, metricsQuestion } from "../lib/operations/rules-processes";

/**
 * `next start` in several processes on one port (PROCESSES). This one serves nothing: it hands connections on in turn,
 * puts a new process in the place of one that died, and ends when all have ended. Each stops itself in order
 * (lib/operations/process-stop.ts), so signals are only passed on.
 */
const AGAIN_AFTER_MS = 1_000;

const { values } = parseArgs({ options: { processes: { type: "string" }, hostname: { type: "string" } } });
const log = pino({ level: process.env.LOG_LEVEL || "info", base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime });
const registry = new AggregatorRegistry();
const places = new Map<Worker, number>();
type Connection = { close: () => void };
/** The last that each was handed. node:cluster forgets one whose taker dies before it takes it, and the client would wait for ever. */
const handed = new WeakMap<Worker, Connection>();
let hasServed = false;
let isStopping = false;
let code = 0;

cluster.setupPrimary({
  exec: createRequire(import.meta.url).resolve("next/dist/bin/next"),
  args: ["start", ...(values.hostname ? ["--hostname", values.hostname] : [])],
  execArgv: [],
});

/** The jobs are one process's; whoever takes its place takes them over. */
function begin(place: number): void {
  // The C library would else keep freed memory in a store of each thread.
  const worker = cluster.fork({ MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? "2", ...(place === 0 ? {} : { JOBS: "off" }) });
  places.set(worker, place);
  const channel = worker.process as unknown as { send: (message: unknown, handle?: Connection, ...rest: unknown[]) => boolean };
  const send = channel.send.bind(channel);
  channel.send = (message, handle, ...rest) => {
    if (handle) handed.set(worker, handle);
    return send(message, handle, ...rest);
  };
}

function pass(signal: NodeJS.Signals): void {
  isStopping = true;
  for (const worker of places.keys()) worker.process.kill(signal);
  if (places.size === 0) process.exit(code);
}

cluster.on("listening", () => (hasServed = true));
cluster.on("exit", (worker, status: number | null, signal: NodeJS.Signals | null) => {
  const place = places.get(worker) ?? 0;
  if (signal) handed.get(worker)?.close();
  places.delete(worker);
  if (!isStopping && hasServed) {
    log.error({ process: worker.process.pid, status, signal }, "a process ended; another takes its place");
    setTimeout(() => isStopping || begin(place), AGAIN_AFTER_MS);
    return;
  }
  // What keeps the first from serving keeps all from it.
  code = Math.max(code, status ?? 1);
  if (!isStopping) pass("SIGTERM");
  else if (places.size === 0) process.exit(code);
});
cluster.on("message", (worker, message: unknown) => {
  const question = metricsQuestion.safeParse(message);
  if (!question.success) return;
  const answer = (text: string | null): boolean => worker.isConnected() && worker.send({ type: METRICS_MESSAGE, id: question.data.id, text });
  registry.clusterMetrics().then(answer, () => answer(null));
});
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => pass(signal));

for (let place = 0; place < Number(values.processes); place += 1) begin(place);
