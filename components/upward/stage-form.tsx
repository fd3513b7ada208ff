"use client";
import { UPWARD_STAGE_LABELS } from "@/lib/labels-carrying";
import { recordStageAction, setContactAction } from "@/lib/upward/actions";
import { NOTE_MAX, STAGES } from "@/lib/upward/rules";
import { PendingFiles } from "@/components/attachments/pending-files";
import { ActionForm } from "@/components/ui/action-form";
import { CheckboxField, RadioGroupField } from "@/components/ui/choice-fields";
import { TextField } from "@/components/ui/field";
import { TextAreaField } from "@/components/ui/text-area-field";

type Known = { item: string; version: number; requestId: string };

/** Records the next stage, or one that puts the last one right. */
export function StageForm({ list, no, today, ...known }: Known & { list: string; no: number; today: string }) {
  return (
    <ActionForm action={recordStageAction} fields={known} submitLabel="记录进展" idPrefix="stage-" isBlankWhenDone>
      {({ field, typed }) => (
        <>
          <RadioGroupField {...field("stage")} label="阶段" isRequired choices={STAGES.map((value) => ({ value, label: UPWARD_STAGE_LABELS[value] }))} defaultValue={typed?.stage} />
          <TextField {...field("happenedOn")} type="date" label="日期" isRequired className="max-w-48" defaultValue={typed?.happenedOn ?? today} />
          <TextAreaField {...field("note")} label="说明" rows={3} maxLength={NOTE_MAX} defaultValue={typed?.note} />
          <CheckboxField {...field("isCorrection")} label="更正上一条记录" hint="上一条记录保留，写明更正的原因。" defaultChecked={typed?.isCorrection === "on"} />
          <div><p className="mb-1 font-medium">佐证材料</p><PendingFiles key={known.version} list={list} no={no} /></div>
        </>
      )}
    </ActionForm>
  );
}

/** When the department above is to be talked to next. */
export function ContactForm({ nextContactOn, contactNote, ...known }: Known & { nextContactOn: string; contactNote: string }) {
  return (
    <ActionForm action={setContactAction} fields={known} submitLabel="保存" submitVariant="secondary" idPrefix="contact-">
      {({ field, typed }) => (
        <>
          <TextField {...field("nextContactOn")} type="date" label="下次对接日期" hint="到期提醒本单位；不填则不提醒。" className="max-w-48" defaultValue={typed?.nextContactOn ?? nextContactOn} />
          <TextAreaField {...field("contactNote")} label="对接事项" rows={2} maxLength={NOTE_MAX} defaultValue={typed?.contactNote ?? contactNote} />
        </>
      )}
    </ActionForm>
  );
}
