"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { defineAction } from "@/lib/actions/define-action";
import { saveOrderAnswer, sendOrderAnswer, signForOrder } from "./mutations-answer";
import { closeOrder, escalateOrder, returnOrder } from "./mutations-decide";
import { issueDrafts, issueOrder } from "./mutations-issue";
import { orderPath } from "./rules-addresses";
import { closeOrderSchema, escalateOrderSchema, issueDraftsSchema, issueOrderSchema, orderStepSchema, returnOrderSchema, saveOrderAnswerSchema } from "./schema";

const slug = z.object({ slug: z.string().regex(/^[\w-]{1,100}$/) });

export const issueOrderAction = defineAction(issueOrderSchema, async (viewer, input) => {
  const id = await issueOrder(viewer, input);
  revalidatePath("/", "layout");
  redirect(orderPath(input.list, id));
});

export const issueDraftsAction = defineAction(issueDraftsSchema, async (viewer, input) => {
  const done = await issueDrafts(viewer, input);
  revalidatePath("/", "layout");
  if (!done) return { message: "已签发。" };
  return { message: `已签发督办单 ${done.issued} 份${done.gone > 0 ? `，另有 ${done.gone} 份已不需签发` : ""}。` };
});

export const signForOrderAction = defineAction(orderStepSchema, async (viewer, input) => {
  await signForOrder(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已签收。" };
});

export const saveOrderAnswerAction = defineAction(saveOrderAnswerSchema, async (viewer, input) => {
  await saveOrderAnswer(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已保存，待审签人审签报送。", data: { version: input.version + 1 } };
});

export const sendOrderAnswerAction = defineAction(orderStepSchema, async (viewer, input) => {
  await sendOrderAnswer(viewer, input);
  revalidatePath("/", "layout");
  return { message: "答复已审签报送。" };
});

export const returnOrderAction = defineAction(returnOrderSchema, async (viewer, input) => {
  await returnOrder(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已要求再次答复。" };
});

export const closeOrderAction = defineAction(closeOrderSchema, async (viewer, input) => {
  await closeOrder(viewer, input);
  revalidatePath("/", "layout");
  return { message: "已销结。" };
});

/** On to the order that follows. */
export const escalateOrderAction = defineAction(escalateOrderSchema.extend(slug.shape), async (viewer, input) => {
  const id = await escalateOrder(viewer, input);
  revalidatePath("/", "layout");
  redirect(orderPath(input.slug, id));
});
