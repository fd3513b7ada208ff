"use client";
import { useEffect, useImperativeHandle, useRef, useState } from "react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { FieldFrame, fieldAria, inputClass, type FieldProps } from "./field";

type TextAreaFieldProps = FieldProps &
  Omit<ComponentProps<"textarea">, keyof FieldProps | "maxLength" | "children"> & {
    /** Counted, not enforced: cutting a pasted text off would lose words silently. */
    maxLength?: number;
  };

/** A text that grows with what is written, with a count of its characters. */
export function TextAreaField(props: TextAreaFieldProps) {
  const { name, id = name, label, hint, error, isRequired, maxLength, rows = 4, className, onInput, ref, ...rest } = props;
  const field = { name, id, label, hint, error, isRequired };
  const area = useRef<HTMLTextAreaElement>(null);
  const [length, setLength] = useState(String(rest.value ?? rest.defaultValue ?? "").length);
  useImperativeHandle(ref, () => area.current as HTMLTextAreaElement);

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const measure = () => {
      setLength(element.value.length);
      // Firefox and older browsers do not know field-sizing.
      if (CSS.supports("field-sizing", "content")) return;
      element.style.height = "auto";
      element.style.height = `${element.scrollHeight + 2}px`;
    };
    // A reset event comes before the fields change.
    const measureSoon = () => setTimeout(measure);
    const form = element.form;
    measure();
    element.addEventListener("input", measure);
    form?.addEventListener("reset", measureSoon);
    return () => {
      element.removeEventListener("input", measure);
      form?.removeEventListener("reset", measureSoon);
    };
  }, [rest.defaultValue, rest.value]);

  const isTooLong = maxLength !== undefined && length > maxLength;
  const counter = (
    <span id={`${id}-count`} className={classNames("text-xs", isTooLong ? "font-medium text-alert" : "text-muted")}>
      {maxLength === undefined ? `${length} 字` : isTooLong ? `超出 ${length - maxLength} 字（上限 ${maxLength} 字）` : `${length} / ${maxLength} 字`}
    </span>
  );
  return (
    <FieldFrame field={field} aside={counter}>
      <textarea
        ref={area}
        rows={rows}
        className={classNames(inputClass, "block field-sizing-content min-h-24 resize-y", className)}
        onInput={onInput}
        {...rest}
        {...fieldAria(field, `${id}-count`)}
      />
    </FieldFrame>
  );
}
