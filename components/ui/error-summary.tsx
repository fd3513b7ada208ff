"use client";
import { useEffect, useRef } from "react";
import type { MouseEvent } from "react";

export type SummaryError = { fieldId?: string; message: string };

const FOCUSABLE = "input:not([type=hidden]), select, textarea, button, a[href]";

/** A group of choices is no field itself: its first choice takes the focus. */
function focusField(event: MouseEvent, fieldId: string): void {
  const target = document.getElementById(fieldId);
  const field = target?.matches(FOCUSABLE) ? target : target?.querySelector<HTMLElement>(FOCUSABLE);
  if (!field) return;
  event.preventDefault();
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
}

type ErrorSummaryProps = {
  title?: string;
  errors?: readonly SummaryError[];
  /** An action's answer: messages by field name, which is also the field's id; `form` is the form as a whole. */
  fieldErrors?: Record<string, string>;
};

function rowsOf(fieldErrors: Record<string, string> = {}): SummaryError[] {
  return Object.entries(fieldErrors).map(([name, message]) => (name === "form" ? { message } : { fieldId: name, message }));
}

/** Everything that kept a form from being taken, each a link to its field; takes the focus when it appears. */
export function ErrorSummary({ title = "请更正以下内容", errors, fieldErrors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const rows = [...(errors ?? []), ...rowsOf(fieldErrors)];
  const text = rows.map((error) => error.message).join("\n");
  useEffect(() => {
    if (text) box.current?.focus();
  }, [text]);

  if (rows.length === 0) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className="rounded-md border-2 border-alert bg-alert-soft px-4 py-3">
      <p className="font-medium text-alert">{title}</p>
      <ul className="mt-1 list-disc pl-5">
        {rows.map(({ fieldId, message }) => (
          <li key={`${fieldId ?? ""}${message}`}>
            {fieldId ? (
              <a href={`#${fieldId}`} className="inline-block py-0.5 text-alert underline underline-offset-3" onClick={(event) => focusField(event, fieldId)}>
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
