import "server-only";
import { Refused } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import type { Transaction } from "@/lib/db/client";

/**
 * Gives a comment the files its author uploaded while writing it.
 * @throws Refused where one of them is not his, belongs to another task or comment, or was removed
 */
export async function bindAttachments(tx: Transaction, viewer: Viewer, comment: { taskId: string; commentId: string }, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const { count } = await tx.attachment.updateMany({
    where: {
      id: { in: wanted }, taskId: comment.taskId, uploadedById: viewer.id,
      reportId: null, contributionId: null, commentId: null, removedAt: null,
    },
    data: { commentId: comment.commentId },
  });
  if (count !== wanted.length) throw new Refused("有附件已失效，请删除后重新上传，再发表。");
}
