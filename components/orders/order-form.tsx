"use client";
import { ORDER_COLOUR_LABELS, type OrderColour } from "@/lib/labels-carrying";
import { issueOrderAction } from "@/lib/orders/actions";
import { MATTER_MAX } from "@/lib/orders/rules-limits";
import { ActionForm } from "@/components/ui/action-form";
import { RadioGroupField } from "@/components/ui/choice-fields";
import { SelectField, TextField } from "@/components/ui/field";
import { TextAreaField } from "@/components/ui/text-area-field";

const COLOURS = Object.keys(ORDER_COLOUR_LABELS) as OrderColour[];

type Props = {
  list: string; no: number; requestId: string;
  units: readonly { id: string; name: string }[];
  periods: readonly { key: string; label: string }[];
  saved: { unit: string | undefined; period: string; colour: OrderColour | undefined; matter: string; demand: string; answerDueAt: string };
};

/** A new order about a task: to whom, of which colour, why, what is demanded, and by when. */
export function OrderForm({ list, no, requestId, units, periods, saved }: Props) {
  return (
    <ActionForm action={issueOrderAction} fields={{ list, no, requestId }} submitLabel="签发督办单">
      {({ field, typed }) => (
        <>
          <SelectField {...field("unit")} label="督办单位" isRequired className="max-w-80" options={units.map(({ id, name }) => ({ value: id, label: name }))} defaultValue={typed?.unit ?? saved.unit ?? units[0]?.id} />
          <SelectField {...field("period")} label="填报期" isRequired className="max-w-80" options={periods.map(({ key, label }) => ({ value: key, label }))} defaultValue={typed?.period ?? saved.period} />
          <RadioGroupField {...field("colour")} label="种类" isRequired choices={COLOURS.map((value) => ({ value, label: ORDER_COLOUR_LABELS[value] }))} defaultValue={typed?.colour ?? saved.colour} />
          <TextAreaField {...field("matter")} label="督办事由" isRequired rows={3} maxLength={MATTER_MAX} defaultValue={typed?.matter ?? saved.matter} />
          <TextAreaField {...field("demand")} label="督办要求" isRequired rows={3} maxLength={MATTER_MAX} defaultValue={typed?.demand ?? saved.demand} />
          <TextField {...field("answerDueAt")} type="datetime-local" label="答复时限" isRequired hint="北京时间。" className="max-w-60" defaultValue={typed?.answerDueAt ?? saved.answerDueAt} />
        </>
      )}
    </ActionForm>
  );
}
