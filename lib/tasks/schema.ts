import { z } from "zod";
import { longText, requestId, version } from "@/lib/actions/schema";

/** 经办人 and 联系电话, as every filing carries them. */
export const contactFields = {
  contactName: longText(40).default(""),
  contactPhone: longText(40)
    .default("")
    .refine((value) => /^[\d\s()+\-－（）转]*$/.test(value), "联系电话只能填数字、空格、括号、短横和“转”。"),
};

/** @returns messages by field for what `required` names and `fields` leaves empty; empty when nothing is missing */
export function missingFields<Fields extends object>(fields: Fields, required: Partial<Record<keyof Fields & string, string>>): Record<string, string> {
  const isEmpty = (value: unknown) => value === null || value === "";
  const names = Object.keys(required) as (keyof Fields & string)[];
  return Object.fromEntries(names.filter((name) => isEmpty(fields[name])).map((name) => [name, required[name] ?? ""]));
}

/** Which of a draft form's two buttons was pressed, or neither: then the form saves itself. */
export const intent = z.enum(["save", "send", "autosave"], "请选择保存草稿或送审签。");

/** Whose words a draft form holds: another account may have signed in beside it since. */
export const account = z.uuid("账号不正确。").optional();

/** Names what is filed: a task of a list, in a period. */
export const filingAddress = z.object({
  list: z.string().regex(/^[\w-]{1,100}$/, "任务清单不正确。"),
  no: z.coerce.number().int().min(1).max(10_000),
  period: z.string().regex(/^\d{4}Q[1-4]$/, "填报期不正确。"),
});
export type FilingAddress = z.output<typeof filingAddress>;

/** A step that carries no words: sign, withdraw. */
export const stepSchema = filingAddress.extend({ requestId, version });
export type StepInput = z.output<typeof stepSchema>;

/** A step back, which needs its reason (DESIGN.md §2). */
export const returnSchema = stepSchema.extend({
  reason: longText(1000).refine((value) => value.length > 0, "请填写原因。"),
});
export type ReturnInput = z.output<typeof returnSchema>;
