"use client";
import { giveInstructionAction } from "@/lib/orders/actions-instructions";
import { MATTER_MAX } from "@/lib/orders/rules-limits";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextField } from "@/components/ui/field";
import { TextAreaField } from "@/components/ui/text-area-field";

type Props = { list: string; no: number; units: readonly { id: string; name: string }[]; until: string; requestId: string };

/** Leaves an instruction on a task; the lead answers it unless another unit is chosen. */
export function InstructForm({ list, no, units, until, requestId }: Props) {
  return (
    <ActionForm action={giveInstructionAction} fields={{ list, no, requestId }} submitLabel="作出批示" idPrefix="instruct-" isBlankWhenDone>
      {({ field, typed }) => (
        <>
          <TextAreaField {...field("text")} label="批示内容" isRequired rows={3} maxLength={MATTER_MAX} defaultValue={typed?.text} />
          <SelectField {...field("unit")} label="承办单位" isRequired className="max-w-80" options={units.map(({ id, name }, at) => ({ value: id, label: at === 0 ? `${name}（牵头）` : name }))} defaultValue={typed?.unit ?? units[0]?.id} />
          <TextField {...field("answerDueAt")} type="datetime-local" label="反馈时限" isRequired hint="北京时间。" className="max-w-60" defaultValue={typed?.answerDueAt ?? until} />
        </>
      )}
    </ActionForm>
  );
}
