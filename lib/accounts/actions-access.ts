"use server";
import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/actions/define-action";
import { endAccountSessions, endOtherSessions, endOwnSession } from "./mutations-sessions";
import { beginTotp, confirmTotp, disableTotp, renewCodes, resetTotp } from "./mutations-totp";
import { confirmTotpSchema, endAccountSessionsSchema, endOtherSessionsSchema, endSessionSchema, guardedSchema, resetTotpSchema } from "./schema-access";

const SHOWN_ONCE = "备用码只显示一次，请现在抄下或打印，妥善保管。";
const CODES_DONE = { message: "这一步已经完成。备用码只显示一次，如未记下，请更换备用码。" };

export const endSessionAction = defineAction(endSessionSchema, async (viewer, input) => {
  await endOwnSession(viewer, input);
  revalidatePath("/account");
  return { message: "已退出该会话。" };
});

export const endOtherSessionsAction = defineAction(endOtherSessionsSchema, async (viewer, input) => {
  await endOtherSessions(viewer, input);
  revalidatePath("/account");
  return { message: "其他会话已全部退出。" };
});

export const endAccountSessionsAction = defineAction(endAccountSessionsSchema, async (viewer, input) => {
  await endAccountSessions(viewer, input);
  revalidatePath("/admin/accounts", "layout");
  return { message: "该账号的会话已全部结束。" };
});

export const beginTotpAction = defineAction(
  guardedSchema,
  async (viewer, input) => ({ data: await beginTotp(viewer, input) }),
  { allowSetup: true },
);

export const confirmTotpAction = defineAction(
  confirmTotpSchema,
  async (viewer, input) => {
    const made = await confirmTotp(viewer, input);
    return made ? { message: `两步验证已开启。${SHOWN_ONCE}`, data: { codes: made.codes.join(" ") } } : CODES_DONE;
  },
  { allowSetup: true },
);

export const renewCodesAction = defineAction(guardedSchema, async (viewer, input) => {
  const made = await renewCodes(viewer, input);
  return made ? { message: `备用码已更换，原来的作废。${SHOWN_ONCE}`, data: { codes: made.codes.join(" ") } } : CODES_DONE;
});

export const disableTotpAction = defineAction(guardedSchema, async (viewer, input) => {
  await disableTotp(viewer, input);
  revalidatePath("/account", "layout");
  return { message: "两步验证已关闭。" };
});

export const resetTotpAction = defineAction(resetTotpSchema, async (viewer, input) => {
  await resetTotp(viewer, input);
  revalidatePath("/admin/accounts", "layout");
  return { message: "已解除两步验证，该账号须重新登录。", data: { version: input.version + 1 } };
});
