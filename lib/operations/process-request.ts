import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";
import { isDatabaseAway } from "@/lib/db/rules-away";
import { answerUnavailable } from "./process-unavailable";

/** The request that the present code runs for. */
export type RunningRequest = { id: string; request: IncomingMessage; response: ServerResponse; viewerId?: string; freshIds?: Set<string> };

// Next.js bundles this file more than once; there is one store in a process all the same.
const holder = globalThis as typeof globalThis & { dubanRequests?: AsyncLocalStorage<RunningRequest> };
const requests = (holder.dubanRequests ??= new AsyncLocalStorage<RunningRequest>());

export const currentRequestId = (): string | undefined => requests.getStore()?.id;

export function runRequest<Result>(running: RunningRequest, work: () => Result): Result {
  return requests.run(running, work);
}

/** For the access log. */
export function noteViewer(id: string): void {
  const running = requests.getStore();
  if (running) running.viewerId = id;
}

/** From here on the keys of forms that are drawn for the running request are noted in `ids`. */
export function noteFresh(ids: Set<string>): void {
  const running = requests.getStore();
  if (running) running.freshIds = ids;
}

/** A form's key that has just been drawn (components/ui/request-id). */
const noteKey = (key: string): void => void requests.getStore()?.freshIds?.add(key);
Object.assign(globalThis, { dubanNoteKey: noteKey });

/** @returns whether the database is away; the request that stumbled over it is then answered with 503 */
export function noteFailure(error: unknown): boolean {
  const isAway = isDatabaseAway(error);
  const running = requests.getStore();
  if (isAway && running) answerUnavailable(running);
  return isAway;
}
