"use server";
import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/actions/define-action";
import { createToken, revokeToken } from "./mutations";
import { createTokenSchema, revokeTokenSchema } from "./schema";

/** The token goes to the form that asked for it and nowhere else. */
export const createTokenAction = defineAction(createTokenSchema, async (viewer, input) => {
  const made = await createToken(viewer, input);
  revalidatePath("/account", "layout");
  if (!made) return { message: "这一步已经完成。令牌只显示一次，如未记下，请撤销后重新新建。" };
  return { message: "已新建令牌。令牌只显示一次，请现在复制保存。", data: { token: made.token } };
});

export const revokeTokenAction = defineAction(revokeTokenSchema, async (viewer, input) => {
  await revokeToken(viewer, input);
  revalidatePath("/account", "layout");
  revalidatePath("/admin/accounts", "layout");
  return { message: "已撤销令牌。" };
});
