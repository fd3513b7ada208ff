"use client";
import { UPWARD_STAGE_LABELS } from "@/lib/labels-carrying";
import { addUpwardAction, updateUpwardAction } from "@/lib/upward/actions";
import { NOTE_MAX, STAGES } from "@/lib/upward/rules";
import { PendingFiles } from "@/components/attachments/pending-files";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextField } from "@/components/ui/field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { UpwardFields } from "./upward-fields";

type NewProps = { list: string; no: number; period: string | null; demand: string; today: string; requestId: string };

/** Enters a request into the ledger, with the stage it stands at. */
export function NewUpwardForm({ list, no, period, demand, today, requestId }: NewProps) {
  return (
    <ActionForm action={addUpwardAction} fields={{ list, no, period: period ?? "", requestId }} submitLabel="列入台账" idPrefix="upward-">
      {(form) => (
        <>
          <UpwardFields form={form} facts={{ demand }} />
          <div className="flex flex-wrap gap-4">
            <SelectField {...form.field("stage")} label="目前阶段" isRequired options={STAGES.map((value) => ({ value, label: UPWARD_STAGE_LABELS[value] }))} defaultValue={form.typed?.stage ?? "PLANNED"} />
            <TextField {...form.field("happenedOn")} type="date" label="日期" isRequired defaultValue={form.typed?.happenedOn ?? today} />
            <TextField {...form.field("nextContactOn")} type="date" label="下次对接日期" defaultValue={form.typed?.nextContactOn} />
          </div>
          <TextAreaField {...form.field("note")} label="进展说明" rows={3} maxLength={NOTE_MAX} defaultValue={form.typed?.note} />
          <div><p className="mb-1 font-medium">佐证材料</p><PendingFiles list={list} no={no} /></div>
        </>
      )}
    </ActionForm>
  );
}

type EditProps = { item: string; version: number; facts: { level: string; department: string; demand: string; basis: string }; requestId: string };

/** Puts right whom is asked and for what. */
export function EditUpwardForm({ item, version, facts, requestId }: EditProps) {
  return (
    <ActionForm action={updateUpwardAction} fields={{ item, version, requestId }} submitLabel="保存" submitVariant="secondary" idPrefix="edit-">
      {(form) => <UpwardFields form={form} facts={facts} />}
    </ActionForm>
  );
}
