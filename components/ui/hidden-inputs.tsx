import type { HiddenFields } from "./form-answer";

/** The fields of a form that nobody types. */
export function HiddenInputs({ fields }: { fields: HiddenFields }) {
  return Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
