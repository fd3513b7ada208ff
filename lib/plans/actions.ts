"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { approvePlan, returnPlan, returnPlanUnsigned, signPlan, withdrawPlan } from "./mutations-decide";
import { discardPlanChange } from "./mutations-discard";
import { savePlan } from "./mutations-draft";
import { markMeasure, unmarkMeasure } from "./mutations-marks";
import { removeMeasure, saveMeasure } from "./mutations-measures";
import {
  approvePlanSchema, markMeasureSchema, planPath, planStepSchema, removeMeasureSchema, returnPlanSchema, saveMeasureSchema, savePlanSchema, unmarkMeasureSchema,
} from "./schema";

/** What was sent is not a form any more: on to the plan's page. */
export const savePlanAction = defineAction(savePlanSchema, async (viewer, input) => {
  await savePlan(viewer, input);
  revalidatePath("/", "layout");
  redirect(input.intent === "send" ? planPath(input.list, input.no) : `${planPath(input.list, input.no)}/edit?done=saved`);
});

export const saveMeasureAction = defineAction(saveMeasureSchema, async (viewer, input) => {
  await saveMeasure(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已保存，随工作方案由牵头单位送审签。" };
});

export const removeMeasureAction = defineAction(removeMeasureSchema, async (viewer, input) => {
  await removeMeasure(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已删除。" };
});

export const signPlanAction = defineAction(planStepSchema, async (viewer, input) => {
  await signPlan(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已审签，报市人社局审定。" };
});

export const returnPlanUnsignedAction = defineAction(returnPlanSchema, async (viewer, input) => {
  await returnPlanUnsigned(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已退回填报员。" };
});

export const withdrawPlanAction = defineAction(planStepSchema, async (viewer, input) => {
  await withdrawPlan(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已撤回。" };
});

export const discardPlanChangeAction = defineAction(planStepSchema, async (viewer, input) => {
  await discardPlanChange(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已放弃变更，恢复为现行方案。" };
});

export const approvePlanAction = defineAction(approvePlanSchema, async (viewer, input) => {
  await approvePlan(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已审定。" };
});

export const returnPlanAction = defineAction(returnPlanSchema, async (viewer, input) => {
  await returnPlan(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已退回牵头单位。" };
});

export const markMeasureAction = defineAction(markMeasureSchema, async (viewer, input) => {
  await markMeasure(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已标记完成。" };
});

export const unmarkMeasureAction = defineAction(unmarkMeasureSchema, async (viewer, input) => {
  await unmarkMeasure(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已撤销完成标记。" };
});
