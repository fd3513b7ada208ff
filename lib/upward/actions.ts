"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { addUpward, recordStage, setContact, updateUpward } from "./mutations";
import { upwardListPath, upwardPath } from "./rules";
import { addUpwardSchema, recordStageSchema, setContactSchema, updateUpwardSchema } from "./schema";

export const addUpwardAction = defineAction(addUpwardSchema, async (viewer, input) => {
  const id = await addUpward(viewer, input);
  revalidatePath("/", "layout");
  redirect(id === null ? upwardListPath(input.list) : upwardPath(input.list, id));
});

export const updateUpwardAction = defineAction(updateUpwardSchema, async (viewer, input) => {
  await updateUpward(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已保存。" };
});

export const recordStageAction = defineAction(recordStageSchema, async (viewer, input) => {
  await recordStage(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已记录。" };
});

export const setContactAction = defineAction(setContactSchema, async (viewer, input) => {
  await setContact(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已保存。" };
});
