/**
 * Whether a request comes from our own pages. A browser says so in `Sec-Fetch-Site` on https and localhost, and names the
 * page's origin with every POST; a form on another site can forge neither.
 * @param ownHosts hosts under which people reach us
 */
export function isSameOrigin(headers: Pick<Headers, "get">, ownHosts: readonly string[]): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = headers.get("origin");
  if (origin === null) return site === "same-origin";
  return URL.canParse(origin) && ownHosts.includes(new URL(origin).host);
}
