/** next-auth keeps here where a sign-in leads back to. */
const RETURN_COOKIE = /^(__Secure-|__Host-)?next-auth\.callback-url=(.*)$/;

function isWebAddress(encoded: string): boolean {
  try {
    return /^https?:$/.test(new URL(decodeURIComponent(encoded)).protocol);
  } catch {
    return false;
  }
}

/**
 * Without an address to lead back to that cannot be read: next-auth takes one for an error of its settings and answers 500
 * to everything, and another site of the same domain may have set it.
 */
export function withoutBrokenReturn(cookies: string): string {
  const all = cookies.split(/;\s*/);
  const kept = all.filter((cookie) => {
    const address = RETURN_COOKIE.exec(cookie)?.[2];
    return address === undefined || isWebAddress(address);
  });
  return kept.length === all.length ? cookies : kept.join("; ");
}
