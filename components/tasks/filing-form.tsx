"use client";
import { useRef, type ReactNode, type SubmitEvent } from "react";
import { keptPrefix } from "@/lib/tasks/rules-kept";
import type { Choice } from "@/lib/tasks/rules-merge";
import { ErrorSummary } from "@/components/ui/error-summary";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { ConflictPanel } from "./conflict-panel";
import { DraftBar } from "./draft-bar";
import { focusField, isLongText } from "./draft-fields";
import { FieldNames } from "./field-names";
import { RestoredNotice } from "./draft-notices";
import { useDraft, type DraftOptions } from "./use-draft";

export type Typed = { values: Record<string, string>; errors: Record<string, string> };

type FilingFormProps = DraftOptions & { /** What its own fields are called, where another form has none of the kind. */ names?: Readonly<Record<string, string>>; children: (typed: Typed) => ReactNode };

/**
 * The frame of a filing's form. Its words save themselves, stay in the browser while they cannot, and are never written
 * over somebody else's; the buttons save the draft or pass it on to the signer.
 *
 * Every named field inside is one of its words, hidden ones too. Who shows a field by other means than an input takes
 * its value from `values`, which change when words are put in from outside.
 */
export function FilingForm(props: FilingFormProps) {
  // Another period, or another account, is another form.
  return <DraftForm key={keptPrefix(props.accountId, props.kind, props.address)} {...props} />;
}

function DraftForm({ children, names = {}, ...options }: FilingFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { saver, draft } = useDraft(form, options);
  const { address, accountId, requestId } = options;

  // Not by the form's own action: React would then reset the fields and with them what is typed meanwhile.
  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const button = event.nativeEvent.submitter;
    saver.submit(button instanceof HTMLButtonElement && button.value === "send" ? "send" : "save");
  }

  function choose(name: string, choice: Choice) {
    saver.decide(name, choice);
    // The button that was pressed is gone with the question.
    focusField(form.current, name);
  }

  return (
    // `autoComplete`: a browser that puts back what stood here at the last visit would write over what was saved since.
    <form ref={form} method="post" onSubmit={send} noValidate autoComplete="off" className="flex flex-col gap-5">
      <FieldNames value={names}>
        <HiddenInputs fields={{ ...address, account: accountId, requestId, version: draft.version }} />
        {draft.summary ? <ErrorSummary title={draft.summary.message} fieldErrors={draft.summary.fieldErrors} /> : null}
        <RestoredNotice draft={draft} saver={saver} />
        <ConflictPanel conflicts={draft.conflicts} rival={draft.rival} takesBoth={(name) => isLongText(form.current, name)} onChoose={choose} />
        {children({ values: draft.filled, errors: draft.errors })}
        <DraftBar draft={draft} saver={saver} />
      </FieldNames>
    </form>
  );
}
