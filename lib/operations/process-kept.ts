import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { log } from "@/lib/log";
import { captureAnswer, sendAnswer, withoutOwn, type Answer } from "./process-capture";
import { metrics } from "./process-metrics";
import { noteFresh } from "./process-request";
import { keyOf, mayBeKept, nonceOf, placesOf, redrawn, type Place } from "./rules-kept";

const MEGABYTE = 1_048_576;
/** A page says once what it shows; what is longer is kept by nobody's wish. */
const LONGEST_BYTES = 2 * MEGABYTE;

type Kept = { headers: OutgoingHttpHeaders; body: Buffer; nonce: string | null; places: Place[] };
type Read = (cookies: string) => Promise<{ accountId: string; stamp: string } | null>;
type Asked = { request: IncomingMessage; response: ServerResponse };

/** The pages that were given out last, up to a number of bytes; what was not asked for longest goes first. */
class Shelf {
  readonly #pages = new Map<string, Kept>();
  readonly #most: number;
  #bytes = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Kept | undefined {
    const page = this.#pages.get(key);
    if (!page) return undefined;
    this.#pages.delete(key);
    this.#pages.set(key, page);
    return page;
  }

  set(key: string, page: Kept): void {
    this.#drop(key);
    this.#pages.set(key, page);
    this.#bytes += page.body.length;
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= this.#most) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#pages.get(key)?.body.length ?? 0;
    this.#pages.delete(key);
  }
}

const isGood = ({ status, headers, body }: Answer): boolean =>
  status === 200 && body.length <= LONGEST_BYTES && headers["set-cookie"] === undefined && /^text\/(html|x-component)/.test(String(headers["content-type"]));

/** What can be given out again, to the same reader and for as long as its key stands. */
function toKept({ headers, body }: Answer, freshIds: Iterable<string>): Kept {
  const nonce = nonceOf(headers["content-security-policy"]);
  return { headers: withoutOwn(headers), body, nonce, places: placesOf(body, [...(nonce ? [nonce] : []), ...freshIds]) };
}

/** A nonce vouches for one answer, and a form's key for one write (lib/audit): each answer has its own. */
function redraw({ headers, body, nonce, places }: Kept): { headers: OutgoingHttpHeaders; body: Buffer[] } {
  const policy = String(headers["content-security-policy"]);
  const fresh = places.map((place) => ({ ...place, fresh: place.old === nonce ? randomBytes(16).toString("base64") : randomUUID() }));
  const newNonce = fresh.find(({ old }) => old === nonce)?.fresh;
  return { headers: nonce && newNonce ? { ...headers, "content-security-policy": policy.replaceAll(nonce, newNonce) } : headers, body: redrawn(body, fresh) };
}

/**
 * Answers pages from memory where nothing that they show has changed since they were made for the same reader: the database
 * says so, in the statement that also asks whether he is still signed in (docs/decisions/2026-11-28-kept-pages.md). Nothing here
 * is needed by another process.
 *
 * @param megabytes how much memory the pages may take; with 0 every page is made anew
 * @param read whose page it is (lib/auth/page-reader)
 * @returns answers a request, or has it answered by `answer` and keeps what that was
 */
export function keepPages(megabytes: number, read: Read): (asked: Asked, answer: () => void) => void {
  const shelf = new Shelf(megabytes * MEGABYTE);

  async function begin({ request, response }: Asked, answer: () => void): Promise<void> {
    const reader = await read(request.headers.cookie ?? "");
    if (!reader) {
      answer();
      return;
    }
    const key = keyOf(request, reader, new Date());
    const takesGzip = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    const page = shelf.get(key);
    metrics().pages.inc({ answer: page ? "kept" : "anew" });
    if (page) return sendAnswer(response, redraw(page), takesGzip);
    // What is kept is not packed: its places would be out of sight.
    delete request.headers["accept-encoding"];
    const freshIds = new Set<string>();
    noteFresh(freshIds);
    captureAnswer(response, (given) => {
      if (isGood(given)) shelf.set(key, toKept(given, freshIds));
      void sendAnswer(response, { ...given, body: [given.body] }, takesGzip);
    });
    answer();
  }

  return (asked, answer) => {
    if (megabytes === 0 || !mayBeKept(asked.request)) {
      answer();
      return;
    }
    begin(asked, answer).catch((error: unknown) => {
      // The database may be away: the page's own way says so.
      log.debug({ err: error }, "no kept page");
      answer();
    });
  };
}
