import "server-only";
import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";

const compress = promisify(gzip);

export type Answer = { status: number; headers: OutgoingHttpHeaders; body: Buffer };

/** A response's methods without their overloads. */
type Shape = {
  writeHead: (status: number, ...rest: unknown[]) => unknown;
  write: (...args: unknown[]) => boolean;
  end: (...args: unknown[]) => unknown;
  flushHeaders: () => void;
};

const isHeaders = (value: unknown): value is OutgoingHttpHeaders => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Holds a response back until all of it is written.
 * @param done gets what was written, when the response is as before and nothing has left yet
 */
export function captureAnswer(response: ServerResponse, done: (answer: Answer) => void): void {
  const shape = response as unknown as Partial<Shape>;
  const chunks: Buffer[] = [];
  const take = ([chunk, encoding]: unknown[]): void => {
    if (typeof chunk === "string") chunks.push(Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const callBack = (args: unknown[]): void => {
    const callback = args.find((argument) => typeof argument === "function") as (() => void) | undefined;
    if (callback) process.nextTick(callback);
  };
  shape.writeHead = (status, ...rest) => {
    response.statusCode = status;
    for (const [name, value] of Object.entries(rest.find(isHeaders) ?? {})) if (value !== undefined) response.setHeader(name, value);
    return response;
  };
  shape.flushHeaders = () => undefined;
  shape.write = (...args) => {
    take(args);
    callBack(args);
    return true;
  };
  shape.end = (...args) => {
    take(args);
    for (const name of ["writeHead", "flushHeaders", "write", "end"] as const) Reflect.deleteProperty(response, name);
    response.removeHeader("Content-Length");
    done({ status: response.statusCode, headers: { ...response.getHeaders() }, body: Buffer.concat(chunks) });
    callBack(args);
    return response;
  };
}

/** Said by each answer of its own, or by the connection. */
const OWN_HEADERS = new Set(["x-request-id", "connection", "keep-alive", "date", "content-length", "transfer-encoding"]);

/** @returns the headers that another answer with the same body has too */
export function withoutOwn(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN_HEADERS.has(name)));
}

/** Sends what was captured, or kept; with a good network in between, packing quickly is packing well. */
export async function sendAnswer(response: ServerResponse, { status = 200, headers, body }: { status?: number; headers: OutgoingHttpHeaders; body: Buffer[] }, takesGzip: boolean): Promise<void> {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
  const length = body.reduce((sum, piece) => sum + piece.length, 0);
  const isPacked = takesGzip && length > 1_000 && headers["content-encoding"] === undefined;
  if (isPacked) response.setHeader("Content-Encoding", "gzip");
  const pieces = isPacked ? [await compress(Buffer.concat(body), { level: constants.Z_BEST_SPEED })] : body;
  response.setHeader("Content-Length", isPacked ? (pieces[0]?.length ?? 0) : length);
  response.cork();
  for (const piece of pieces) response.write(piece);
  response.end();
}
