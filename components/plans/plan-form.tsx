"use client";
import { useRef, useState } from "react";
import { quarterKey, quarterLabel } from "@/lib/periods/calendar";
import { savePlanAction } from "@/lib/plans/actions";
import type { PlanForm as Form } from "@/lib/plans/queries-form";
import { GOAL_MAX, PLAN_REASON_MAX } from "@/lib/plans/rules-limits";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextAreaField } from "@/components/ui/text-area-field";
import { MeasureRows, type MeasureInput } from "./measure-rows";
import { TargetRows, type TargetInput } from "./target-rows";

type Props = { form: Omit<Form, "list" | "task" | "others" | "leftBehind">; address: { list: string; no: number }; requestId: string };

/** The lead's form: goal, its own measures, targets and, after an approval, the reason of the change. */
export function PlanForm({ form, address, requestId }: Props) {
  const [measures, setMeasures] = useState(() => form.measures.map((row): MeasureInput => ({ id: row.key, key: row.key, text: row.text, responsible: row.responsible, due: quarterKey(row.due) })));
  const [targets, setTargets] = useState(() => form.targets.map((row): TargetInput => ({ id: row.key, key: row.key, name: row.name, measure: row.measure, goal: String(row.goal), basis: row.basis, due: row.due ? quarterKey(row.due) : "" })));
  const options = form.quarters.map((quarter) => ({ value: quarterKey(quarter), label: quarterLabel(quarter) }));
  // The form's frame learns by this field that rows were added, moved or taken out, which is no typing.
  const marker = useRef<HTMLInputElement>(null);
  const noteChange = () => marker.current?.dispatchEvent(new Event("input", { bubbles: true }));
  const rowsOf = (rows: readonly { id: string }[]) => JSON.stringify(rows.map(({ id: _id, ...row }) => row));
  return (
    <ActionForm
      action={savePlanAction} fields={{ ...address, version: form.version, requestId }} submitLabel="保存"
      submit={
        <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-surface px-4 py-3 max-md:bottom-14">
          <SubmitButton name="intent" value="save" variant="secondary" pendingText="正在保存…">保存草稿</SubmitButton>
          <SubmitButton name="intent" value="send" pendingText="正在送审签…">送审签</SubmitButton>
        </div>
      }
    >
      {({ field }) => (
        <>
          <input ref={marker} type="hidden" name="measures" value={rowsOf(measures)} />
          <input type="hidden" name="targets" value={rowsOf(targets)} />
          {form.isChange ? <Card><TextAreaField {...field("reason")} label="修改原因" hint="方案已审定。修改经审签、审定后作为新的一版，原版本保留。" isRequired rows={2} maxLength={PLAN_REASON_MAX} defaultValue={form.reason} /></Card> : null}
          <Card><TextAreaField {...field("goal")} label="工作目标" isRequired maxLength={GOAL_MAX} defaultValue={form.goal} /></Card>
          <Card title="本单位具体措施" id="measures">
            {field("measures").error ? <FieldError id="measures-error">{field("measures").error}</FieldError> : null}
            <MeasureRows rows={measures} options={options} errorOf={(name) => field(`measures.${name}`).error} onChange={(rows) => { setMeasures(rows); noteChange(); }} />
          </Card>
          <Card title="量化指标" id="targets">
            <TargetRows rows={targets} options={options} errorOf={(name) => field(`targets.${name}`).error} onChange={(rows) => { setTargets(rows); noteChange(); }} />
          </Card>
        </>
      )}
    </ActionForm>
  );
}
