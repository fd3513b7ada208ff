import { z } from "zod";
import { longText, requestId } from "@/lib/actions/schema";
import { pendingAttachments } from "@/lib/attachments/schema";
import { filingAddress } from "@/lib/tasks/schema";
import { COMMENT_MAX } from "./rules-limits";

/** How many comments a discussion shows; the page says so when there are older ones. */
export const COMMENTS_SHOWN = 300;

/** A discussion belongs to its task, whatever the period. */
const discussionAddress = filingAddress.omit({ period: true });
export type DiscussionAddress = z.output<typeof discussionAddress>;

const body = longText(COMMENT_MAX).refine((value) => value.length > 0, "请填写讨论内容。");
const comment = z.uuid("讨论不正确，请刷新页面。");

export const createCommentSchema = discussionAddress.extend({ body, requestId, attachments: pendingAttachments.optional() });
export const editCommentSchema = discussionAddress.extend({ comment, body, requestId });
export const deleteCommentSchema = discussionAddress.extend({ comment, requestId });

/** `until`: the newest change the reader was shown, so that what arrives meanwhile stays unread. */
export const readDiscussionSchema = discussionAddress.extend({ until: z.iso.datetime("时间不正确。").transform((value) => new Date(value)) });
