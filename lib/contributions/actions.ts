"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { returnSchema, stepSchema, type FilingAddress } from "@/lib/tasks/schema";
import { askForMore, returnContributionUnsigned, saveContribution, signContribution, withdrawContribution } from "./mutations";
import { askToContribute } from "./mutations-requests";
import { askMoreSchema, saveContributionSchema } from "./schema";
import { askToContributeSchema } from "./schema-requests";

function formPath({ list, no, period }: FilingAddress, done: string): string {
  return `/lists/${list}/tasks/${no}/contribution?period=${period}&done=${done}`;
}

/** Saves the draft, by button or by itself; with intent `send` it goes on to the unit's signer and the page says who has it. */
export const saveContributionAction = defineAction(saveContributionSchema, async (viewer, input) => {
  const { version } = await saveContribution(viewer, input);
  // A form that saves itself stays as it is: drawing the page anew would disturb who is typing.
  if (input.intent !== "autosave") revalidatePath("/", "layout");
  if (input.intent === "send") redirect(formPath(input, "sent"));
  return { message: "已保存", data: { version, savedAt: new Date().toISOString() } };
});

export const signContributionAction = defineAction(stepSchema, async (viewer, input) => {
  await signContribution(viewer, input);
  revalidatePath("/", "layout");
  redirect(formPath(input, "signed"));
});

export const returnContributionUnsignedAction = defineAction(returnSchema, async (viewer, input) => {
  await returnContributionUnsigned(viewer, input);
  revalidatePath("/", "layout");
  redirect(formPath(input, "returned"));
});

export const withdrawContributionAction = defineAction(stepSchema, async (viewer, input) => {
  await withdrawContribution(viewer, input);
  revalidatePath("/", "layout");
  redirect(formPath(input, "withdrawn"));
});

export const askForMoreAction = defineAction(askMoreSchema, async (viewer, input) => {
  await askForMore(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已请该单位补充。" };
});

export const askToContributeAction = defineAction(askToContributeSchema, async (viewer, input) => {
  const done = await askToContribute(viewer, input);
  revalidatePath("/", "layout");
  if (done === null) return { message: "已发出，请勿重复发送。" };
  const passedOver = done.askedBefore.length > 0 ? `${done.askedBefore.join("、")}今天已请过，未重复发送。` : "";
  return { message: `已请${done.asked.join("、")}反馈。${passedOver}` };
});
