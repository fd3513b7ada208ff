/** How an account is got into: its sessions and the second step. */
import { z } from "zod";
import { requestId, version } from "@/lib/actions/schema";
import { PASSWORD_MAX } from "@/lib/auth/rules-password";

const currentPassword = z.string("请填写当前密码。").min(1, "请填写当前密码。").max(PASSWORD_MAX, "当前密码不正确。");
const account = z.uuid("账号不正确。");

export const endSessionSchema = z.object({ session: z.uuid("会话不正确。"), requestId });
export const endOtherSessionsSchema = z.object({ requestId });
export const endAccountSessionsSchema = z.object({ account, requestId });

export const confirmTotpSchema = z.object({
  code: z.string("请填写验证码。").max(20, "请填写 6 位数字。").transform((value) => value.replace(/\s/g, "")).pipe(z.string().regex(/^\d{6}$/, "请填写 6 位数字。")),
  requestId,
});
/** What is changed only by who states his password. */
export const guardedSchema = z.object({ currentPassword, requestId });
export const resetTotpSchema = z.object({ account, requestId, version });
