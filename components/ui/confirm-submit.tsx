"use client";
import { useRef, useState } from "react";
import type { ReactNode } from "react";
import { AlertButtons, AlertFrame } from "./alert-frame";
import { Button, type ButtonSize, type ButtonVariant } from "./button";
import { SubmitButton } from "./submit-button";

type ConfirmSubmitProps = {
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  name?: string;
  value?: string;
  pendingText?: string;
  title: string;
  description?: ReactNode;
  confirmLabel: string;
};

/** A submit button of the form around it that asks first; without script it submits at once. */
export function ConfirmSubmit({ children, variant, size, name, value, pendingText, title, description, confirmLabel }: ConfirmSubmitProps) {
  const submitter = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <SubmitButton
        ref={submitter}
        variant={variant}
        size={size}
        name={name}
        value={value}
        pendingText={pendingText}
        onClick={(event) => {
          event.preventDefault();
          setIsOpen(true);
        }}
      >
        {children}
      </SubmitButton>
      <AlertFrame isOpen={isOpen} onOpenChange={setIsOpen} opener={submitter} title={title} description={description}>
        <AlertButtons>
          <Button
            variant="primary"
            onClick={() => {
              setIsOpen(false);
              // The dialog stands outside the form in the document, so the form is asked through the button inside it.
              submitter.current?.form?.requestSubmit(submitter.current);
            }}
          >
            {confirmLabel}
          </Button>
        </AlertButtons>
      </AlertFrame>
    </>
  );
}
