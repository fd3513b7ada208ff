"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { changePasswordSchema } from "@/lib/auth/schema";
import { createAccount, resetPassword, updateAccount } from "./mutations";
import { changePassword } from "./mutations-password";
import { createAccountSchema, resetPasswordSchema, updateAccountSchema } from "./schema";

const SHOWN_ONCE = "密码只显示一次，请现在记下并交给本人；首次登录须修改。";
const DONE_ALREADY = "这一步已经完成。密码只显示一次，如未记下，请到该账号页重置密码。";

/** The password goes to the form that asked for it and nowhere else. */
export const createAccountAction = defineAction(createAccountSchema, async (viewer, input) => {
  const made = await createAccount(viewer, input);
  revalidatePath("/admin/accounts", "layout");
  if (!made) return { message: DONE_ALREADY };
  return { message: `已新建账号。${SHOWN_ONCE}`, data: { username: input.username, password: made.password, account: made.accountId } };
});

export const updateAccountAction = defineAction(updateAccountSchema, async (viewer, input) => {
  await updateAccount(viewer, input);
  revalidatePath("/admin/accounts", "layout");
  return { message: "已保存，该账号须重新登录。", data: { version: input.version + 1 } };
});

export const resetPasswordAction = defineAction(resetPasswordSchema, async (viewer, input) => {
  const made = await resetPassword(viewer, input);
  revalidatePath("/admin/accounts", "layout");
  return made ? { message: `已重置密码。${SHOWN_ONCE}`, data: { password: made.password, version: input.version + 1 } } : { message: DONE_ALREADY };
});

/** Ends the account's sessions, so that what follows is the sign-in page. */
export const changePasswordAction = defineAction(
  changePasswordSchema,
  async (viewer, input) => {
    await changePassword(viewer, input);
    redirect("/sign-in?done=password");
  },
  { allowSetup: true },
);
