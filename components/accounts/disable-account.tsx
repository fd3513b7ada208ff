"use client";
import { updateAccountAction } from "@/lib/accounts/actions";
import type { AccountRow } from "@/lib/accounts/queries";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

/** Disables an account or lets it in again, and changes nothing else about it. */
export function DisableAccount({ account, requestId }: { account: AccountRow; requestId: string }) {
  const { id, version, displayName, unitId, roles, state, mayInstruct } = account;
  const isDisabled = state === "DISABLED";
  const fields = { account: id, version, requestId, displayName, unit: unitId ?? "", ...(mayInstruct ? { mayInstruct: "on" } : {}), ...(isDisabled ? {} : { isDisabled: "on" }) };
  return (
    <ConfirmDialog action={updateAccountAction} fields={fields} trigger={isDisabled ? "启用账号" : "停用账号"} triggerVariant={isDisabled ? "secondary" : "danger"}
      title={isDisabled ? `启用${displayName}的账号` : `停用${displayName}的账号`} confirmLabel={isDisabled ? "启用" : "停用"} confirmVariant={isDisabled ? "primary" : "danger"}
      description={isDisabled ? "启用后可用原密码登录。" : "立即退出登录，不能再登录，访问令牌全部撤销；已填报、审签的内容不受影响。"}>
      {roles.map((role) => <input key={role} type="hidden" name="roles" value={role} />)}
    </ConfirmDialog>
  );
}
