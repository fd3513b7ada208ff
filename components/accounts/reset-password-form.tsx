"use client";
import { resetPasswordAction } from "@/lib/accounts/actions";
import type { AccountRow } from "@/lib/accounts/queries";
import { ActionForm } from "@/components/ui/action-form";
import { ConfirmSubmit } from "@/components/ui/confirm-submit";
import { PasswordOnce } from "./password-once";

/** Gives an account a new password, shown once. */
export function ResetPasswordForm({ account, requestId }: { account: AccountRow; requestId: string }) {
  return (
    <ActionForm action={resetPasswordAction} fields={{ account: account.id, version: account.version, requestId }} submitLabel="重置密码" idPrefix="reset-"
      done={({ message, data }) => <PasswordOnce message={message} username={account.username} password={data?.password === undefined ? undefined : String(data.password)} />}
      submit={
        <ConfirmSubmit variant="secondary" title={`重置${account.displayName}的密码`} confirmLabel="重置"
          description="原密码立即失效，该账号在所有设备上退出登录，访问令牌全部撤销。">重置密码</ConfirmSubmit>
      }>
      {() => <p className="text-muted">系统生成新密码，首次登录须修改。</p>}
    </ActionForm>
  );
}
