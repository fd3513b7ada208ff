/** Which answers of pages are kept, under which key, and what in them is another each time they are given out. */
import { pathOf } from "./rules-request";

/** Pages that many read and that show nothing but what the database's stamp stands for. What is written in has its own ways. */
const KEPT = [
  /^\/$/,
  /^\/units(\/[^/]+)?$/,
  /^\/lists\/[^/]+\/(tasks|dashboard|notice|bulletins|orders|instructions)$/,
  /^\/lists\/[^/]+\/tasks\/[^/]+$/,
  /^\/lists\/[^/]+\/bulletins\/[^/]+$/,
];

/** Next.js answers the same address with the page, or with what a page that is open lacks of it. */
const PARTS = ["rsc", "next-router-state-tree", "next-router-prefetch", "next-router-segment-prefetch", "next-url"];

type Asked = { method?: string | undefined; url?: string | undefined; headers: Readonly<Record<string, string | string[] | undefined>> };

/** @returns whether the answer may be one that was kept: a page is asked for, of those above, and nothing special about it */
export function mayBeKept({ method, url = "", headers }: Asked): boolean {
  return method === "GET" && KEPT.some((pattern) => pattern.test(pathOf(url))) && headers.cookie !== undefined && headers.range === undefined && headers["next-action"] === undefined;
}

/**
 * @param now pages tell how long it is until a due time, and everything that changes by itself does so at a full minute
 * @returns under what the answer is kept; whatever makes it another one is in it
 */
export function keyOf({ url = "", headers }: Asked, reader: { accountId: string; stamp: string }, now: Date): string {
  const parts = PARTS.map((name) => String(headers[name] ?? ""));
  return [reader.accountId, reader.stamp, Math.floor(now.getTime() / 60_000), url, ...parts].join("\n");
}

/** @returns whether one of the build's own scripts or styles is asked for, by a browser that can read the tightest packing */
export function isOwnFile({ method, url = "", headers }: Asked): boolean {
  const takesBrotli = /\bbr\b/.test(String(headers["accept-encoding"] ?? ""));
  const isPartial = headers.range !== undefined || headers["if-none-match"] !== undefined || headers["if-modified-since"] !== undefined;
  return method === "GET" && takesBrotli && !isPartial && /^\/_next\/static\/[\w./~-]+\.(js|css)$/.test(url);
}

const NONCE = /'nonce-([^']+)'/;

/** @returns the nonce that a Content-Security-Policy names */
export const nonceOf = (policy: unknown): string | null => NONCE.exec(typeof policy === "string" ? policy : "")?.[1] ?? null;

/** Where in an answer stands something that must be drawn anew: `old`, and at which bytes. */
export type Place = { old: string; at: number[] };

/** @returns all places of each of the texts, in which there is nothing but ASCII */
export function placesOf(body: Buffer, texts: Iterable<string>): Place[] {
  return [...texts].map((old) => {
    const at: number[] = [];
    for (let found = body.indexOf(old, 0, "latin1"); found !== -1; found = body.indexOf(old, found + old.length, "latin1")) at.push(found);
    return { old, at };
  });
}

/** @returns the body, one piece after the other, with another text of the same length in each of the places; nothing of it is copied */
export function redrawn(body: Buffer, places: readonly (Place & { fresh: string })[]): Buffer[] {
  const spots = places.flatMap(({ at, fresh }) => at.map((place) => ({ place, fresh: Buffer.from(fresh, "latin1") }))).sort((a, b) => a.place - b.place);
  const ends = [0, ...spots.map(({ place, fresh }) => place + fresh.length)];
  return [...spots.flatMap(({ place, fresh }, at) => [body.subarray(ends[at], place), fresh]), body.subarray(ends.at(-1))];
}
