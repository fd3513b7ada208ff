/** The three requests to next-auth's own routes. Each needs its token against forged forms. */

async function csrfToken(): Promise<string> {
  const response = await fetch("/api/auth/csrf", { cache: "no-store" });
  const body: unknown = await response.json();
  if (typeof body === "object" && body !== null && "csrfToken" in body && typeof body.csrfToken === "string") return body.csrfToken;
  throw new Error("no csrf token");
}

/** @returns the address that next-auth would lead to */
async function post(path: string, fields: Record<string, string>): Promise<URL> {
  const form = new URLSearchParams({ ...fields, csrfToken: await csrfToken(), json: "true" });
  const response = await fetch(`/api/auth/${path}`, { method: "POST", body: form });
  const body: unknown = await response.json();
  if (typeof body === "object" && body !== null && "url" in body && typeof body.url === "string") return new URL(body.url, location.href);
  throw new Error("no answer");
}

/** @returns null when signed in, else next-auth's code of the refusal */
export async function signInWithPassword(credentials: { username: string; password: string; code: string }): Promise<string | null> {
  const answer = await post("callback/credentials", { ...credentials, callbackUrl: location.href });
  return answer.searchParams.get("error");
}

/** @returns the identity provider's address, to go to */
export async function outsideSignInAddress(returnTo: string): Promise<string> {
  return (await post("signin/oidc", { callbackUrl: returnTo })).href;
}

export async function signOut(): Promise<void> {
  await post("signout", { callbackUrl: location.href });
}

/** @returns the account that this browser is signed in as, or null; throws where the server cannot be reached */
export async function signedInAccountId(): Promise<string | null> {
  const response = await fetch("/api/auth/session", { cache: "no-store" });
  if (!response.ok) throw new Error("no answer");
  const session = (await response.json()) as { user?: { id?: string } } | null;
  return session?.user?.id ?? null;
}
