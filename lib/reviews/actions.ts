"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { defineAction } from "@/lib/actions/define-action";
import { acceptReport, reopenReport, returnReport, undoDecision } from "./mutations";
import { acceptSchema, queueFilters, returnReportSchema, reviewsPath, undoSchema } from "./schema";

// The filters of the queue come along, so that the next report is the next of what the supervisor is looking at.
const acceptForm = acceptSchema.extend(queueFilters.shape);
const returnForm = returnReportSchema.extend(queueFilters.shape);
const undoForm = undoSchema.extend({ report: z.uuid("报告不正确。"), ...queueFilters.shape });

/** After a decision the queue opens the next report. */
export const acceptReportAction = defineAction(acceptForm, async (viewer, input) => {
  await acceptReport(viewer, input);
  revalidatePath("/", "layout");
  redirect(reviewsPath(null, queueFilters.parse(input), { done: "accepted", after: input.report }));
});

export const returnReportAction = defineAction(returnForm, async (viewer, input) => {
  await returnReport(viewer, input);
  revalidatePath("/", "layout");
  redirect(reviewsPath(null, queueFilters.parse(input), { done: "returned", after: input.report }));
});

export const reopenReportAction = defineAction(returnForm, async (viewer, input) => {
  await reopenReport(viewer, input);
  revalidatePath("/", "layout");
  redirect(reviewsPath(input.report, queueFilters.parse(input), { done: "reopened" }));
});

/** The report that waits for review again is opened. */
export const undoDecisionAction = defineAction(undoForm, async (viewer, input) => {
  await undoDecision(viewer, input);
  revalidatePath("/", "layout");
  redirect(reviewsPath(input.report, queueFilters.parse(input), { done: "undone" }));
});
