"use server";
import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/actions/define-action";
import { parseQuarterKey, quarterLabel } from "./calendar";
import { createPeriod, grantExtension, updatePeriod } from "./mutations";
import { createPeriodSchema, grantExtensionSchema, updatePeriodSchema } from "./schema";

export const createPeriodAction = defineAction(createPeriodSchema, async (viewer, input) => {
  const isNew = await createPeriod(viewer, input);
  revalidatePath("/", "layout");
  const quarter = parseQuarterKey(input.key);
  const name = quarter ? quarterLabel(quarter) : input.key;
  return { message: isNew ? `已新建${name}。` : `${name}已经存在，未重复新建。` };
});

export const updatePeriodAction = defineAction(updatePeriodSchema, async (viewer, input) => {
  await updatePeriod(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已保存。", data: { version: input.version + 1 } };
});

export const grantExtensionAction = defineAction(grantExtensionSchema, async (viewer, input) => {
  await grantExtension(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已准予延期。" };
});
