/** What may be uploaded: formats, limits and addresses, the same for the browser and the server. */
import { z } from "zod";
import { requestId } from "@/lib/actions/schema";
import { filingAddress } from "@/lib/tasks/schema";
import { COMMENT_MAX_FILES } from "./rules-formats";

/** What a file is for. A comment's belongs to its task, whatever the period. */
export const uploadTarget = z.discriminatedUnion("for", [
  filingAddress.extend({ for: z.literal("report") }),
  filingAddress.extend({ for: z.literal("contribution") }),
  filingAddress.omit({ period: true }).extend({ for: z.literal("comment") }),
]);
export type UploadTarget = z.output<typeof uploadTarget>;

export const attachmentId = z.uuid("文件不存在。");

export const removeAttachmentSchema = z.object({ attachment: attachmentId, requestId });

/** The files of a comment's or a record's form: none, one or several hidden fields of the same name. */
export const pendingAttachments = z.preprocess(
  (value): unknown => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]),
  z.array(attachmentId).max(COMMENT_MAX_FILES, `一次最多附 ${COMMENT_MAX_FILES} 个文件。`),
);

/** A stored file as lists show it. */
export type AttachmentRow = { id: string; name: string; extension: string; mimeType: string; size: number };
