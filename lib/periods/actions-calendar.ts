"use server";
import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/actions/define-action";
import { addHoliday, pasteHolidays, removeHoliday, updateCalendar } from "./mutations-calendar";
import { addHolidaySchema, pasteHolidaysSchema, removeHolidaySchema, updateCalendarSchema } from "./schema-calendar";

export const updateCalendarAction = defineAction(updateCalendarSchema, async (viewer, input) => {
  await updateCalendar(viewer, input);
  revalidatePath("/admin/periods", "layout");
  return { message: "已保存，今后新建的填报期按此确定时间。", data: { version: input.version + 1 } };
});

export const addHolidayAction = defineAction(addHolidaySchema, async (viewer, input) => {
  await addHoliday(viewer, input);
  revalidatePath("/admin/periods", "layout");
  return { message: `已添加 ${input.day}。`, data: { version: input.version + 1 } };
});

export const pasteHolidaysAction = defineAction(pasteHolidaysSchema, async (viewer, input) => {
  await pasteHolidays(viewer, input);
  revalidatePath("/admin/periods", "layout");
  return { message: `已录入 ${input.days.length} 天。`, data: { version: input.version + 1 } };
});

export const removeHolidayAction = defineAction(removeHolidaySchema, async (viewer, input) => {
  await removeHoliday(viewer, input);
  revalidatePath("/admin/periods", "layout");
  return { message: `已删除 ${input.day}。` };
});
