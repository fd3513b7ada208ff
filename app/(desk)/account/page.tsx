import type { Metadata } from "next";
import { PasswordForm } from "@/components/accounts/password-form";
import { PasswordState } from "@/components/accounts/password-state";
import { SessionList } from "@/components/accounts/session-list";
import { NoticeSettingsForm } from "@/components/notifications/notice-settings-form";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { newRequestId } from "@/components/ui/request-id";
import { getOwnAccess, listOwnSessions } from "@/lib/accounts/queries-access";
import { requireViewer } from "@/lib/auth/viewer";
import { ROLE_LABELS } from "@/lib/labels";
import { getNoticeSettings } from "@/lib/notifications/queries";

export const metadata: Metadata = { title: "我的账号" };

export default async function AccountPage() {
  const viewer = await requireViewer({ allowSetup: true });
  const [access, sessions, notices] = await Promise.all([getOwnAccess(viewer), listOwnSessions(viewer), getNoticeSettings(viewer)]);
  const password = <Card title="修改密码" id="password"><PasswordState access={access} /><PasswordForm username={viewer.username} profile={access.profile} /></Card>;
  return (
    <>
      <PageHeader title="我的账号" />
      <div className="max-w-2xl space-y-4">
        {viewer.mustChangePassword ? password : null}
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
        {viewer.mustChangePassword ? null : (
          <>
            <Card title="提醒设置" id="notices"><NoticeSettingsForm settings={notices} requestId={newRequestId()} /></Card>
            <Card title="登录会话" id="sessions"><SessionList sessions={sessions} requestIds={new Map(sessions.map(({ id }) => [id, newRequestId()]))} requestId={newRequestId()} /></Card>
            <Card title="两步验证" id="totp" actions={<ButtonLink size="sm" href="/account/totp">{access.totpSince ? "管理两步验证" : "开启两步验证"}</ButtonLink>}>
              <p className="text-muted">{access.totpSince ? "已开启：登录时除密码外，还要填写手机上的动态验证码。" : "未开启。开启后，登录时除密码外，还要填写手机上的动态验证码。"}</p>
            </Card>
            <Card title="访问令牌" id="tokens" actions={<ButtonLink size="sm" href="/account/tokens">管理访问令牌</ButtonLink>}><p className="text-muted">供程序通过只读接口取数。</p></Card>
            {password}
          </>
        )}
      </div>
    </>
  );
}
