import "server-only";
import { decode } from "next-auth/jwt";
import { env } from "@/lib/env";

/** What the session's cookie says; whether it is still true is the database's to say (lib/auth/signed-in). */
export type CookieToken = { id: string; epoch: number; session: string };

/** Opening a cookie costs more than asking the database; a browser sends the same one for hours. */
const MOST_KNOWN = 2_000;
const known = new Map<string, CookieToken & { endsAt: number }>();

function cookieValue(cookies: string, name: string): string | null {
  const found = cookies.split(/;\s*/).find((cookie) => cookie.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? null;
}

/**
 * As next-auth's `getToken`, without the rest of next-auth's machinery at each request.
 *
 * @param cookies a request's `Cookie` header
 * @returns null where no session's cookie is there, or it is none of ours, or past its time
 */
export async function readCookieToken(cookies: string, now = new Date()): Promise<CookieToken | null> {
  const { NEXTAUTH_SECRET: secret, NEXTAUTH_URL: address } = env();
  const sealed = cookieValue(cookies, `${address?.startsWith("https://") ? "__Secure-" : ""}next-auth.session-token`);
  if (!sealed || !secret) return null;
  let token = known.get(sealed);
  if (!token) {
    const claims = await decode({ token: sealed, secret }).catch(() => null);
    const { sub: id, epoch, session, exp } = claims ?? {};
    if (!id || typeof epoch !== "number" || typeof session !== "string" || typeof exp !== "number") return null;
    token = { id, epoch, session, endsAt: exp * 1000 };
    const [oldest] = known.keys();
    if (known.size >= MOST_KNOWN && oldest !== undefined) known.delete(oldest);
    known.set(sealed, token);
  }
  return token.endsAt > now.getTime() ? token : null;
}
