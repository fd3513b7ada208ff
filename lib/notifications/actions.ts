"use server";
import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/actions/define-action";
import { changeNoticeSettings } from "./mutations-choices";
import { markAllNoticesRead, markNoticesRead } from "./mutations-read";
import { sendReminders } from "./mutations-reminders";
import { noticeSettingsSchema, readAllSchema, readNoticesSchema, sendRemindersSchema } from "./schema";

export const markNoticesReadAction = defineAction(readNoticesSchema, async (viewer, input) => {
  await markNoticesRead(viewer, input);
  revalidatePath("/", "layout");
});

/** Sent by the frame itself once it shows what a notice is about; the page in it, perhaps a form, is not drawn anew. */
export const noteNoticesSeenAction = defineAction(readNoticesSchema, async (viewer, input) => {
  await markNoticesRead(viewer, input);
});

export const markAllNoticesReadAction = defineAction(readAllSchema, async (viewer, input) => {
  await markAllNoticesRead(viewer, input);
  revalidatePath("/", "layout");
});

export const changeNoticeSettingsAction = defineAction(noticeSettingsSchema, async (viewer, input) => {
  await changeNoticeSettings(viewer, input);
  revalidatePath("/account");
  return { message: "已保存提醒设置。" };
});

export const sendRemindersAction = defineAction(sendRemindersSchema, async (viewer, input) => {
  const done = await sendReminders(viewer, input);
  revalidatePath(`/lists/${input.list}/reminders`);
  if (!done) return { message: "催办已发出。" };
  const left = [
    done.alreadyToday > 0 ? `${done.alreadyToday} 家次今天已催办过，未重复` : "",
    done.withoutAccount > 0 ? `${done.withoutAccount} 家次没有可接收的账号，未发出` : "",
  ].filter(Boolean);
  return { message: `已催办 ${done.sent} 家次。${left.length > 0 ? `另有 ${left.join("；")}。` : ""}` };
});
