"use server";
import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/actions/define-action";
import { createComment, deleteComment, editComment, markDiscussionRead } from "./mutations";
import { createCommentSchema, deleteCommentSchema, editCommentSchema, readDiscussionSchema } from "./schema";

export const createCommentAction = defineAction(createCommentSchema, async (viewer, input) => {
  await createComment(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已发表" };
});

export const editCommentAction = defineAction(editCommentSchema, async (viewer, input) => {
  await editComment(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已修改" };
});

export const deleteCommentAction = defineAction(deleteCommentSchema, async (viewer, input) => {
  await deleteComment(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已删除" };
});

/** Sent by the page itself once the discussion was shown; the number on the bell changes only when the mark moves. */
export const markDiscussionReadAction = defineAction(readDiscussionSchema, async (viewer, input) => {
  if (await markDiscussionRead(viewer, input)) revalidatePath("/", "layout");
});
