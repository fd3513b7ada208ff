"use client";
import { useState } from "react";
import { createPeriodAction, updatePeriodAction } from "@/lib/periods/actions";
import { shanghaiMinute, type PeriodTimes } from "@/lib/periods/calendar";
import { ActionForm, type FormSoFar } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { NoticeBar } from "@/components/ui/notice-bar";

const FIELDS = [
  { name: "opensAt", label: "开始时间", hint: "此前不能填报。" },
  { name: "dueAt", label: "截止时间", hint: "此后报送计为逾期、迟报；各单位组的成员以当日为准。" },
  { name: "locksAt", label: "锁定时间", hint: "此后不能再填报和修改，另准延期的单位除外。" },
] as const;

type TimeFieldsProps = { form: FormSoFar; times: PeriodTimes; isPastDue?: boolean };

/** The fields' times are Shanghai's, whatever the zone of the browser. */
function TimeFields({ form, times, isPastDue = false }: TimeFieldsProps) {
  return FIELDS.map(({ name, label, hint }) => (
    <TextField key={name} {...form.field(name)} type="datetime-local" label={label} hint={hint} isRequired className="max-w-60"
      readOnly={isPastDue && name !== "locksAt"} defaultValue={form.typed?.[name] ?? shanghaiMinute(times[name])} />
  ));
}

type CreateProps = { list: string; period: PeriodTimes & { key: string }; requestId: string };

/** Opens the list's next quarter, and then offers the one after it. */
export function CreatePeriodForm({ list, period, requestId }: CreateProps) {
  const [message, setMessage] = useState<string | null>(null);
  return (
    <>
      {message ? <div className="mb-4"><NoticeBar tone="success">{message}</NoticeBar></div> : null}
      {/* Another quarter, another form: times typed for the one never go to the other. */}
      <ActionForm key={period.key} action={createPeriodAction} fields={{ list, key: period.key, requestId }} submitLabel="新建填报期" idPrefix="new-"
        onDone={(answer) => setMessage(answer.message ?? null)}>
        {(form) => <TimeFields form={form} times={period} />}
      </ActionForm>
    </>
  );
}

type UpdateProps = { period: PeriodTimes & { id: string; version: number }; isPastDue: boolean; requestId: string };

/** Changes a period's times; once it is locked, the lock only. */
export function UpdatePeriodForm({ period, isPastDue, requestId }: UpdateProps) {
  return (
    <ActionForm action={updatePeriodAction} fields={{ period: period.id, version: period.version, requestId }} submitLabel="保存">
      {(form) => <TimeFields form={form} times={period} isPastDue={isPastDue} />}
    </ActionForm>
  );
}
