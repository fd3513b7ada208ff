import "server-only";
import { headers } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { recordEvent } from "@/lib/audit/mutations";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { clientAddress } from "./client-address";
import { describeAgent } from "./rules-agent";
import { PASSWORD_MAX } from "./rules-password";
import { endSessions, openSession, type Caller } from "./sessions";
import { authorize, type SignedIn } from "./sign-in";

type OidcProfile = { sub: string; preferred_username?: string };

/** A sign-in provider by environment. Its `preferred_username` must be the name of an account that exists here. */
function oidcProviders(): OAuthConfig<OidcProfile>[] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = process.env;
  if (!issuer || !clientId || !clientSecret) return [];
  return [
    {
      id: "oidc",
      name: process.env.OIDC_NAME ?? "统一身份认证",
      type: "oauth",
      wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
      clientId,
      clientSecret,
      authorization: { params: { scope: "openid profile" } },
      idToken: true,
      checks: ["pkce", "state"],
      profile: (profile) => ({ id: profile.preferred_username ?? profile.sub }),
    },
  ];
}

/** @returns the provider's name for the sign-in page, or null where none is set */
export function oidcName(): string | null {
  return oidcProviders()[0]?.name ?? null;
}

const callerOf = (from: Pick<Headers, "get">): Caller => ({ address: clientAddress(from), agent: describeAgent(from.get("user-agent")) });

/** next-auth's options. The token holds only who signed in, in which epoch and session; everything else is read per request. */
export const authOptions: NextAuthOptions = {
  // The session's own end, and its end by idleness, are the database's (lib/auth/sessions).
  session: { strategy: "jwt", get maxAge() { return env().SESSION_HOURS * 60 * 60; } },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [
    CredentialsProvider({
      credentials: { username: {}, password: {}, code: {} },
      authorize: (given, request) => {
        const { username = "", password = "", code = "" } = given ?? {};
        // Cut for the sake of the hash only, and after one more than there may be: a longer password is none that begins like it.
        const credentials = { username: username.trim().slice(0, 100), password: password.slice(0, PASSWORD_MAX + 1), code: code.trim().slice(0, 20) };
        return authorize(credentials, callerOf(new Headers(request.headers as Record<string, string> | undefined)));
      },
    }),
    ...oidcProviders(),
  ],
  callbacks: {
    async signIn({ user, account }) {
      if (account?.provider !== "oidc") return true;
      const known = await db.account.findUnique({ where: { username: user.id }, select: { id: true, displayName: true, unitId: true, sessionEpoch: true, isDisabled: true } });
      if (!known || known.isDisabled) return "/sign-in?error=UnknownAccount";
      const caller = callerOf(await headers());
      await recordEvent({ id: known.id, name: known.displayName, unitId: known.unitId, address: caller.address }, { event: "SIGNED_IN", subjectId: known.id, detail: { by: "oidc" } });
      Object.assign(user, { id: known.id, sessionEpoch: known.sessionEpoch, session: await openSession(known.id, "OIDC", caller) } satisfies SignedIn);
      return true;
    },
    jwt({ token, user }) {
      // `user` is there at sign-in only.
      if (user) {
        const { id, sessionEpoch, session } = user as unknown as SignedIn;
        return { sub: id, epoch: sessionEpoch, session };
      }
      return token;
    },
    session({ session, token }) {
      return { ...session, user: { ...session.user, id: token.sub, epoch: token.epoch, session: token.session } };
    },
  },
  events: {
    async signOut({ token: { sub, session } }) {
      if (!sub || typeof session !== "string" || (await endSessions(db, sub, { id: session })) === 0) return;
      const account = await db.account.findUnique({ where: { id: sub }, select: { displayName: true, unitId: true } });
      if (account) await recordEvent({ id: sub, name: account.displayName, unitId: account.unitId, address: clientAddress(await headers()) }, { event: "SIGNED_OUT", subjectId: sub });
    },
  },
};
