"use client";
import { HOLIDAY_KIND_LABELS } from "@/lib/labels";
import { addHolidayAction, pasteHolidaysAction } from "@/lib/periods/actions-calendar";
import { ActionForm } from "@/components/ui/action-form";
import { RadioGroupField } from "@/components/ui/choice-fields";
import { TextField } from "@/components/ui/field";
import { TextAreaField } from "@/components/ui/text-area-field";

type Props = { year: number; version: number; requestId: string };

const KINDS = Object.entries(HOLIDAY_KIND_LABELS).map(([value, label]) => ({ value, label }));

/** Adds one day to a year's arrangement. */
export function AddHolidayForm({ year, version, requestId }: Props) {
  return (
    <ActionForm action={addHolidayAction} fields={{ year, version, requestId }} submitLabel="添加" submitVariant="secondary" idPrefix="add-" isBlankWhenDone>
      {({ field, typed }) => (
        <>
          <TextField {...field("day")} type="date" label="日期" isRequired min={`${year}-01-01`} max={`${year}-12-31`} className="max-w-44" defaultValue={typed?.day} />
          <RadioGroupField {...field("kind")} label="安排" isRequired hint="“上班”指周末调休上班。" choices={KINDS} defaultValue={typed?.kind ?? "HOLIDAY"} />
          <TextField {...field("name")} label="节日" isRequired className="max-w-60" defaultValue={typed?.name} />
        </>
      )}
    </ActionForm>
  );
}

/** Enters a whole arrangement, by its lines. */
export function PasteHolidaysForm({ year, version, requestId }: Props) {
  return (
    <ActionForm action={pasteHolidaysAction} fields={{ year, version, requestId }} submitLabel="录入" idPrefix="paste-" isBlankWhenDone>
      {({ field, typed }) => (
        <TextAreaField {...field("lines")} label="逐行录入" isRequired rows={8} maxLength={10_000} className="font-mono text-sm"
          hint={`每行一天或一段，如“${year}-01-01 放假 元旦”“${year}-10-01 至 ${year}-10-07 放假 国庆节”“${year}-10-09 上班 国庆节”。已有的日期以本次为准。`}
          defaultValue={typed?.lines} />
      )}
    </ActionForm>
  );
}
