"use client";
import type { SubmitEvent } from "react";
import type { Assessment } from "@/lib/labels";
import { ASSESSMENTS } from "@/lib/reports/schema";
import { acceptReportAction, returnReportAction } from "@/lib/reviews/actions";
import { REASON_MAX } from "@/lib/reviews/schema";
import { AssessmentMark } from "@/components/tasks/assessment-mark";
import { Button } from "@/components/ui/button";
import { RadioGroupField } from "@/components/ui/choice-fields";
import type { HiddenFields } from "@/components/ui/form-answer";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { TextAreaField } from "@/components/ui/text-area-field";
import { DecisionErrors } from "./decision-errors";
import { useDecision } from "./use-decision";
import { useKeptText } from "./use-kept-text";

type Props = {
  fields: HiddenFields & { report: string; version: number };
  /** Two keys: taking one decision after the other's answer was lost is another write, not a repeat. */
  requestIds: { accept: string; return: string };
  claim: Assessment | null;
};

/** The verdict, the note, and the two decisions. Nothing is chosen beforehand: the verdict is HRSS's own. */
export function DecisionForm({ fields, requestIds, claim }: Props) {
  const { state, isPending, decide } = useDecision();
  const reason = useKeptText(`${fields.report}/${fields.version}`);
  const errors = state.fieldErrors ?? {};

  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget, event.nativeEvent.submitter);
    const decision = form.get("decision") === "return" ? "return" : "accept";
    form.set("requestId", requestIds[decision]);
    decide(decision === "return" ? returnReportAction : acceptReportAction, form);
  }

  return (
    <form method="post" onSubmit={send} noValidate className="space-y-4">
      <HiddenInputs fields={fields} />
      <DecisionErrors state={state} />
      <RadioGroupField
        name="verdict"
        label="督查评价"
        hint={<span className="inline-flex flex-wrap gap-x-1.5">采纳时必选。单位自评 <AssessmentMark value={claim} source="claim" isSourceSilent /></span>}
        choices={ASSESSMENTS.map((value) => ({ value, label: <AssessmentMark value={value} source="verdict" isSourceSilent /> }))}
        error={errors.verdict}
      />
      <TextAreaField ref={reason} name="reason" label="审核意见" hint="采纳时可不填；退回时必填，写明需要修改什么。" rows={3} maxLength={REASON_MAX} error={errors.reason} />
      <div className="flex flex-wrap gap-3">
        <Button id="accept" type="submit" name="decision" value="accept" variant="primary" aria-disabled={isPending || undefined}>采纳</Button>
        <Button type="submit" name="decision" value="return" variant="danger" aria-disabled={isPending || undefined}>退回</Button>
        <span role="status" className="self-center text-muted">{isPending ? "正在提交…" : null}</span>
      </div>
    </form>
  );
}
