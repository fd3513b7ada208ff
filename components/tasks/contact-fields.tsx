import { TextField } from "@/components/ui/field";
import type { Typed } from "./filing-form";

/** 经办人 and 联系电话, at the end of every filing. */
export function ContactFields({ values, errors }: Typed) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextField name="contactName" label="经办人" isRequired autoComplete="off" defaultValue={values.contactName} error={errors.contactName} />
      <TextField name="contactPhone" label="联系电话" isRequired type="tel" autoComplete="off" defaultValue={values.contactPhone} error={errors.contactPhone} />
    </div>
  );
}
