import "server-only";
import { isIP } from "node:net";
import { PEER_HEADER } from "./rules-address";

/** @returns an address without port, brackets and zone, as proxies write them; null where it is none */
function plainAddress(entry: string): string | null {
  const bare = (/^\[(.+)\](?::\d+)?$/.exec(entry)?.[1] ?? /^([\d.]+):\d+$/.exec(entry)?.[1] ?? entry).replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
  return isIP(bare) === 0 ? null : bare.toLowerCase();
}

/** @returns what an address is counted as: of IPv6 its /64, which is one household's, or one machine's to choose from */
export function countedAddress(address: string | null): string {
  if (address === null) return "unknown";
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.split("::");
  const groups = (text: string | undefined) => (text === undefined || text === "" ? [] : text.split(":"));
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array.from({ length: missing }, () => "0"), ...groups(tail)].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, "")).join(":");
}

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
  return entry === undefined || entry === null ? null : plainAddress(entry);
}
