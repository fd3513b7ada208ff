import { z } from "zod";
import { requestId } from "@/lib/actions/schema";
import { returnSchema, stepSchema } from "@/lib/tasks/schema";

export const SIGN_KINDS = ["report", "contribution"] as const;
export type SignKind = (typeof SIGN_KINDS)[number];

const kind = z.enum(SIGN_KINDS, "审签内容不正确。");

/** One thing to sign, by its address and the version that was read. */
const signItem = stepSchema.omit({ requestId: true }).extend({ kind });
export type SignItem = z.output<typeof signItem>;

/** @returns the item as a box of the form carries it */
export function signItemValue({ kind, list, no, period, version }: SignItem): string {
  return [kind, list, no, period, version].join("/");
}

const ticked = z.string().transform((value, context) => {
  const [kind, list, no, period, version, ...rest] = value.split("/");
  const item = signItem.safeParse({ kind, list, no, period, version });
  if (item.success && rest.length === 0) return item.data;
  context.addIssue({ code: "custom", message: "所选内容不正确，请刷新页面。" });
  return z.NEVER;
});

/** More than one unit ever owes at once. */
const MOST_AT_ONCE = 200;

/** All boxes that were ticked; one alone comes as itself, several as a list. */
export const signSelectedSchema = z.object({
  requestId,
  item: z.preprocess(
    (value) => [...new Set<unknown>(Array.isArray(value) ? value : value === undefined ? [] : [value])],
    z.array(ticked).min(1, "请先选择要审签的内容。").max(MOST_AT_ONCE, `一次最多审签 ${MOST_AT_ONCE} 件。`),
  ),
});

/** One thing sent back to its filer. */
export const returnSignedSchema = returnSchema.extend({ kind });
