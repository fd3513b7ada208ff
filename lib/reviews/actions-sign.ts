"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { returnFromDesk, signSelected } from "./mutations-sign";
import { returnSignedSchema, signItemValue, signSelectedSchema } from "./schema-sign";

/** Answers for each thing chosen what became of it: nothing where it was signed, else why not. */
export const signSelectedAction = defineAction(signSelectedSchema, async (viewer, input) => {
  const outcomes = await signSelected(viewer, input);
  revalidatePath("/", "layout");
  return { data: Object.fromEntries(outcomes.map(({ item, refusal }) => [signItemValue(item), refusal ?? ""])) };
});

/** Back to the desk, where the rest still waits. */
export const returnFromDeskAction = defineAction(returnSignedSchema, async (viewer, input) => {
  await returnFromDesk(viewer, input);
  revalidatePath("/", "layout");
  redirect(`/sign?done=returned&no=${input.no}`);
});
