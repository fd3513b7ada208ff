"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { defineAction } from "@/lib/actions/define-action";
import { createBulletin, discardDraft, draftAgain, saveBulletin } from "./mutations-draft";
import { issueBulletin, reissueBulletin } from "./mutations-issue";
import { bulletinPath, bulletinsPath, bulletinStepSchema, createBulletinSchema, reissueBulletinSchema, saveBulletinSchema } from "./schema";

const slug = z.object({ slug: z.string().regex(/^[\w-]{1,100}$/) });
const stepForm = bulletinStepSchema.extend(slug.shape);
const reissueForm = reissueBulletinSchema.extend(slug.shape);

export const createBulletinAction = defineAction(createBulletinSchema, async (viewer, input) => {
  const id = await createBulletin(viewer, input);
  revalidatePath("/lists", "layout");
  redirect(`${bulletinPath(input.list, id)}/edit`);
});

export const draftAgainAction = defineAction(stepForm, async (viewer, input) => {
  await draftAgain(viewer, input);
  revalidatePath("/lists", "layout");
  redirect(`${bulletinPath(input.slug, input.bulletin)}/edit`);
});

export const saveBulletinAction = defineAction(saveBulletinSchema, async (viewer, input) => {
  const { version, edited } = await saveBulletin(viewer, input);
  revalidatePath("/lists", "layout");
  const kept = edited > 0 ? `，保留手工修改的段落 ${edited} 处` : "";
  return { message: input.intent === "refresh" ? `已按最新数据更新${kept}。` : "已保存。", data: { version } };
});

/** The draft's page is gone: on to the version that stands, or to the list. */
export const discardDraftAction = defineAction(stepForm, async (viewer, input) => {
  const isStillThere = await discardDraft(viewer, input);
  revalidatePath("/lists", "layout");
  redirect(isStillThere ? bulletinPath(input.slug, input.bulletin) : bulletinsPath(input.slug));
});

export const issueBulletinAction = defineAction(stepForm, async (viewer, input) => {
  await issueBulletin(viewer, input);
  revalidatePath("/lists", "layout");
  redirect(bulletinPath(input.slug, input.bulletin));
});

export const reissueBulletinAction = defineAction(reissueForm, async (viewer, input) => {
  await reissueBulletin(viewer, input);
  revalidatePath("/lists", "layout");
  redirect(bulletinPath(input.slug, input.bulletin));
});
