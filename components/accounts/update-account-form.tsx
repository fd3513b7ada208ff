"use client";
import { updateAccountAction } from "@/lib/accounts/actions";
import type { AccountRow } from "@/lib/accounts/queries";
import type { UnitOption } from "@/lib/units/queries";
import type { HiddenFields } from "@/components/ui/form-answer";
import { ActionForm } from "@/components/ui/action-form";
import { AccountFields } from "./account-fields";

type Props = { account: AccountRow; units: readonly UnitOption[]; requestId: string };

/** Changes an account's name, unit, address and roles; whether it is disabled stays as it is. */
export function UpdateAccountForm({ account, units, requestId }: Props) {
  const kept: HiddenFields = account.state === "DISABLED" ? { isDisabled: "on" } : {};
  return (
    <ActionForm action={updateAccountAction} fields={{ account: account.id, version: account.version, requestId, knownEmail: account.email ?? "", ...kept }} submitLabel="保存">
      {(form) => <AccountFields form={form} units={units} saved={account} />}
    </ActionForm>
  );
}
