"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { createPublication, editPublication, removePublication } from "./mutations";
import { createPublicationSchema, editPublicationSchema, publicityPath, removePublicationSchema } from "./schema";

export const createPublicationAction = defineAction(createPublicationSchema, async (viewer, input) => {
  await createPublication(viewer, input);
  revalidatePath("/lists", "layout");
  redirect(publicityPath(input.list));
});

export const editPublicationAction = defineAction(editPublicationSchema, async (viewer, input) => {
  await editPublication(viewer, input);
  revalidatePath("/lists", "layout");
  redirect(publicityPath(input.slug));
});

export const removePublicationAction = defineAction(removePublicationSchema, async (viewer, input) => {
  await removePublication(viewer, input);
  revalidatePath("/lists", "layout");
  return { message: "已删除。" };
});
