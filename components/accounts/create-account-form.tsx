"use client";
import { Link } from "@/components/ui/link";
import { createAccountAction } from "@/lib/accounts/actions";
import type { UnitOption } from "@/lib/units/queries";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { AccountFields } from "./account-fields";
import { PasswordOnce } from "./password-once";

type Props = { units: readonly UnitOption[]; /** Chosen beforehand, coming from a unit. */ unitId: string | null; requestId: string };

/** Makes an account; its password is shown once, above the form that is then blank for the next. */
export function CreateAccountForm({ units, unitId, requestId }: Props) {
  return (
    <ActionForm action={createAccountAction} fields={{ requestId }} submitLabel="新建账号" isBlankWhenDone
      done={({ message, data }) => (
        <PasswordOnce message={message} username={String(data?.username ?? "")} password={data?.password === undefined ? undefined : String(data.password)}>
          {data?.account ? <p className="mt-2"><Link href={`/admin/accounts/${data.account}`} className="inline-link">查看该账号</Link></p> : null}
        </PasswordOnce>
      )}>
      {(form) => (
        <>
          <TextField {...form.field("username")} label="用户名" isRequired autoComplete="off" autoCapitalize="none" spellCheck={false} className="max-w-80"
            hint="登录用，建好后不能改。用统一身份认证的，须与其用户名一致。" defaultValue={form.typed?.username} />
          <AccountFields form={form} units={units} saved={{ displayName: "", unitId, roles: [], email: null, mayInstruct: false }} />
        </>
      )}
    </ActionForm>
  );
}
