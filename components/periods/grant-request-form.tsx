"use client";
import type { FormAction } from "@/lib/actions/form-state";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import type { HiddenFields } from "@/components/ui/form-answer";
import { TextAreaField } from "@/components/ui/text-area-field";

type Props = { action: FormAction; fields: HiddenFields & { requestId: string }; until: string | undefined; idPrefix: string };

/** Grants a request with a time of the supervisor's own, and a note. */
export function GrantRequestForm({ action, fields, until, idPrefix }: Props) {
  return (
    <ActionForm action={action} fields={fields} submitLabel="准予延期" submitVariant="secondary" idPrefix={idPrefix}>
      {({ field, typed }) => (
        <>
          <TextField {...field("until")} type="datetime-local" label="延期至" isRequired hint="应晚于该期锁定时间。" className="max-w-60" defaultValue={typed?.until ?? until} />
          <TextAreaField {...field("note")} label="附言" rows={2} maxLength={1000} hint="只有该单位和督查员看得到。" defaultValue={typed?.note} />
        </>
      )}
    </ActionForm>
  );
}
