/** Fields that forms of every room share. */
import { z } from "zod";

/** Long text of a form: trimmed, line ends as \n, bounded. Control characters other than tab and line end are refused. */
export function longText(max: number) {
  return z
    .string("请填写文字。")
    .transform((value) => value.replace(/\r\n?/g, "\n").trim())
    // eslint-disable-next-line no-control-regex
    .refine((value) => !/[\0-\x08\x0b\x0c\x0e-\x1f]/.test(value), "含有无法保存的控制字符，请删除后重试。")
    .refine((value) => value.length <= max, `最多 ${max} 字。`);
}

/** One line of required text, such as a name. */
export function oneLine(max: number, missing: string) {
  return longText(max)
    .refine((value) => value.length > 0, missing)
    .refine((value) => !/[\n\t]/.test(value), "只能填写一行。");
}

/** The form's own key, by which a repeated write is known. */
export const requestId = z.uuid("表单已失效，请刷新页面。");

/** The version the form was opened with: 0 where nothing was saved yet. */
export const version = z.coerce.number().int().min(0).max(2_147_483_647);

/** A box ticked or not; a browser leaves out what is not ticked. */
export const checkbox = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** A calendar day as a date field sends it: YYYY-MM-DD, of this century; nothing here is older, and the database has no year 0. */
export const day = z.iso.date({ error: "请填写日期。", abort: true }).refine((text) => text >= "2000-01-01", "请核对日期。");
