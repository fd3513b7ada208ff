import "server-only";
import type { Server, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/log";

/** prisma/supervise.ts gives a little more before it kills. */
const LIMIT_MS = 25_000;
/** A second signal sooner than this is an echo of the first: a terminal and npm both pass Ctrl-C on. */
const INSISTED_AFTER_MS = 2_000;

type Life = { isStopping: boolean; server: Server | null; inFlight: Set<ServerResponse>; work: (() => Promise<void>)[] };

const holder = globalThis as typeof globalThis & { dubanLife?: Life };
const life = (holder.dubanLife ??= { isStopping: false, server: null, inFlight: new Set(), work: [] });

export const isStopping = (): boolean => life.isStopping;

export const requestsInFlight = (): number => life.inFlight.size;

/** Every request, from its first byte to the last of its answer. */
export function trackRequest(server: Server, response: ServerResponse): void {
  life.server = server;
  life.inFlight.add(response);
  if (life.isStopping) response.setHeader("Connection", "close");
  response.once("close", () => {
    life.inFlight.delete(response);
    if (life.isStopping) server.closeIdleConnections();
  });
}

/** Something besides requests that is to be finished: the jobs in hand. */
export function finishBeforeStop(work: () => Promise<void>): void {
  life.work.push(work);
}

/**
 * Whoever reads the log may go away before the server does. Each line that nobody takes is then an error of the stream, and one that
 * nobody handles is reported, by a line.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}

async function finish(): Promise<void> {
  const { server, inFlight, work } = life;
  server?.close();
  for (const response of inFlight) if (!response.headersSent) response.setHeader("Connection", "close");
  const requests = [...inFlight].map((response) => new Promise((done) => response.once("close", done)));
  await Promise.allSettled([...requests, ...work.map((end) => end())]);
  // What was accepted in the moment between.
  while (inFlight.size > 0) await sleep(20);
}

/**
 * On SIGTERM or SIGINT: not ready any more, no new connections, requests and jobs in hand are finished, the database's
 * connections closed, exit code 0. What takes too long is cut off, and so is everything when somebody insists.
 *
 * @param noticeMs how long to go on serving while `/api/ready` says 503 already, for a balancer to notice
 */
export function stopOnSignals(noticeMs: number, closeDatabase: () => Promise<void>): void {
  let toldAt = 0;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (life.isStopping) {
      if (Date.now() - toldAt > INSISTED_AFTER_MS) process.exit(1);
      return;
    }
    life.isStopping = true;
    toldAt = Date.now();
    log.info({ signal, inFlight: life.inFlight.size }, "stopping");
    if (noticeMs > 0) await sleep(noticeMs);
    const isFinished = await Promise.race([finish().then(() => true), sleep(LIMIT_MS, false, { ref: false })]);
    if (!isFinished) log.warn({ inFlight: life.inFlight.size }, "stopped with requests unfinished");
    else await Promise.race([closeDatabase(), sleep(1_000)]);
    log.info("stopped");
    process.exit(isFinished ? 0 : 1);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
}
