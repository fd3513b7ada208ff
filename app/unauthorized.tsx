import type { Metadata } from "next";
import { SignInPanel } from "@/components/auth/sign-in-panel";
import { env } from "@/lib/env";
import { loadSignInOptions } from "./sign-in/options";

export const metadata: Metadata = { title: "登录" };

/** Nobody is signed in, or the session has ended (401): the form stands in place and comes back to this address. */
export default async function Unauthorized() {
  return (
    <SignInPanel {...await loadSignInOptions()} overline={env().APP_TITLE} heading="请先登录" returnTo={null}>
      <p className="text-muted">您尚未登录，或登录已过期。登录后回到本页继续办理。</p>
    </SignInPanel>
  );
}
