import type { Metadata } from "next";
import { TotpSettings } from "@/components/accounts/totp-settings";
import { TotpSetup } from "@/components/accounts/totp-setup";
import { Card } from "@/components/ui/card";
import { NoticeBar } from "@/components/ui/notice-bar";
import { PageHeader } from "@/components/ui/page-header";
import { formatDateTime } from "@/components/ui/time";
import { newRequestId } from "@/components/ui/request-id";
import { getOwnAccess } from "@/lib/accounts/queries-access";
import { requireViewer } from "@/lib/auth/viewer";

export const metadata: Metadata = { title: "两步验证" };

export default async function TotpPage() {
  const viewer = await requireViewer({ allowSetup: true });
  const { totpSince, codesLeft } = await getOwnAccess(viewer);
  return (
    <>
      <PageHeader title="两步验证" description="密码之外，再用手机上的动态验证码确认是本人登录。" breadcrumbs={[{ label: "我的账号", href: "/account" }, { label: "两步验证" }]} />
      <div className="max-w-2xl space-y-4">
        {viewer.mustSetUpTotp ? <NoticeBar tone="warning" title="请先开启两步验证">督查员和管理员须开启后才能使用其他页面。</NoticeBar> : null}
        {totpSince ? (
          <>
            <NoticeBar tone="success">{`已于 ${formatDateTime(totpSince)} 开启。`}</NoticeBar>
            <TotpSettings codesLeft={codesLeft} requestIds={{ renew: newRequestId(), disable: newRequestId() }} />
          </>
        ) : (
          <Card title="开启两步验证" id="setup"><TotpSetup requestIds={{ begin: newRequestId(), confirm: newRequestId() }} /></Card>
        )}
      </div>
    </>
  );
}
