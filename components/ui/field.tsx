import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon } from "./icon";

export type FieldProps = {
  /** Also the field's id unless `id` is given; errors jump to it. */
  name: string;
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and how to mend it. */
  error?: string;
  isRequired?: boolean;
};

export const inputClass =
  "w-full rounded-md border border-line-strong bg-surface px-3 py-1.5 text-ink max-md:text-lg " +
  "aria-invalid:border-alert aria-invalid:outline-1 aria-invalid:outline-alert focus-visible:outline-2 focus-visible:outline-focus " +
  "disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken";

/** What ties an input to its label, hint and error. `aria-required`, not `required`: a draft may be saved unfinished. */
export function fieldAria({ name, id = name, hint, error, isRequired }: FieldProps, ...more: string[]) {
  const describedBy = [hint ? `${id}-hint` : null, error ? `${id}-error` : null, ...more].filter(Boolean).join(" ");
  return {
    id,
    name,
    "aria-describedby": describedBy || undefined,
    "aria-invalid": error ? true : undefined,
    "aria-required": isRequired ? true : undefined,
  } as const;
}

/** The word that marks a field as required. */
export function RequiredMark() {
  return <span className="ml-2 text-xs font-normal text-muted">必填</span>;
}

/** The error that stands at a field. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="mt-1 flex items-start gap-1 text-sm text-alert">
      <Icon name="warning" className="mt-0.5 size-4" />
      <span>{children}</span>
    </p>
  );
}

/** Label, hint and error around an input of any kind; `aside` stands at the right of the label. */
export function FieldFrame({ field, aside, children }: { field: FieldProps; aside?: ReactNode; children: ReactNode }) {
  const { name, id = name, label, hint, error, isRequired } = field;
  return (
    <div className="min-w-0">
      <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-4">
        <label htmlFor={id} className="font-medium">
          {label}
          {isRequired ? <RequiredMark /> : null}
        </label>
        {aside}
      </div>
      {hint ? <p id={`${id}-hint`} className="mb-1 text-sm text-muted">{hint}</p> : null}
      {children}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  );
}

type Native<Tag extends "input" | "select"> = Omit<ComponentProps<Tag>, keyof FieldProps | "children">;

/** One line of text; `type` for password, email, date and the like. */
export function TextField({ name, id, label, hint, error, isRequired, className, type = "text", ...rest }: FieldProps & Native<"input">) {
  const field = { name, id, label, hint, error, isRequired };
  return (
    <FieldFrame field={field}>
      <input type={type} className={classNames(inputClass, "h-9 max-md:h-11", className)} {...rest} {...fieldAria(field)} />
    </FieldFrame>
  );
}

type NumberFieldProps = FieldProps & Native<"input"> & { unit?: string; aside?: ReactNode };

/** A figure with its unit behind it; `aside` for what it is compared with. */
export function NumberField({ name, id, label, hint, error, isRequired, className, unit, aside, ...rest }: NumberFieldProps) {
  const field = { name, id, label, hint, error, isRequired };
  return (
    <FieldFrame field={field}>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <input
          type="number"
          inputMode="numeric"
          className={classNames(inputClass, "h-9 max-w-28 max-md:h-11", className)}
          {...rest}
          {...fieldAria(field)}
        />
        {unit ? <span>{unit}</span> : null}
        {aside ? <span className="ml-2 text-sm text-muted">{aside}</span> : null}
      </div>
    </FieldFrame>
  );
}

export type Option = { value: string; label: string; isDisabled?: boolean };

type SelectFieldProps = FieldProps & Native<"select"> & { options: readonly Option[]; placeholder?: string; defaultValue?: string };

/** A native choice from a list; `placeholder` adds an empty first choice. */
export function SelectField(props: SelectFieldProps) {
  const { name, id, label, hint, error, isRequired, className, options, placeholder, defaultValue, ...rest } = props;
  const field = { name, id, label, hint, error, isRequired };
  return (
    <FieldFrame field={field}>
      <select
        // React resets a form after its action, and a select then forgets a default that came later: so a new one is made.
        key={defaultValue}
        defaultValue={defaultValue}
        className={classNames(inputClass, "h-9 max-md:h-11", className)}
        {...rest}
        {...fieldAria(field)}
      >
        {placeholder !== undefined ? <option value="">{placeholder}</option> : null}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.isDisabled}>{option.label}</option>
        ))}
      </select>
    </FieldFrame>
  );
}
