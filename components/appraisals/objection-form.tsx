"use client";
import { objectToScoreAction } from "@/lib/appraisals/actions";
import { REASON_MAX } from "@/lib/appraisals/rules-limits";
import { ActionForm } from "@/components/ui/action-form";
import { Disclosure } from "@/components/ui/details";
import type { HiddenFields } from "@/components/ui/form-answer";
import { TextAreaField } from "@/components/ui/text-area-field";

/** A unit's objection to one item. `label` names the item. */
export function ObjectionForm({ label, fields }: { label: string; fields: HiddenFields & { item: string; requestId: string } }) {
  return (
    <Disclosure summary={<>对本项提出异议<span className="sr-only">：{label}</span></>} className="mt-3 print:hidden">
      <ActionForm action={objectToScoreAction} fields={fields} submitLabel="提交异议" submitVariant="secondary" idPrefix={`object-${fields.item}-`} isBlankWhenDone>
        {({ field, typed }) => <TextAreaField {...field("reason")} label="异议理由" rows={3} maxLength={REASON_MAX} isRequired hint="请写明哪一条记录有误、事实如何。" defaultValue={typed?.reason} />}
      </ActionForm>
    </Disclosure>
  );
}
