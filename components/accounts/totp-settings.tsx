"use client";
import { disableTotpAction, renewCodesAction } from "@/lib/accounts/actions-access";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { ConfirmSubmit } from "@/components/ui/confirm-submit";
import { TextField } from "@/components/ui/field";
import { CodesOnce } from "./codes-once";

type Props = { codesLeft: number; requestIds: { renew: string; disable: string } };

/** The second step is set up: new recovery codes, or none of it any more; either asks for the password. */
export function TotpSettings({ codesLeft, requestIds }: Props) {
  return (
    <>
      <Card title="备用码" id="codes">
        <ActionForm action={renewCodesAction} fields={{ requestId: requestIds.renew }} submitLabel="更换备用码" submitVariant="secondary" idPrefix="renew-" isBlankWhenDone
          done={({ message, data }) => <CodesOnce message={message} codes={data?.codes} />}>
          {(form) => (
            <>
              <p>还有 {codesLeft} 个备用码可用。{codesLeft < 3 ? "请及时更换。" : ""}</p>
              <TextField {...form.field("currentPassword")} label="当前密码" type="password" autoComplete="current-password" isRequired className="max-w-80" />
            </>
          )}
        </ActionForm>
      </Card>
      <Card title="关闭两步验证" id="disable">
        <ActionForm action={disableTotpAction} fields={{ requestId: requestIds.disable }} submitLabel="关闭" idPrefix="disable-"
          submit={<ConfirmSubmit variant="secondary" title="关闭两步验证" description="关闭后只凭密码即可登录，备用码一并作废。" confirmLabel="关闭">关闭两步验证</ConfirmSubmit>}>
          {(form) => <TextField {...form.field("currentPassword")} label="当前密码" type="password" autoComplete="current-password" isRequired className="max-w-80" />}
        </ActionForm>
      </Card>
    </>
  );
}
