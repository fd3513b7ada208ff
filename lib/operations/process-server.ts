import "server-only";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { Server, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { PEER_HEADER } from "@/lib/auth/rules-address";
import { log, withoutSecrets } from "@/lib/log";
import { metrics } from "./process-metrics";
import { runRequest, type RunningRequest } from "./process-request";
import { trackRequest } from "./process-stop";
import { isAsset, isProbe, methodName, pathOf, requestIdOf, routeNames, type RoutePattern } from "./rules-request";

/** What may answer a request in the place of Next.js, or leave it to it (process-kept.ts). */
type AnswerFirst = (asked: Pick<RunningRequest, "request" | "response">, answer: () => void) => void;

/** Longer ones are no addresses of ours. */
const LONGEST_PATH = 300;
const ID_HEADER = "x-request-id";

/** The build's own list; there is none in development. */
function readPatterns(): RoutePattern[] {
  try {
    const file = join(/* turbopackIgnore: true */ process.cwd(), ".next/routes-manifest.json");
    const { staticRoutes, dynamicRoutes } = JSON.parse(readFileSync(file, "utf8")) as Record<"staticRoutes" | "dynamicRoutes", RoutePattern[]>;
    return [...staticRoutes, ...dynamicRoutes];
  } catch {
    return [];
  }
}

function note({ id: _, request, response, viewerId }: RunningRequest, path: string, route: string, startedAt: number, sentBefore: number): void {
  const ms = Math.round(performance.now() - startedAt);
  const status = response.writableFinished ? response.statusCode : 499; // as nginx says it: the client went away
  metrics().requestDuration.observe({ route, method: methodName(request.method), status: `${Math.floor(status / 100)}xx` }, ms / 1000);
  if (isAsset(path)) return;
  const line = { method: request.method, path: withoutSecrets(path, LONGEST_PATH), status, ms, bytes: request.socket.bytesWritten - sentBefore, viewer: viewerId };
  if (isProbe(path)) log.debug(line, "request");
  else log.info(line, "request");
}

/**
 * Stands around every request of the process, whoever answers it: gives it an id that its log lines and its answer carry,
 * says in a header that no client can set from where it came (lib/auth/rules-address), and writes the access log.
 * Next.js has no place of its own for this (docs/decisions/2026-11-28-around-every-request.md).
 */
export function watchRequests(trustedProxies: number, answerFirst?: AnswerFirst): void {
  const routeOf = routeNames(readPatterns());
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the server it was called on
  const { emit } = Server.prototype;

  function begin(server: Server, request: IncomingMessage, response: ServerResponse, answer: () => boolean): boolean {
    const [startedAt, sentBefore, path] = [performance.now(), request.socket.bytesWritten, pathOf(request.url ?? "")];
    const id = requestIdOf(request.headers[ID_HEADER], trustedProxies > 0, randomUUID);
    request.headers[ID_HEADER] = id;
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
    response.setHeader(ID_HEADER, id);
    trackRequest(server, response);
    const running: RunningRequest = { id, request, response };
    response.once("close", () => runRequest(running, () => note(running, path, routeOf(path), startedAt, sentBefore)));
    return runRequest(running, () => {
      if (!answerFirst) return answer();
      answerFirst(running, answer);
      return true;
    });
  }

  Server.prototype.emit = function (this: Server, event: string, ...args: unknown[]): boolean {
    const pass = (): boolean => Reflect.apply(emit, this, [event, ...args]) as boolean;
    return event === "request" ? begin(this, args[0] as IncomingMessage, args[1] as ServerResponse, pass) : pass();
  } as typeof emit;
}
