import { endAccountSessionsAction, resetTotpAction } from "@/lib/accounts/actions-access";
import type { AccountRow } from "@/lib/accounts/queries";
import type { AccountAccess } from "@/lib/accounts/queries-access";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

type Props = { account: AccountRow; access: AccountAccess; isOwn: boolean; requestIds: { sessions: string; totp: string } };

/** Where an account is signed in, and its second step: an administrator can end the one and take the other away. */
export function AccountAccessCard({ account, access: { openSessions, hasTotp }, isOwn, requestIds }: Props) {
  return (
    <Card title="登录与验证" id="access">
      <div className="space-y-3">
        <p>{isOwn ? "本机之外的登录会话" : "登录会话"}：{openSessions === 0 ? "无" : `${openSessions} 个`}</p>
        {openSessions === 0 ? null : (
          <ConfirmDialog action={endAccountSessionsAction} fields={{ account: account.id, requestId: requestIds.sessions }} trigger="结束全部会话" title={`结束${account.displayName}的全部会话`}
            description="该账号在所有设备上立即退出登录，没有保存的内容可能丢失。" confirmLabel="结束" />
        )}
        <p>两步验证：{hasTotp ? "已开启" : "未开启"}</p>
        {hasTotp && isOwn ? <ButtonLink href="/account/totp">管理本人两步验证</ButtonLink> : null}
        {hasTotp && !isOwn ? (
          <ConfirmDialog action={resetTotpAction} fields={{ account: account.id, version: account.version, requestId: requestIds.totp }} trigger="解除两步验证" title={`解除${account.displayName}的两步验证`}
            description="用于手机和备用码都已丢失的情形。请先核实是本人申请；解除后该账号须重新登录。" confirmLabel="解除" />
        ) : null}
      </div>
    </Card>
  );
}
