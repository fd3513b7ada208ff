"use client";
import { useRef, useState, type KeyboardEvent, type SubmitEvent } from "react";
import type { Assessment } from "@/lib/labels";
import { departs, type Light } from "@/lib/plans/rules-light";
import { ASSESSMENTS } from "@/lib/reports/rules-assessments";
import { acceptReportAction, returnReportAction } from "@/lib/reviews/actions";
import { REASON_MAX } from "@/lib/reviews/rules-limits";
import { appendToField } from "@/components/reports/append-to-field";
import { AssessmentMark } from "@/components/tasks/assessment-mark";
import { Button } from "@/components/ui/button";
import { RadioGroupField } from "@/components/ui/choice-fields";
import type { HiddenFields } from "@/components/ui/form-answer";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { TextAreaField } from "@/components/ui/text-area-field";
import { DecisionErrors } from "./decision-errors";
import { DepartureField } from "./departure-field";
import { NUMBERED, PhrasePicker } from "./phrase-picker";
import { Key } from "./review-keys";
import { ThreeViews } from "./three-views";
import { useDecision } from "./use-decision";
import { useKeptText } from "./use-kept-text";
import { useShortcuts } from "./use-shortcuts";

type Props = {
  fields: HiddenFields & { report: string; version: number };
  /** Two keys: taking one decision after the other's answer was lost is another write, not a repeat. */
  requestIds: { accept: string; return: string };
  claim: Assessment | null;
  light: Light;
  /** The viewer's own, then the shared ones. */
  phrases: readonly string[];
};

type Mode = "accept" | "return";

const focusOn = (id: string) => document.getElementById(id)?.focus();

/** What each figure does while nothing else wants it: the verdicts in their order. */
function verdictKeys(choose: () => void): Record<string, () => void> {
  return Object.fromEntries(
    ASSESSMENTS.map((value, at) => [
      String(at + 1),
      () => {
        document.getElementById(`verdict-${value}`)?.click();
        focusOn(`verdict-${value}`);
        choose();
      },
    ]),
  );
}

/** The verdict, the note, and the two decisions. Nothing is chosen beforehand: the verdict is HRSS's own. */
export function DecisionForm({ fields, requestIds, claim, light, phrases }: Props) {
  const { state, isPending, decide } = useDecision();
  const reason = useKeptText(`${fields.report}/${fields.version}`);
  const form = useRef<HTMLFormElement>(null);
  // What Ctrl+Enter sends: the decision that is being filled in. Without a verdict it can only be a return.
  const [mode, setMode] = useState<Mode>("return");
  const [verdict, setVerdict] = useState<Assessment | null>(null);
  const [isListOpen, setListOpen] = useState(false);
  const errors = state.fieldErrors ?? {};

  function insert(phrase: string) {
    appendToField("reason", phrase);
    setListOpen(false);
    setMode("return");
  }

  const phraseKeys = Object.fromEntries(phrases.slice(0, NUMBERED).map((phrase, at) => [String(at + 1), () => insert(phrase)]));
  useShortcuts({
    ...(isListOpen ? phraseKeys : verdictKeys(() => setMode("accept"))),
    a: () => {
      setMode("accept");
      focusOn("accept");
    },
    r: () => {
      setMode("return");
      focusOn("reason");
    },
    p: () => setListOpen(!isListOpen),
  });

  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget, event.nativeEvent.submitter);
    const decision: Mode = data.get("decision") === "return" ? "return" : "accept";
    data.set("requestId", requestIds[decision]);
    decide(decision === "return" ? returnReportAction : acceptReportAction, data);
  }

  function sendByKey(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const button = document.getElementById(mode);
    if (button instanceof HTMLButtonElement) form.current?.requestSubmit(button);
  }

  return (
    <form ref={form} method="post" onSubmit={send} onKeyDown={sendByKey} noValidate className="space-y-4">
      <HiddenInputs fields={fields} />
      <DecisionErrors state={state} />
      <ThreeViews claim={claim} light={light} verdict={verdict} />
      <RadioGroupField
        name="verdict"
        label="督查评价"
        hint="采纳时必选。"
        choices={ASSESSMENTS.map((value) => ({ value, label: <AssessmentMark value={value} source="verdict" isSourceSilent /> }))}
        error={errors.verdict}
        onChange={({ currentTarget }) => {
          setMode("accept");
          setVerdict(ASSESSMENTS.find((value) => value === currentTarget.value) ?? null);
        }}
      />
      {departs(light.suggestion, verdict) || errors.departure ? <DepartureField keptAs={`${fields.report}/${fields.version}/departure`} error={errors.departure} /> : null}
      <TextAreaField ref={reason} name="reason" label="审核意见" hint="采纳时可不填；退回时必填，写明需要修改什么。" rows={3} maxLength={REASON_MAX} error={errors.reason} />
      <PhrasePicker phrases={phrases} isOpen={isListOpen} onToggle={setListOpen} onChoose={insert} />
      <div className="flex flex-wrap items-center gap-3">
        <Button id="accept" type="submit" name="decision" value="accept" variant="primary" aria-disabled={isPending || undefined}>采纳</Button>
        <Button id="return" type="submit" name="decision" value="return" variant="danger" aria-disabled={isPending || undefined}>退回</Button>
        <span className="text-sm text-muted max-lg:hidden"><Key>Ctrl + 回车</Key>{` ${mode === "accept" ? "采纳" : "退回"}`}</span>
        <span role="status" className="text-muted">{isPending ? "正在提交…" : null}</span>
      </div>
    </form>
  );
}
