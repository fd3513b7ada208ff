"use client";
import { useActionState, useState } from "react";
import { changePasswordAction } from "@/lib/accounts/actions";
import { IDLE } from "@/lib/actions/form-state";
import { describeProfile, passwordFault, type PasswordProfile } from "@/lib/auth/rules-password";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/field";
import { NoticeBar } from "@/components/ui/notice-bar";
import { SubmitButton } from "@/components/ui/submit-button";

/** Changing it ends every session of the account, so that the next step is to sign in with the new one. */
export function PasswordForm({ username, profile }: { username: string; profile: PasswordProfile }) {
  const [state, dispatch] = useActionState(changePasswordAction, IDLE);
  const [typed, setTyped] = useState("");
  const errors = state.fieldErrors ?? {};
  const fault = typed === "" ? null : passwordFault(typed, profile);
  return (
    <form action={dispatch} onReset={() => setTyped("")} noValidate className="space-y-4">
      {state.status === "error" ? <ErrorSummary title={state.message} fieldErrors={errors} /> : null}
      {state.status === "error" && Object.keys(errors).length === 0 ? <NoticeBar tone="error">{state.message}</NoticeBar> : null}
      <input type="hidden" autoComplete="username" value={username} readOnly />
      <TextField name="currentPassword" label="当前密码" type="password" autoComplete="current-password" isRequired error={errors.currentPassword} />
      <TextField name="newPassword" label="新密码" type="password" autoComplete="new-password" isRequired error={errors.newPassword} hint={describeProfile(profile)} onChange={(event) => setTyped(event.target.value)} />
      <p role="status" className="-mt-2 text-sm empty:hidden">{fault ? <span className="text-alert">还不符合：{fault}</span> : typed ? <span className="text-muted">长度和字符已符合要求。</span> : null}</p>
      <TextField name="repeatedPassword" label="再填一次新密码" type="password" autoComplete="new-password" isRequired error={errors.repeatedPassword} />
      <p className="text-muted">修改后，本账号在所有设备上都要重新登录，访问令牌全部撤销。</p>
      <SubmitButton pendingText="正在修改…">修改密码</SubmitButton>
    </form>
  );
}
