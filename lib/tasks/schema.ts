import { z } from "zod";

export const TEXT_MAX = 4000;

/** Long text of a form: trimmed, line ends as \n, bounded. Control characters other than tab and line end are refused. */
export function longText(max: number) {
  return z
    .string("请填写文字。")
    .transform((value) => value.replace(/\r\n?/g, "\n").trim())
    // eslint-disable-next-line no-control-regex
    .refine((value) => !/[\0-\x08\x0b\x0c\x0e-\x1f]/.test(value), "含有无法保存的控制字符，请删除后重试。")
    .refine((value) => value.length <= max, `最多 ${max} 字。`);
}

/** 经办人 and 联系电话, as every filing carries them. */
export const contactFields = {
  contactName: longText(40).default(""),
  contactPhone: longText(40)
    .default("")
    .refine((value) => /^[\d\s()+\-－（）转]*$/.test(value), "联系电话只能填数字、空格、括号、短横和“转”。"),
};

/** The form's own key, by which a repeated write is known. */
export const requestId = z.uuid("表单已失效，请刷新页面。");

/** The version the form was opened with: 0 where nothing was saved yet. */
export const version = z.coerce.number().int().min(0);

/** Which of a draft form's two buttons was pressed. */
export const intent = z.enum(["save", "send"], "请选择保存草稿或送审签。");

/** Names what is filed: a task of a list, in a period. */
export const filingAddress = z.object({
  list: z.string().min(1).max(100),
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
