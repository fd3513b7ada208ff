"use server";
import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/actions/define-action";
import { removeAttachment } from "./mutations";
import { removeAttachmentSchema } from "./schema";

export const removeAttachmentAction = defineAction(removeAttachmentSchema, async (viewer, input) => {
  await removeAttachment(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已删除" };
});
