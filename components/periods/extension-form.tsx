"use client";
import { grantExtensionAction } from "@/lib/periods/actions";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextField } from "@/components/ui/field";
import { TextAreaField } from "@/components/ui/text-area-field";

type Option = { value: string; label: string };
type Props = {
  periods: Option[];
  /** The period that is most likely meant. */
  usual: string | undefined;
  units: Option[];
  requestId: string;
};

/** Lets one unit file after the lock. */
export function ExtensionForm({ periods, usual, units, requestId }: Props) {
  return (
    <ActionForm action={grantExtensionAction} fields={{ requestId }} submitLabel="准予延期" idPrefix="extension-" isBlankWhenDone>
      {({ field, typed }) => (
        <>
          <SelectField {...field("period")} label="填报期" isRequired options={periods} defaultValue={typed?.period ?? usual} />
          <SelectField {...field("unit")} label="单位" isRequired placeholder="请选择" options={units} defaultValue={typed?.unit ?? ""} />
          <TextField {...field("until")} type="datetime-local" label="延期至" isRequired hint="应晚于该期锁定时间。" className="max-w-60" defaultValue={typed?.until} />
          <TextAreaField {...field("reason")} label="延期原因" isRequired rows={3} maxLength={1000} hint="记入相关任务的记录，看得到任务填报内容的单位都能看到。" defaultValue={typed?.reason} />
        </>
      )}
    </ActionForm>
  );
}
