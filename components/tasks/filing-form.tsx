"use client";
import { useEffect, useState, useTransition, type ReactNode, type SubmitEvent } from "react";
import { IDLE, type FormAction, type FormState } from "@/lib/actions/form-state";
import type { FilingAddress } from "@/lib/tasks/schema";
import { askAction } from "@/components/ui/ask-action";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { NoticeBar } from "@/components/ui/notice-bar";
import { newRequestId } from "@/components/ui/request-id";
import { formatClock } from "@/components/ui/time";

export type Typed = { values: Record<string, string>; errors: Record<string, string> };

type FilingFormProps = {
  action: FormAction;
  address: FilingAddress;
  requestId: string;
  version: number;
  /** What is saved so far, by field. */
  saved: Record<string, string>;
  savedAt: string | null;
  children: (typed: Typed) => ReactNode;
};

/**
 * The frame of a filing's form: keeps what was typed whatever the answer, says when it was saved, asks before unsaved
 * words are left behind, and sends the draft or passes it on to the signer.
 */
export function FilingForm({ action, address, requestId, version, saved, savedAt, children }: FilingFormProps) {
  // Kept until a save came through, so that a repeat after a lost answer is known as one even on a page drawn anew.
  const [writeId, setWriteId] = useState(requestId);
  const [state, setState] = useState<FormState>(IDLE);
  // The version these words started from. Only an own save moves it: a newer page under typed words must not make the
  // next save write over a colleague.
  const [startVersion, setStartVersion] = useState(version);
  const [isPending, startSending] = useTransition();
  // How often the fields were changed, and how often at the last save: what is typed while a save is under way counts.
  const [edits, setEdits] = useState(0);
  const [savedEdits, setSavedEdits] = useState(0);
  const isDirty = edits > savedEdits;
  const errors = state.fieldErrors ?? {};

  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isDirty]);

  // Not by the form's own action: React would then reset the fields and with them what is typed meanwhile.
  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const data = new FormData(event.currentTarget, event.nativeEvent.submitter);
    startSending(async () => {
      const next = await askAction(action, data);
      setState(next);
      if (next.status !== "ok") return;
      setSavedEdits(edits);
      setWriteId(newRequestId());
      setStartVersion((current) => Number(next.data?.version ?? current));
    });
  }

  const lastSaved = state.status === "ok" ? String(state.data?.savedAt ?? savedAt) : savedAt;
  return (
    <form method="post" onSubmit={send} onInput={() => setEdits((count) => count + 1)} noValidate className="flex flex-col gap-5">
      <HiddenInputs fields={{ ...address, requestId: writeId, version: startVersion }} />
      {Object.keys(errors).length > 0 ? <ErrorSummary title={state.message} fieldErrors={errors} /> : null}
      {state.status === "error" && Object.keys(errors).length === 0 ? <NoticeBar tone="error">{state.message}</NoticeBar> : null}
      {children({ values: { ...saved, ...state.values }, errors })}
      <div className="sticky bottom-0 z-10 -mx-4 mt-2 flex flex-wrap items-center justify-between gap-3 border-t border-line bg-surface px-4 py-3 max-md:bottom-14 print:hidden">
        <p role="status" className="text-muted">
          {isPending ? "正在保存…" : isDirty ? "有未保存的修改" : lastSaved ? `已保存 ${formatClock(lastSaved)}` : "尚未填写"}
        </p>
        <div className="flex gap-2">
          <Button type="submit" name="intent" value="save" aria-disabled={isPending || undefined}>保存草稿</Button>
          <Button type="submit" name="intent" value="send" variant="primary" aria-disabled={isPending || undefined}>送审签</Button>
        </div>
      </div>
    </form>
  );
}
