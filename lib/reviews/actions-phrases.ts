"use server";
import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/actions/define-action";
import { addPhrase, editPhrase, movePhrase, removePhrase } from "./mutations-phrases";
import { addPhraseSchema, editPhraseSchema, movePhraseSchema, removePhraseSchema } from "./schema-phrases";

export const addPhraseAction = defineAction(addPhraseSchema, async (viewer, input) => {
  await addPhrase(viewer, input);
  revalidatePath("/reviews", "layout");
  return { message: "已添加。" };
});

export const editPhraseAction = defineAction(editPhraseSchema, async (viewer, input) => {
  await editPhrase(viewer, input);
  revalidatePath("/reviews", "layout");
  return { message: "已保存。" };
});

export const removePhraseAction = defineAction(removePhraseSchema, async (viewer, input) => {
  await removePhrase(viewer, input);
  revalidatePath("/reviews", "layout");
  return { message: "已删除。" };
});

export const movePhraseAction = defineAction(movePhraseSchema, async (viewer, input) => {
  await movePhrase(viewer, input);
  revalidatePath("/reviews", "layout");
  return { message: "已调整顺序。" };
});
