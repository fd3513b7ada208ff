"use client";
import { useRef } from "react";
import { sendRemindersAction } from "@/lib/notifications/actions";
import { REMINDER_MAX } from "@/lib/notifications/rules-forms";
import { type ReminderSide } from "@/lib/notifications/schema";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/choice-fields";
import { ConfirmSubmit } from "@/components/ui/confirm-submit";
import { FieldError } from "@/components/ui/field";
import { TextAreaField } from "@/components/ui/text-area-field";

/** One box of the form: a task's lead, a supporting unit, or all of a task's that are missing. */
export type ReminderChoice = { value: string; label: string; hint: string; isChosen: boolean };

type Props = { list: string; period: string; side: ReminderSide; choices: readonly ReminderChoice[]; requestId: string };

/** Chooses whom to remind, with words of one's own where wanted. */
export function ReminderForm({ list, period, side, choices, requestId }: Props) {
  const boxes = useRef<HTMLDivElement>(null);
  function chooseAll(isChosen: boolean) {
    for (const box of boxes.current?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? []) box.checked = isChosen;
    // The form notes that something was changed, as by hand.
    boxes.current?.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return (
    <ActionForm action={sendRemindersAction} fields={{ list, period, to: side, requestId }} idPrefix={`${side}-`} submitLabel="发送催办"
      submit={
        <ConfirmSubmit title="发送催办" confirmLabel="发送" pendingText="正在发送…" description="所选单位的填报员和审签人都会收到提醒。同一事项每天只催办一次。">
          发送催办
        </ConfirmSubmit>
      }>
      {({ field, typed }) => {
        const { name, id, error } = field("targets");
        return (
          <>
            <fieldset id={id} tabIndex={-1} aria-describedby={error ? `${id}-error` : undefined}>
              <legend className="mb-1 font-medium">催办对象</legend>
              {choices.length > 1 ? (
                <div className="mb-2 flex gap-2">
                  <Button size="sm" onClick={() => chooseAll(true)}>全选</Button>
                  <Button size="sm" onClick={() => chooseAll(false)}>全不选</Button>
                </div>
              ) : null}
              <div ref={boxes} className="max-h-96 space-y-2 overflow-y-auto p-1">
                {choices.map((choice) => (
                  <CheckboxField key={choice.value} name={name} id={`${id}-${choice.value}`} value={choice.value} label={choice.label} hint={choice.hint} defaultChecked={choice.isChosen} />
                ))}
              </div>
              {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
            </fieldset>
            <TextAreaField {...field("reason")} label="催办说明" rows={2} maxLength={REMINDER_MAX} hint="可不填。被催办的单位看得到，也记入任务的记录。" defaultValue={typed?.reason} />
          </>
        );
      }}
    </ActionForm>
  );
}
