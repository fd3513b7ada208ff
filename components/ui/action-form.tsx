"use client";
import { startTransition, useActionState, useEffect, useRef, useState, useTransition, type ReactNode, type SubmitEvent } from "react";
import { askAction } from "./ask-action";
import { Button, type ButtonVariant } from "./button";
import { ErrorSummary } from "./error-summary";
import type { FormAnswer, HiddenFields } from "./form-answer";
import { HiddenInputs } from "./hidden-inputs";
import { NoticeBar } from "./notice-bar";
import { newRequestId } from "./request-id";

export type ActionFormAnswer = FormAnswer & { data?: Record<string, string | number> };

export type FormSoFar = {
  /** What a field needs besides its label. */
  field: (name: string) => { name: string; id: string; error: string | undefined };
  /** What was typed, after a refusal in a browser without script; null: show what is saved. */
  typed: Record<string, string> | null;
};

type ActionFormProps = {
  action: (previous: ActionFormAnswer, form: FormData) => Promise<ActionFormAnswer>;
  /** What nobody types: the key, whose it is and, for a change of something that is there, its version. */
  fields: HiddenFields & { requestId: string };
  /** Before each field's id, where a page holds several forms. */
  idPrefix?: string;
  submitLabel: string;
  submitVariant?: ButtonVariant;
  /** Instead of the button, such as one that asks first. */
  submit?: ReactNode;
  /** For a form that makes something: it is blank again afterwards. */
  isBlankWhenDone?: boolean;
  /** Instead of the plain message. */
  done?: (answer: ActionFormAnswer) => ReactNode;
  /** Tells the form's owner, such as one that draws another form in its place. */
  onDone?: (answer: ActionFormAnswer) => void;
  children?: (form: FormSoFar) => ReactNode;
};

const IDLE: ActionFormAnswer = { status: "idle" };

/**
 * The frame of a form: keeps what was typed whatever the answer, says what is wrong on top and at the field, and what was
 * done beside the button. The form's own action serves a browser without script.
 */
export function ActionForm(props: ActionFormProps) {
  const { action, fields, idPrefix = "", submitLabel, submitVariant = "primary", submit, isBlankWhenDone = false, done, onDone, children } = props;
  const [answerWithoutScript, actionWithoutScript] = useActionState(action, IDLE);
  const [answer, setAnswer] = useState<ActionFormAnswer | null>(null);
  const [isPending, startSending] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  // The key belongs to the words sent: the same words again are the same write, other words are another one.
  const requestId = useRef(fields.requestId);
  const isSent = useRef(false);
  // The version belongs to the words in the fields: it moves on with the page only while nothing was typed.
  const version = useRef(fields.version);
  const isTyped = useRef(false);
  const { status, message, fieldErrors = {}, values } = answer ?? answerWithoutScript;

  useEffect(() => {
    if (isTyped.current || version.current === fields.version) return;
    version.current = fields.version;
    form.current?.reset();
  }, [fields.version]);

  function noteTyping() {
    isTyped.current = true;
    if (!isSent.current) return;
    requestId.current = newRequestId();
    isSent.current = false;
  }

  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const data = new FormData(event.currentTarget, event.nativeEvent.submitter);
    data.set("requestId", requestId.current);
    if (version.current !== undefined) data.set("version", String(version.current));
    isSent.current = true;
    isTyped.current = false;
    startSending(async () => {
      const next = await askAction(action, data);
      startTransition(() => {
        setAnswer(next);
        if (next.status !== "ok") {
          isTyped.current = true;
          return;
        }
        requestId.current = newRequestId();
        isSent.current = false;
        version.current = next.data?.version ?? version.current;
        if (isBlankWhenDone) form.current?.reset();
        onDone?.(next);
      });
    });
  }

  const field = (name: string) => ({ name, id: idPrefix + name, error: fieldErrors[name] });
  const errors = Object.entries(fieldErrors).map(([name, text]) => ({ fieldId: name === "form" ? undefined : idPrefix + name, message: text }));
  return (
    <form ref={form} action={actionWithoutScript} onSubmit={send} onInput={noteTyping} noValidate className="space-y-4">
      <HiddenInputs fields={fields} />
      {status === "error" && errors.length > 0 ? <ErrorSummary title={message} errors={errors} /> : null}
      {status === "error" && errors.length === 0 ? <ErrorSummary title="未能完成" errors={[{ message: message ?? "请稍后再试。" }]} /> : null}
      {children?.({ field, typed: answerWithoutScript.status === "error" ? (values ?? {}) : null })}
      {!isPending && status === "ok" ? (done?.(answer ?? answerWithoutScript) ?? <NoticeBar tone="success">{message}</NoticeBar>) : null}
      {submit ?? <Button type="submit" variant={submitVariant} aria-disabled={isPending || undefined}>{isPending ? "正在提交…" : submitLabel}</Button>}
    </form>
  );
}
