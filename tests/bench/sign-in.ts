import { z } from "zod";
import { DEMO_PASSWORD } from "@/lib/accounts/rules-demo";
import { withClient } from "@/prisma/database-connection";
import type { BuiltServer } from "@/tests/support/built-server";
import { load } from "./load";
import { READER } from "./pages-list";
import type { AtScale } from "./results";

/** Below the limit of sign-ins by one account in ten minutes (lib/auth/rules-limits), over all runs together. */
const EACH_ACCOUNT = 12;
const MOST_ACCOUNTS = 60;

/**
 * Signing in by name and password, as the form posts it. An account may do so only so often and so may an address: so many people
 * sign in, each from his own, which the server believes for TRUSTED_PROXIES stands for a proxy before it.
 */
export async function measureSignIn(server: BuiltServer, databaseUrl: string): Promise<NonNullable<AtScale["signIn"]>> {
  const { rows } = await withClient(databaseUrl, (client) => client.query<{ username: string }>(
    `SELECT "username" FROM "Account" WHERE NOT "isDisabled" AND "totpSince" IS NULL AND "username" NOT LIKE '${READER.username.split("-")[0] ?? ""}%' ORDER BY "createdAt", "username" LIMIT ${String(MOST_ACCOUNTS)}`));
  const csrf = await fetch(`${server.url}/api/auth/csrf`);
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await csrf.json());
  const cookie = csrf.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
  const requests = rows.map(({ username }, at) => ({
    path: "/api/auth/callback/credentials", method: "POST",
    headers: { cookie, "content-type": "application/x-www-form-urlencoded", "x-forwarded-for": `10.1.0.${String(at + 1)}` },
    body: new URLSearchParams({ csrfToken, username, password: DEMO_PASSWORD, json: "true" }).toString(),
  }));
  const amount = Math.min(requests.length * EACH_ACCOUNT, 200);
  return {
    one: await load({ url: server.url, requests, amount: Math.round(amount / 4) }),
    sixteen: await load({ url: server.url, requests, connections: 16, amount }),
  };
}
