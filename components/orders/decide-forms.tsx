"use client";
import type { FormAction } from "@/lib/actions/form-state";
import { MATTER_MAX, REASON_MAX } from "@/lib/orders/rules-limits";
import { ActionForm } from "@/components/ui/action-form";
import { Disclosure } from "@/components/ui/details";
import { TextField } from "@/components/ui/field";
import type { HiddenFields } from "@/components/ui/form-answer";
import { TextAreaField } from "@/components/ui/text-area-field";

type Props = { action: FormAction; fields: HiddenFields & { requestId: string }; /** As a date and time field has it. */ until: string };

/** Asks for another answer, with the reason and a new time. */
export function AskAgainForm({ action, fields, until, summary }: Props & { summary: string }) {
  return (
    <Disclosure summary={summary} className="open:basis-full">
      <div className="mt-2 max-w-160">
        <ActionForm action={action} fields={fields} submitLabel={summary} submitVariant="secondary" idPrefix="again-">
          {({ field, typed }) => (
            <>
              <TextAreaField {...field("reason")} label="原因" isRequired rows={2} maxLength={REASON_MAX} hint="承办单位会看到全文。" defaultValue={typed?.reason} />
              <TextField {...field("answerDueAt")} type="datetime-local" label="答复时限" isRequired className="max-w-60" defaultValue={typed?.answerDueAt ?? until} />
            </>
          )}
        </ActionForm>
      </div>
    </Disclosure>
  );
}

/** Puts a graver order in the place of one. */
export function EscalateForm({ action, fields, until, title, matter, demand }: Props & { title: string; matter: string; demand: string }) {
  return (
    <Disclosure summary={title} className="open:basis-full">
      <div className="mt-2 max-w-160">
        <ActionForm action={action} fields={fields} submitLabel={title} submitVariant="danger" idPrefix="graver-">
          {({ field, typed }) => (
            <>
              <TextAreaField {...field("matter")} label="督办事由" isRequired rows={3} maxLength={MATTER_MAX} defaultValue={typed?.matter ?? matter} />
              <TextAreaField {...field("demand")} label="督办要求" isRequired rows={3} maxLength={MATTER_MAX} defaultValue={typed?.demand ?? demand} />
              <TextField {...field("answerDueAt")} type="datetime-local" label="答复时限" isRequired className="max-w-60" defaultValue={typed?.answerDueAt ?? until} />
            </>
          )}
        </ActionForm>
      </div>
    </Disclosure>
  );
}
