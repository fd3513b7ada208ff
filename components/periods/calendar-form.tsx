"use client";
import { useState, type SyntheticEvent } from "react";
import { updateCalendarAction } from "@/lib/periods/actions-calendar";
import type { Quarter } from "@/lib/periods/calendar";
import type { Holiday } from "@/lib/periods/calendar-holidays";
import type { CalendarSettings } from "@/lib/periods/queries-calendar";
import { ActionForm } from "@/components/ui/action-form";
import { CheckboxField } from "@/components/ui/choice-fields";
import { Card } from "@/components/ui/card";
import { NumberField, SelectField, TextField } from "@/components/ui/field";
import { CalendarPreview } from "./calendar-preview";
import { clockOf, MONTH_NAMES } from "./calendar-words";

const MONTHS = MONTH_NAMES.map((label, month) => ({ value: String(month), label }));
const DAY_HINT = "大于当月天数的，按当月最后一天。";

type Props = { list: string; settings: CalendarSettings; first: Quarter; holidays: readonly Holiday[]; requestId: string };

/** Sets a list's calendar; the next quarters are shown as it is typed, before it is saved. */
export function CalendarForm({ list, settings, first, holidays, requestId }: Props) {
  const [calendar, setCalendar] = useState<Props["settings"]>(settings);
  function preview(event: SyntheticEvent<HTMLDivElement>) {
    const form = (event.target as HTMLInputElement).form;
    if (!form) return;
    // The form's own check, loaded once something is typed: what it would refuse is not shown.
    void import("@/lib/periods/schema-calendar").then(({ updateCalendarSchema }) => {
      const typed = updateCalendarSchema.safeParse(Object.fromEntries(new FormData(form)));
      if (typed.success) setCalendar(typed.data);
    });
  }
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[24rem_minmax(0,1fr)]">
      <Card title="填报日历" id="calendar">
        <div onInput={preview}>
          <ActionForm action={updateCalendarAction} fields={{ list, requestId, version: settings.version }} submitLabel="保存">
            {({ field, typed }) => (
              <>
                <fieldset className="grid grid-cols-[minmax(0,1fr)_8rem] gap-x-3">
                  <legend className="mb-1 font-semibold">开始</legend>
                  <SelectField {...field("opensMonth")} label="月份" options={MONTHS} defaultValue={typed?.opensMonth ?? String(settings.opensMonth)} />
                  <NumberField {...field("opensDay")} label="日（零时）" min={1} max={31} defaultValue={typed?.opensDay ?? settings.opensDay} />
                </fieldset>
                <fieldset className="grid grid-cols-[minmax(0,1fr)_8rem] gap-x-3 gap-y-2">
                  <legend className="mb-1 font-semibold">截止</legend>
                  <SelectField {...field("dueMonth")} label="月份" options={MONTHS.slice(2)} defaultValue={typed?.dueMonth ?? String(settings.dueMonth)} />
                  <NumberField {...field("dueDay")} label="日" min={1} max={31} defaultValue={typed?.dueDay ?? settings.dueDay} />
                  <TextField {...field("dueMinute")} label="时刻" type="time" className="max-w-32" defaultValue={typed?.dueMinute ?? clockOf(settings.dueMinute)} />
                  <p className="col-span-2 text-sm text-muted">{`逢周末和放假顺延到下一个工作日，时刻不变。${DAY_HINT}`}</p>
                </fieldset>
                <NumberField {...field("locksDay")} label="季度结束后第几天零时锁定" hint="截止顺延到锁定之后的，截止时即锁定。" min={1} max={90} defaultValue={typed?.locksDay ?? settings.locksDay} />
                <CheckboxField {...field("isAutomatic")} label="到开始时间自动新建填报期" hint="任务清单执行完毕后请取消。" defaultChecked={typed ? typed.isAutomatic === "on" : settings.isAutomatic} />
              </>
            )}
          </ActionForm>
        </div>
      </Card>
      <div className="space-y-2">
        <CalendarPreview first={first} calendar={calendar} holidays={holidays} />
        <p className="text-sm text-muted">按左边所填推算，保存后对今后新建的填报期生效。已有的填报期不变，可以逐期调整。</p>
      </div>
    </div>
  );
}
