"use client";
import { useFormStatus } from "react-dom";
import type { ComponentProps } from "react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button";

type SubmitButtonProps = Omit<ComponentProps<"button">, "type"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** What stands on it while its form is under way. */
  pendingText?: string;
};

/** Submits its form; while that is under way it says so and takes no second click. */
export function SubmitButton({
  variant = "primary",
  size,
  className,
  pendingText = "正在提交…",
  children,
  onClick,
  name,
  value,
  ...rest
}: SubmitButtonProps) {
  const { pending, data } = useFormStatus();
  // Of several buttons of one form only the pressed one tells, as far as the form's data shows which it was.
  const isMine = name === undefined || value === undefined || data?.get(name) === String(value);
  return (
    <button
      type="submit"
      name={name}
      value={value}
      className={buttonClass(variant, size, className)}
      // Not `disabled`: that would throw the keyboard's focus away.
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
      {...rest}
    >
      {pending && isMine ? pendingText : children}
    </button>
  );
}
