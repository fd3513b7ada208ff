"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { acceptReport, reopenReport, returnReport } from "./mutations";
import { acceptSchema, returnReportSchema } from "./schema";

/** After a decision the queue opens the next report. */
export const acceptReportAction = defineAction(acceptSchema, async (viewer, input) => {
  await acceptReport(viewer, input);
  revalidatePath("/", "layout");
  redirect(`/reviews?done=accepted&after=${input.report}`);
});

export const returnReportAction = defineAction(returnReportSchema, async (viewer, input) => {
  await returnReport(viewer, input);
  revalidatePath("/", "layout");
  redirect(`/reviews?done=returned&after=${input.report}`);
});

export const reopenReportAction = defineAction(returnReportSchema, async (viewer, input) => {
  await reopenReport(viewer, input);
  revalidatePath("/", "layout");
  redirect(`/reviews/${input.report}?done=reopened`);
});
