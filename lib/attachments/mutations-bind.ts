import "server-only";
import { Refused } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import type { Transaction } from "@/lib/db/client";
import type { RecordKind } from "@/lib/labels-carrying";

/** What takes a file that was uploaded beforehand: a comment, or a record of carrying the notice out. */
export type FileOwner = { commentId: string } | { recordKind: RecordKind; recordId: string };

/**
 * Gives a comment or a record the files that its author uploaded while writing it.
 * @throws Refused where one of them is not his, belongs to another task or has an owner, or was removed
 */
export async function bindAttachments(tx: Transaction, viewer: Viewer, taskId: string, owner: FileOwner, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const { count } = await tx.attachment.updateMany({
    where: { id: { in: wanted }, taskId, uploadedById: viewer.id, reportId: null, contributionId: null, commentId: null, recordId: null, removedAt: null },
    data: owner,
  });
  if (count !== wanted.length) throw new Refused("有附件已失效，请删除后重新上传，再提交。");
}
