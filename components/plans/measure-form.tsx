"use client";
import { quarterKey } from "@/lib/periods/calendar";
import { saveMeasureAction } from "@/lib/plans/actions";
import type { MeasureInForce } from "@/lib/plans/queries-force";
import { measureStamp } from "@/lib/plans/rules";
import { MEASURE_MAX, RESPONSIBLE_MAX } from "@/lib/plans/rules-limits";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextField, type Option } from "@/components/ui/field";
import { TextAreaField } from "@/components/ui/text-area-field";

type Props = { address: { list: string; no: number }; options: readonly Option[]; measure: MeasureInForce | null; requestId: string };

/** One measure of a supporting unit: a new one, or one that is there. */
export function MeasureForm({ address, options, measure, requestId }: Props) {
  const fields = { ...address, key: measure?.key ?? "", opened: measure ? measureStamp(measure) : "", requestId };
  return (
    <ActionForm action={saveMeasureAction} fields={fields} idPrefix={`measure-${measure?.key ?? "new"}-`} submitLabel={measure ? "保存修改" : "增加"} isBlankWhenDone={measure === null}>
      {({ field, typed }) => (
        <>
          <TextAreaField {...field("text")} label="具体措施" isRequired rows={2} maxLength={MEASURE_MAX} defaultValue={typed?.text ?? measure?.text} />
          <div className="grid gap-3 md:grid-cols-2">
            <TextField {...field("responsible")} label="责任人/科室" isRequired maxLength={RESPONSIBLE_MAX} defaultValue={typed?.responsible ?? measure?.responsible} />
            <SelectField {...field("due")} label="完成季度" isRequired options={options} placeholder="请选择" defaultValue={typed?.due ?? (measure ? quarterKey(measure.due) : "")} />
          </div>
        </>
      )}
    </ActionForm>
  );
}
