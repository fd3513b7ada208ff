"use server";
import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/actions/define-action";
import { deleteView, renameView, saveView } from "./mutations";
import { deleteViewSchema, renameViewSchema, saveViewSchema } from "./schema";

export const saveViewAction = defineAction(saveViewSchema, async (viewer, input) => {
  await saveView(viewer, input);
  revalidatePath("/lists/[list]/tasks", "page");
  return { message: "已保存。" };
});

export const renameViewAction = defineAction(renameViewSchema, async (viewer, input) => {
  await renameView(viewer, input);
  revalidatePath("/lists/[list]/tasks", "page");
  return { message: "已改名。" };
});

export const deleteViewAction = defineAction(deleteViewSchema, async (viewer, input) => {
  await deleteView(viewer, input);
  revalidatePath("/lists/[list]/tasks", "page");
  return { message: "已删除。" };
});
