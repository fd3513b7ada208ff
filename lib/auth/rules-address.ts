/** Set by the server itself on every request (never taken from outside): the address at the other end of the connection. */
export const PEER_HEADER = "x-duban-peer";

/** Set by proxy.ts on every request (never taken from outside): the path that was asked for, which a page cannot know. */
export const PATH_HEADER = "x-duban-path";

const LONGEST = 45;

/**
 * From where a request came, for limits and for the audit.
 *
 * @param trustedProxies how many proxies of our own stand before the server (TRUSTED_PROXIES). Each adds the address it was
 *   asked from to the end of `X-Forwarded-For`, so only that many entries, counted from the end, are believed.
 * @returns null where nothing trustworthy is known
 */
export function addressOf(headers: Pick<Headers, "get">, trustedProxies: number): string | null {
  const peer = headers.get(PEER_HEADER);
  const forwarded = (headers.get("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim()).filter((entry) => entry !== "");
  // Without a proxy of ours Next.js itself writes the peer there, unless the client has written something else.
  const entry = trustedProxies === 0 ? (peer ?? forwarded.at(-1)) : (forwarded.at(-trustedProxies) ?? peer);
  return entry && /^[\da-fA-F:.]+$/.test(entry) && entry.length <= LONGEST ? entry.replace(/^::ffff:(?=\d+\.)/, "") : null;
}
