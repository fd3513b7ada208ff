"use server";
import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/actions/define-action";
import { updateUnit } from "./mutations";
import { addGroupMember, endGroupMembership } from "./mutations-members";
import { addMemberSchema, endMembershipSchema, updateUnitSchema } from "./schema";

export const updateUnitAction = defineAction(updateUnitSchema, async (viewer, input) => {
  await updateUnit(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已保存。", data: { version: input.version + 1 } };
});

export const addGroupMemberAction = defineAction(addMemberSchema, async (viewer, input) => {
  await addGroupMember(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已增加成员。" };
});

export const endGroupMembershipAction = defineAction(endMembershipSchema, async (viewer, input) => {
  await endGroupMembership(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已登记退出日期。" };
});
