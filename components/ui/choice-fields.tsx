import type { ReactNode } from "react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { FieldError, RequiredMark, fieldAria, type FieldProps } from "./field";

export type Choice = { value: string; label: ReactNode; hint?: ReactNode };

type RadioGroupFieldProps = FieldProps & {
  choices: readonly Choice[];
  defaultValue?: string | null;
  /** One below the other; side by side otherwise. */
  isStacked?: boolean;
  onChange?: ComponentProps<"input">["onChange"];
};

/** A few choices, all of them in sight. */
export function RadioGroupField(props: RadioGroupFieldProps) {
  const { name, id = name, label, hint, error, isRequired, choices, defaultValue, isStacked = false, onChange } = props;
  const aria = fieldAria({ name, id, label, hint, error, isRequired });
  return (
    <fieldset
      id={id}
      role="radiogroup"
      aria-describedby={aria["aria-describedby"]}
      aria-invalid={aria["aria-invalid"]}
      aria-required={aria["aria-required"]}
      className="min-w-0"
    >
      <legend className="mb-1 font-medium">
        {label}
        {isRequired ? <RequiredMark /> : null}
      </legend>
      {hint ? <p id={`${id}-hint`} className="mb-1 text-sm text-muted">{hint}</p> : null}
      <div className={classNames("flex gap-2", isStacked ? "flex-col" : "flex-wrap")}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={classNames(
              "flex min-h-9 cursor-pointer items-center gap-2 rounded-md border bg-surface px-3 py-1 hover:bg-sunken max-md:min-h-11",
              "has-checked:border-ink has-checked:bg-sunken has-checked:font-medium",
              error ? "border-alert" : "border-line-strong",
            )}
          >
            <input
              type="radio"
              name={name}
              id={`${id}-${choice.value}`}
              value={choice.value}
              defaultChecked={choice.value === defaultValue}
              onChange={onChange}
              className="size-4"
            />
            <span>
              {choice.label}
              {choice.hint ? <span className="block text-sm font-normal text-muted">{choice.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </fieldset>
  );
}

type CheckboxFieldProps = FieldProps & Omit<ComponentProps<"input">, keyof FieldProps | "type" | "children">;

/** One thing that is so or not. */
export function CheckboxField({ name, id = name, label, hint, error, isRequired, className, ...rest }: CheckboxFieldProps) {
  return (
    <div className={className}>
      <div className="flex items-start gap-2">
        <input type="checkbox" className="mt-1 size-4 shrink-0" {...rest} {...fieldAria({ name, id, label, hint, error, isRequired })} />
        <div>
          <label htmlFor={id} className="cursor-pointer">
            {label}
            {isRequired ? <RequiredMark /> : null}
          </label>
          {hint ? <p id={`${id}-hint`} className="text-sm text-muted">{hint}</p> : null}
        </div>
      </div>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  );
}
