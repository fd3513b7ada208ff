"use client";
import type { FormAction } from "@/lib/actions/form-state";
import { NOTE_MAX } from "@/lib/closures/rules";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import type { HiddenFields } from "@/components/ui/form-answer";
import { TextAreaField } from "@/components/ui/text-area-field";

type Props = { action: FormAction; fields: HiddenFields & { requestId: string } };

/** Closes the task, with the day on which it is looked back at. */
export function DecisionForm({ action, fields, lookBackOn }: Props & { lookBackOn: string }) {
  return (
    <ActionForm action={action} fields={fields} submitLabel="核查销号" idPrefix="close-">
      {({ field, typed }) => (
        <>
          <TextAreaField {...field("note")} label="核查意见" rows={3} maxLength={NOTE_MAX} defaultValue={typed?.note} />
          <TextField {...field("lookBackOn")} type="date" label="回头看日期" isRequired hint="到期提醒督查员查看落实情况。" className="max-w-48" defaultValue={typed?.lookBackOn ?? lookBackOn} />
        </>
      )}
    </ActionForm>
  );
}

/** Records what was found when the task was looked back at: it stays closed. */
export function LookBackForm({ action, fields }: Props) {
  return (
    <ActionForm action={action} fields={fields} submitLabel="保持销号" idPrefix="keep-">
      {({ field, typed }) => (
        <>
          <TextAreaField {...field("note")} label="回头看情况" isRequired rows={3} maxLength={NOTE_MAX} defaultValue={typed?.note} />
          <TextField {...field("lookBackOn")} type="date" label="下次回头看日期" hint="不填则不再回头看。" className="max-w-48" defaultValue={typed?.lookBackOn} />
        </>
      )}
    </ActionForm>
  );
}
