import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { PasswordForm } from "@/components/accounts/password-form";
import { NoticeSettingsForm } from "@/components/notifications/notice-settings-form";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { NoticeBar } from "@/components/ui/notice-bar";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/viewer";
import { ROLE_LABELS } from "@/lib/labels";
import { getNoticeSettings } from "@/lib/notifications/queries";

export const metadata: Metadata = { title: "我的账号" };

export default async function AccountPage() {
  const viewer = await requireViewer({ allowPasswordChange: true });
  return (
    <>
      <PageHeader title="我的账号" />
      <div className="max-w-2xl space-y-4">
        {viewer.mustChangePassword ? <NoticeBar tone="warning" title="请先修改初始密码">修改后才能使用其他页面。</NoticeBar> : null}
        <Card>
          <DefinitionList
            items={[
              { term: "姓名", description: viewer.name },
              { term: "用户名", description: viewer.username },
              { term: "单位", description: viewer.unitName ?? "—" },
              { term: "角色", description: viewer.roles.map((role) => ROLE_LABELS[role]).join("、") },
            ]}
          />
        </Card>
        {viewer.mustChangePassword ? null : <Card title="提醒设置" id="notices"><NoticeSettingsForm settings={await getNoticeSettings(viewer)} requestId={randomUUID()} /></Card>}
        {viewer.mustChangePassword ? null : (
          <Card title="访问令牌" id="tokens" actions={<ButtonLink size="sm" href="/account/tokens">管理访问令牌</ButtonLink>}><p className="text-muted">供程序通过只读接口取数。</p></Card>
        )}
        <Card title="修改密码" id="password"><PasswordForm username={viewer.username} /></Card>
      </div>
    </>
  );
}
