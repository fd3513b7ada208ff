"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { returnReportUnsigned, saveReport, signReport, withdrawReport } from "./mutations";
import { returnSchema, stepSchema, type FilingAddress } from "@/lib/tasks/schema";
import { saveReportSchema } from "./schema";

function formPath({ list, no, period }: FilingAddress, done?: string): string {
  return `/lists/${list}/tasks/${no}/report?period=${period}${done ? `&done=${done}` : ""}`;
}

/** Saves the draft, by button or by itself; with intent `send` it goes on to the unit's signer and the page says who has it. */
export const saveReportAction = defineAction(saveReportSchema, async (viewer, input) => {
  const { version } = await saveReport(viewer, input);
  // A form that saves itself stays as it is: drawing the page anew would disturb who is typing.
  if (input.intent !== "autosave") revalidatePath("/", "layout");
  if (input.intent === "send") redirect(formPath(input, "sent"));
  return { message: "已保存", data: { version, savedAt: new Date().toISOString() } };
});

export const signReportAction = defineAction(stepSchema, async (viewer, input) => {
  await signReport(viewer, input);
  revalidatePath("/", "layout");
  redirect(formPath(input, "signed"));
});

export const returnReportUnsignedAction = defineAction(returnSchema, async (viewer, input) => {
  await returnReportUnsigned(viewer, input);
  revalidatePath("/", "layout");
  redirect(formPath(input, "returned"));
});

export const withdrawReportAction = defineAction(stepSchema, async (viewer, input) => {
  await withdrawReport(viewer, input);
  revalidatePath("/", "layout");
  redirect(formPath(input, "withdrawn"));
});
