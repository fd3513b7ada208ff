"use client";
import { startTransition, useActionState, useEffect, useRef, useState, useTransition, type SubmitEvent } from "react";
import { IDLE, type FormAction, type FormState } from "@/lib/actions/form-state";
import { insertMention } from "@/lib/comments/parse";
import type { MentionableUnit } from "@/lib/comments/queries";
import { COMMENT_MAX } from "@/lib/comments/rules-limits";
import { PendingFiles } from "@/components/attachments/pending-files";
import { askAction } from "@/components/ui/ask-action";
import { Button } from "@/components/ui/button";
import type { HiddenFields } from "@/components/ui/form-answer";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { NoticeBar } from "@/components/ui/notice-bar";
import { TextAreaField } from "@/components/ui/text-area-field";
import { MentionPicker } from "./mention-picker";
import { newRequestId } from "@/components/ui/request-id";

type CommentFormProps = {
  action: FormAction;
  /** Address and `requestId`. */
  fields: HiddenFields & { requestId: string };
  /** The text field's id: there may be several forms on the page. */
  id: string;
  label: string;
  submitLabel: string;
  mentionable: readonly MentionableUnit[];
  /** The words so far, when they are being edited; the field then takes the focus. */
  defaultValue?: string;
  /** The task whose discussion a new comment's files belong to; an edit leaves its files alone. */
  attachTo?: { list: string; no: number };
  onDone?: () => void;
  onCancel?: () => void;
};

/** Writes a comment, or edits one: keeps what was typed until it is taken, and says at the field why it was not. */
export function CommentForm(props: CommentFormProps) {
  const { action, fields, id, label, submitLabel, mentionable, defaultValue = "", attachTo, onDone, onCancel } = props;
  // The form's own action serves a browser without script; with script `send` goes first and resets nothing.
  const [answerWithoutScript, actionWithoutScript] = useActionState(action, IDLE);
  const [answer, setAnswer] = useState<FormState | null>(null);
  const [isPending, startSending] = useTransition();
  const [isBusy, setIsBusy] = useState(false);
  // Another set of files for the next comment.
  const [sentCount, setSentCount] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  // The page may be drawn anew, with new keys, between a lost answer and its repeat: only a success ends this one.
  const requestId = useRef(fields.requestId);
  const { status, message, fieldErrors, values } = answer ?? answerWithoutScript;
  const isEditing = onCancel !== undefined;

  useEffect(() => {
    if (!isEditing || !text.current) return;
    text.current.focus();
    text.current.setSelectionRange(text.current.value.length, text.current.value.length);
  }, [isEditing]);
  useEffect(() => {
    if (answer?.fieldErrors?.body) text.current?.focus();
  }, [answer]);

  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    if (isBusy) {
      setAnswer({ status: "error", message: "文件还在上传，请稍候再发表。" });
      return;
    }
    const data = new FormData(event.currentTarget);
    data.set("requestId", requestId.current);
    startSending(async () => {
      const next = await askAction(action, data);
      startTransition(() => {
        setAnswer(next);
        if (next.status !== "ok") return;
        requestId.current = newRequestId();
        form.current?.reset();
        setSentCount((count) => count + 1);
        onDone?.();
      });
    });
  }

  function mention(name: string) {
    const element = text.current;
    if (!element || isPending) return;
    const next = insertMention(element.value, name, { start: element.selectionStart, end: element.selectionEnd });
    element.value = next.body;
    element.focus();
    element.setSelectionRange(next.caret, next.caret);
    // For the count of characters.
    element.dispatchEvent(new Event("input", { bubbles: true }));
  }

  return (
    <form ref={form} action={actionWithoutScript} onSubmit={send} noValidate className="space-y-3">
      <HiddenInputs fields={fields} />
      {status === "error" && !fieldErrors?.body ? <NoticeBar tone="error">{message}</NoticeBar> : null}
      <TextAreaField
        ref={text}
        id={id}
        name="body"
        label={label}
        hint="可用 @单位名称 提醒单位。"
        maxLength={COMMENT_MAX}
        rows={3}
        readOnly={isPending}
        defaultValue={values?.body ?? defaultValue}
        error={fieldErrors?.body}
        isRequired
      />
      {attachTo ? <PendingFiles key={sentCount} list={attachTo.list} no={attachTo.no} onBusy={setIsBusy} /> : null}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <MentionPicker units={mentionable} onPick={mention} />
        <div className="flex items-center">
          <span role="status" className="text-sm text-muted not-empty:mr-3">{!isPending && status === "ok" ? message : null}</span>
          <div className="flex gap-2">
            {onCancel ? <Button onClick={onCancel}>取消</Button> : null}
            <Button type="submit" variant="primary" aria-disabled={isPending || undefined}>{isPending ? "正在提交…" : submitLabel}</Button>
          </div>
        </div>
      </div>
    </form>
  );
}
