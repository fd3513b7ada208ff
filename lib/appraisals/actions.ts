"use server";
import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/actions/define-action";
import { correctScore, objectToScore, upholdScore } from "./mutations";
import { fixYear, setWeights } from "./mutations-fix";
import { correctSchema, fixYearSchema, objectSchema, upholdSchema, weightsFormSchema } from "./schema";

export const setWeightsAction = defineAction(weightsFormSchema, async (viewer, input) => {
  await setWeights(viewer, input);
  revalidatePath("/lists", "layout");
  return { message: "已保存，得分已按新的权重计算。" };
});

export const objectToScoreAction = defineAction(objectSchema, async (viewer, input) => {
  await objectToScore(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已提交异议，由市人社局督查员答复。" };
});

export const upholdScoreAction = defineAction(upholdSchema, async (viewer, input) => {
  await upholdScore(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已答复：维持原评分。" };
});

export const correctScoreAction = defineAction(correctSchema, async (viewer, input) => {
  await correctScore(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已答复：得分已更正。" };
});

export const fixYearAction = defineAction(fixYearSchema, async (viewer, input) => {
  await fixYear(viewer, input);
  revalidatePath("/", "layout");
  return { message: "年度考核结果已确定。" };
});
