import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { SignInPanel } from "@/components/auth/sign-in-panel";
import { NoticeBar } from "@/components/ui/notice-bar";
import { listDemoAccounts } from "@/lib/accounts/queries";
import { DEMO_PASSWORD } from "@/lib/accounts/rules-demo";
import { oidcName } from "@/lib/auth/options";
import { describeSignInError } from "@/lib/auth/rules-sign-in";
import { localPath } from "@/lib/auth/schema";
import { getViewer } from "@/lib/auth/viewer";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "登录" };

const DONE = new Map([["password", "密码已修改，请用新密码登录。"], ["out", "已退出登录。"]]);

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const single = (value: string | string[] | undefined): string | undefined => (typeof value === "string" ? value : undefined);

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, error, done } = await searchParams;
  const [viewer, accounts] = await Promise.all([getViewer(), listDemoAccounts()]);
  const told = single(error);
  const news = DONE.get(single(done) ?? "");
  return (
    <SignInPanel
      overline={env().APP_TITLE}
      returnTo={localPath(single(callbackUrl))}
      told={told && describeSignInError(told)}
      outsideName={oidcName()}
      // The password leaves the server in a demonstration only.
      demo={accounts.length > 0 ? { password: DEMO_PASSWORD, accounts } : null}
    >
      {news ? <NoticeBar tone="success">{news}</NoticeBar> : null}
      {viewer ? (
        <NoticeBar>您已以“{viewer.name}”登录，<Link href="/" className="inline-link">进入平台</Link>；在此登录将换为其他账号。</NoticeBar>
      ) : null}
    </SignInPanel>
  );
}
