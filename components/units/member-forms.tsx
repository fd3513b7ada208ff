"use client";
import { addGroupMemberAction, endGroupMembershipAction } from "@/lib/units/actions";
import type { UnitOption } from "@/lib/units/queries";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextField } from "@/components/ui/field";

type AddProps = { group: string; units: readonly UnitOption[]; today: string; requestId: string };

/** Makes a unit a member from a day on. */
export function AddMemberForm({ group, units, today, requestId }: AddProps) {
  return (
    <ActionForm action={addGroupMemberAction} fields={{ group, requestId }} submitLabel="增加成员" idPrefix="add-" isBlankWhenDone>
      {({ field, typed }) => (
        <>
          <SelectField {...field("unit")} label="单位" isRequired placeholder="请选择" defaultValue={typed?.unit ?? ""}
            options={units.map(({ id, name }) => ({ value: id, label: name }))} />
          <TextField {...field("from")} type="date" label="加入日期" isRequired hint="自当日起为成员。到期日在当日及以后的填报期，由其填报配合情况。" className="max-w-48" defaultValue={typed?.from ?? today} />
        </>
      )}
    </ActionForm>
  );
}

type EndProps = { membership: string; unitName: string; requestId: string };

/** Ends a membership at a day. */
export function EndMembershipForm({ membership, unitName, requestId }: EndProps) {
  return (
    <ActionForm action={endGroupMembershipAction} fields={{ membership, requestId }} submitLabel="登记退出" submitVariant="danger" idPrefix={`${membership}-`}>
      {({ field, typed }) => (
        <TextField {...field("until")} type="date" label={`${unitName}的退出日期`} isRequired hint="自当日起不再是成员。" className="max-w-48" defaultValue={typed?.until} />
      )}
    </ActionForm>
  );
}
