import { formatBytes } from "@/lib/attachments/rules-size";
import type { AttachmentRow } from "@/lib/attachments/schema";

/** @returns the address of a stored file */
export function pathOf({ id }: Pick<AttachmentRow, "id">): string {
  return `/api/attachments/${id}`;
}

/** What a file is and how large, in a few characters. */
export function describeFile({ extension, size }: Pick<AttachmentRow, "extension" | "size">): string {
  return `${extension.toUpperCase()}　${formatBytes(size)}`;
}
