"use client";
import { useActionState, type ReactNode } from "react";
import { IDLE, type FormAction } from "@/lib/actions/form-state";
import type { FilingAddress } from "@/lib/tasks/schema";
import { NoticeBar } from "@/components/ui/notice-bar";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextAreaField } from "@/components/ui/text-area-field";
import type { ButtonVariant } from "@/components/ui/button";

type StepProps = { action: FormAction; address: FilingAddress; requestId: string; version: number };

function Address({ address, requestId, version }: Omit<StepProps, "action">) {
  return (
    <>
      <input type="hidden" name="list" value={address.list} />
      <input type="hidden" name="no" value={address.no} />
      <input type="hidden" name="period" value={address.period} />
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}

/** One step of a filing by one button: sign, withdraw. */
export function StepForm({ action, label, variant = "primary", hidden, ...place }: StepProps & { label: string; variant?: ButtonVariant; hidden?: ReactNode }) {
  const [state, dispatch] = useActionState(action, IDLE);
  return (
    <form action={dispatch} className="flex flex-col gap-2">
      <Address {...place} />
      {hidden}
      {state.status === "error" ? <NoticeBar tone="error">{state.message}</NoticeBar> : null}
      <div><SubmitButton variant={variant}>{label}</SubmitButton></div>
    </form>
  );
}

/** One step back, with the reason it needs. */
export function ReasonForm({ action, label, hint, button, hidden, done, ...place }: StepProps & { label: string; hint?: string; button: string; hidden?: ReactNode; done?: string }) {
  const [state, dispatch] = useActionState(action, IDLE);
  if (state.status === "ok" && done) return <NoticeBar tone="success">{done}</NoticeBar>;
  return (
    <form action={dispatch} className="flex flex-col gap-3" noValidate>
      <Address {...place} />
      {hidden}
      {state.status === "error" && !state.fieldErrors?.reason ? <NoticeBar tone="error">{state.message}</NoticeBar> : null}
      <TextAreaField name="reason" id={`reason-${button}`} label={label} hint={hint} isRequired rows={3} maxLength={1000} defaultValue={state.values?.reason} error={state.fieldErrors?.reason} />
      <div><SubmitButton variant="danger">{button}</SubmitButton></div>
    </form>
  );
}
