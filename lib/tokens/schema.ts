import { z } from "zod";
import { day, oneLine, requestId } from "@/lib/actions/schema";
import { LIFETIMES, SCOPES } from "./rules-choices";

/** Boxes of one name: none, one or several are ticked. */
const scopes = z
  .preprocess((value): unknown => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(z.enum(SCOPES, "权限范围不正确。")).min(1, "请至少选择一项权限。"))
  .transform((chosen) => SCOPES.filter((scope) => chosen.includes(scope)));

export const createTokenSchema = z
  .object({
    requestId,
    name: oneLine(40, "请填写名称。"),
    scopes,
    lifetime: z.enum(LIFETIMES, "请选择有效期。"),
    until: z.preprocess((value) => (value === "" ? undefined : value), day.optional()),
  })
  .refine((form) => form.lifetime !== "date" || form.until !== undefined, { path: ["until"], message: "请填写截止日期。" });

export const revokeTokenSchema = z.object({ requestId, token: z.uuid("令牌不正确。") });
