"use client";
import { useActionState } from "react";
import type { ReactNode } from "react";
import type { ButtonSize, ButtonVariant } from "./button";
import type { AnsweringAction, HiddenFields } from "./form-answer";
import { HiddenInputs } from "./hidden-inputs";
import { NoticeBar } from "./notice-bar";
import { SubmitButton } from "./submit-button";

type ActionButtonProps = {
  action: AnsweringAction;
  fields?: HiddenFields;
  variant?: ButtonVariant;
  size?: ButtonSize;
  pendingText?: string;
  children: ReactNode;
};

/** One button that is a whole form: sends `fields`, works without script, and shows why it was refused. */
export function ActionButton({ action, fields = {}, variant = "secondary", size, pendingText, children }: ActionButtonProps) {
  const [answer, dispatch] = useActionState(action, { status: "idle" });
  return (
    <form action={dispatch} className="inline-flex flex-col gap-2">
      <HiddenInputs fields={fields} />
      <SubmitButton variant={variant} size={size} pendingText={pendingText}>{children}</SubmitButton>
      {answer.status === "error" ? <NoticeBar tone="error">{answer.message}</NoticeBar> : null}
    </form>
  );
}
