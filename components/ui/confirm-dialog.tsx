"use client";
import { useActionState, useId, useRef, useState } from "react";
import type { ReactNode } from "react";
import { AlertButtons, AlertFrame } from "./alert-frame";
import { Button, type ButtonSize, type ButtonVariant } from "./button";
import type { AnsweringAction, FormAnswer, HiddenFields } from "./form-answer";
import { HiddenInputs } from "./hidden-inputs";
import { NoticeBar } from "./notice-bar";
import { SubmitButton } from "./submit-button";
import { TextAreaField } from "./text-area-field";

type ConfirmDialogProps = {
  /** The words of the button that opens it. */
  trigger: ReactNode;
  triggerVariant?: ButtonVariant;
  triggerSize?: ButtonSize;
  title: string;
  description?: ReactNode;
  confirmLabel: string;
  confirmVariant?: ButtonVariant;
  action: AnsweringAction;
  fields?: HiddenFields;
  /** Asks for a reason, which the action checks; `name` is its field in the action's schema. */
  reason?: { name: string; label: string; hint?: string; maxLength?: number; isOptional?: boolean };
  /** More fields of the form. */
  children?: ReactNode;
};

/** A step that is asked about before it is taken: a form of its own in a dialog, with or without a reason. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { trigger, triggerVariant, triggerSize, action, title, description } = props;
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  // Each opening is a fresh form, without the last one's refusal.
  const [openings, setOpenings] = useState(0);
  return (
    <>
      <Button
        ref={opener}
        variant={triggerVariant}
        size={triggerSize}
        aria-haspopup="dialog"
        onClick={() => {
          setOpenings(openings + 1);
          setIsOpen(true);
        }}
      >
        {trigger}
      </Button>
      <AlertFrame isOpen={isOpen} onOpenChange={setIsOpen} opener={opener} title={title} description={description}>
        <ConfirmForm
          {...props}
          key={openings}
          action={async (previous, form) => {
            try {
              const answer = await action(previous, form);
              if (answer.status === "ok") setIsOpen(false);
              return answer;
            } catch (error) {
              // A redirect arrives as an error: the page that follows must not find the dialog open.
              setIsOpen(false);
              throw error;
            }
          }}
        />
      </AlertFrame>
    </>
  );
}

const IDLE: FormAnswer = { status: "idle" };

function ConfirmForm({ action, fields = {}, reason, children, confirmLabel, confirmVariant = "primary" }: ConfirmDialogProps) {
  const [answer, dispatch] = useActionState(action, IDLE);
  const reasonId = useId();
  return (
    <form action={dispatch} className="mt-3 space-y-3">
      <HiddenInputs fields={fields} />
      {answer.status === "error" && answer.message ? <NoticeBar tone="error">{answer.message}</NoticeBar> : null}
      {reason ? (
        <TextAreaField
          id={reasonId}
          name={reason.name}
          label={reason.label}
          hint={reason.hint}
          maxLength={reason.maxLength}
          isRequired={!reason.isOptional}
          error={answer.fieldErrors?.[reason.name]}
          defaultValue={answer.values?.[reason.name]}
        />
      ) : null}
      {children}
      <AlertButtons>
        <SubmitButton variant={confirmVariant}>{confirmLabel}</SubmitButton>
      </AlertButtons>
    </form>
  );
}
