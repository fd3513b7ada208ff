import type { Metadata } from "next";
import { GoToSignIn } from "@/components/auth/go-to-sign-in";
import { PlainPage } from "@/components/shell/plain-page";

export const metadata: Metadata = { title: "请先登录" };

/**
 * Nobody is signed in, or the session has ended (401). Next.js sends this page along with every other one, so it holds
 * and asks for nothing: the sign-in page is one step on, and leads back here.
 */
export default function Unauthorized() {
  return (
    <PlainPage overline="401" title="请先登录">
      <p>您尚未登录，或登录已过期。登录后回到本页继续办理。</p>
      <GoToSignIn />
    </PlainPage>
  );
}
