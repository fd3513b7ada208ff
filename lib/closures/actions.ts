"use server";
import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/actions/define-action";
import { returnClosureUnsigned, saveClosure, signClosure, withdrawClosure } from "./mutations";
import { closeTask, keepClosed, reopenTask, returnClosure } from "./mutations-decide";
import { closeTaskSchema, closureStepSchema, keepClosedSchema, reopenTaskSchema, returnClosureSchema, saveClosureSchema } from "./schema";

export const saveClosureAction = defineAction(saveClosureSchema, async (viewer, input) => {
  const saved = await saveClosure(viewer, input);
  revalidatePath("/", "layout");
  return { message: input.intent === "send" ? "已送审签。" : "已保存。", ...(saved && { data: saved }) };
});

export const signClosureAction = defineAction(closureStepSchema, async (viewer, input) => {
  await signClosure(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已审签，送督查员核查。" };
});

export const returnClosureUnsignedAction = defineAction(returnClosureSchema, async (viewer, input) => {
  await returnClosureUnsigned(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已退回填报员修改。" };
});

export const withdrawClosureAction = defineAction(closureStepSchema, async (viewer, input) => {
  await withdrawClosure(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已撤回销号申请。" };
});

export const closeTaskAction = defineAction(closeTaskSchema, async (viewer, input) => {
  await closeTask(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已核查销号。" };
});

export const returnClosureAction = defineAction(returnClosureSchema, async (viewer, input) => {
  await returnClosure(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已退回该单位。" };
});

export const keepClosedAction = defineAction(keepClosedSchema, async (viewer, input) => {
  await keepClosed(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已记录回头看情况，保持销号。" };
});

export const reopenTaskAction = defineAction(reopenTaskSchema, async (viewer, input) => {
  await reopenTask(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已恢复办理。" };
});
