"use client";
import type { SubmitEvent } from "react";
import { reopenReportAction } from "@/lib/reviews/actions";
import { REASON_MAX } from "@/lib/reviews/rules-limits";
import { Button } from "@/components/ui/button";
import type { HiddenFields } from "@/components/ui/form-answer";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { TextAreaField } from "@/components/ui/text-area-field";
import { DecisionErrors } from "./decision-errors";
import { useDecision } from "./use-decision";

/** 'An accepted report is reopened only by a supervisor, with a reason.' */
export function ReopenForm({ fields, requestId }: { fields: HiddenFields; requestId: string }) {
  const { state, isPending, decide } = useDecision();
  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    decide(reopenReportAction, new FormData(event.currentTarget));
  }
  return (
    <form method="post" onSubmit={send} noValidate className="space-y-3">
      <HiddenInputs fields={{ ...fields, requestId }} />
      <DecisionErrors state={state} />
      <TextAreaField name="reason" label="重新打开的原因" hint="重新打开后退回该单位修改，本期督查评价作废。" isRequired rows={3} maxLength={REASON_MAX} error={state.fieldErrors?.reason} />
      <Button type="submit" variant="danger" aria-disabled={isPending || undefined}>{isPending ? "正在提交…" : "重新打开"}</Button>
    </form>
  );
}
