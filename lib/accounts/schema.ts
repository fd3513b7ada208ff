import { z } from "zod";
import { checkbox, oneLine, requestId, version } from "@/lib/actions/schema";
import { ACCOUNT_STATE_LABELS, ROLE_LABELS, type AccountState, type Role } from "@/lib/labels";

export const ROLES = Object.keys(ROLE_LABELS) as [Role, ...Role[]];
export const ACCOUNT_STATES = Object.keys(ACCOUNT_STATE_LABELS) as [AccountState, ...AccountState[]];

/** As typed at sign-in; an outside identity provider must send the same. */
export const username = z
  .string("请填写用户名。")
  .trim()
  .min(2, "用户名至少 2 位。")
  .max(64, "用户名最多 64 位。")
  .regex(/^[A-Za-z0-9][A-Za-z0-9._@-]*$/, "用户名只能用字母、数字、点、短横、下划线和 @，以字母或数字开头。");

export const displayName = oneLine(40, "请填写显示名。");

/** Where an account's notices are sent; empty: nowhere. Addresses are compared, and kept, in lower case. */
export const emailAddress = z
  .string("电子邮箱格式不正确。")
  .trim()
  .toLowerCase()
  .max(254, "电子邮箱过长。")
  .refine((value) => value === "" || z.email().safeParse(value).success, "电子邮箱格式不正确，例如 zhangsan@example.gov.cn。")
  .transform((value) => (value === "" ? null : value));

/** Boxes of one name: none, one or several are ticked. */
const roles = z
  .preprocess((value): unknown => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(z.enum(ROLES, "角色不正确。")).min(1, "请至少选择一个角色。"))
  .transform((chosen) => ROLES.filter((role) => chosen.includes(role)));

const unit = z.preprocess((value) => (value === "" || value === undefined ? null : value), z.uuid("请从列表中选择单位。").nullable());

const fields = { displayName, unit, roles, email: emailAddress.optional(), /** A box; left out where it is not ticked. */ mayInstruct: z.literal("on").optional() };

/** Who files or signs does so for a unit; who instructs is an observer. */
function checkDuties(form: { unit: string | null; roles: Role[]; mayInstruct?: "on" | undefined }, context: z.core.$RefinementCtx): void {
  if (form.unit === null && (form.roles.includes("FILER") || form.roles.includes("SIGNER"))) {
    context.addIssue({ code: "custom", path: ["unit"], message: "填报员、审签人须有所属单位。" });
  }
  if (form.mayInstruct && !form.roles.includes("OBSERVER")) context.addIssue({ code: "custom", path: ["mayInstruct"], message: "只有观察员可作领导批示。" });
}

export const createAccountSchema = z.object({ username, ...fields, requestId }).superRefine(checkDuties);

const account = z.uuid("账号不正确。");

export const updateAccountSchema = z
  .object({
    account, requestId, version, ...fields, isDisabled: checkbox,
    /** The address that the form was opened with. */
    knownEmail: emailAddress.optional(),
  })
  .superRefine(checkDuties);

export const resetPasswordSchema = z.object({ account, requestId, version });

const oneOf = <Value extends string>(values: readonly [Value, ...Value[]]) => z.enum(values).optional().catch(undefined);
// eslint-disable-next-line no-control-regex
const word = z.string().trim().max(60).regex(/^[^\0-\x1f]*$/).catch("");

/** The list's filters, as the address carries them; what makes no sense is left out. */
export const accountFilterSchema = z.object({
  q: word.default(""),
  unit: z.uuid().optional().catch(undefined),
  role: oneOf(ROLES),
  state: oneOf(ACCOUNT_STATES),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
});
export type AccountFilter = z.output<typeof accountFilterSchema>;

/** @returns the query string for a place's filters; empty values and the first page are left out */
export function accountQuery(filter: Partial<AccountFilter>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined && value !== "" && !(name === "page" && value === 1)) query.set(name, String(value));
  }
  return query.size > 0 ? `?${query}` : "";
}
