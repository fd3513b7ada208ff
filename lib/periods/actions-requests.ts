"use server";
import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/actions/define-action";
import { askExtension, grantRequest, refuseRequest, withdrawRequest } from "./mutations-requests";
import { askExtensionSchema, grantRequestSchema, refuseRequestSchema, withdrawRequestSchema } from "./schema-requests";

export const askExtensionAction = defineAction(askExtensionSchema, async (viewer, input) => {
  await askExtension(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已提交延期申请，由市人社局督查员办理。" };
});

export const withdrawRequestAction = defineAction(withdrawRequestSchema, async (viewer, input) => {
  await withdrawRequest(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已撤回延期申请。" };
});

export const grantRequestAction = defineAction(grantRequestSchema, async (viewer, input) => {
  await grantRequest(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已准予延期。" };
});

export const refuseRequestAction = defineAction(refuseRequestSchema, async (viewer, input) => {
  await refuseRequest(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已告知该单位不予延期。" };
});
