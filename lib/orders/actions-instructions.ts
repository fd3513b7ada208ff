"use server";
import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/actions/define-action";
import { saveInstructionAnswer, sendInstructionAnswer } from "./mutations-answer";
import { closeInstruction, returnInstruction } from "./mutations-decide";
import { giveInstruction } from "./mutations-instruct";
import { closeInstructionSchema, instructionStepSchema, instructSchema, returnInstructionSchema, saveInstructionAnswerSchema } from "./schema";

export const giveInstructionAction = defineAction(instructSchema, async (viewer, input) => {
  await giveInstruction(viewer, input);
  revalidatePath("/", "layout");
  return { message: "批示已送达承办单位。" };
});

export const saveInstructionAnswerAction = defineAction(saveInstructionAnswerSchema, async (viewer, input) => {
  await saveInstructionAnswer(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已保存，待审签人审签报送。", data: { version: input.version + 1 } };
});

export const sendInstructionAnswerAction = defineAction(instructionStepSchema, async (viewer, input) => {
  await sendInstructionAnswer(viewer, input);
  revalidatePath("/", "layout");
  return { message: "反馈已审签报送。" };
});

export const returnInstructionAction = defineAction(returnInstructionSchema, async (viewer, input) => {
  await returnInstruction(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已要求继续办理。" };
});

export const closeInstructionAction = defineAction(closeInstructionSchema, async (viewer, input) => {
  await closeInstruction(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已办结。" };
});
