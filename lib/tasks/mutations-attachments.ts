import "server-only";
import type { Transaction } from "@/lib/db/client";

/** @returns the files that stand in a draft now, in the order they came: what a revision is signed with keeps */
export async function listDraftAttachmentIds(tx: Transaction, draft: { reportId: string } | { contributionId: string }): Promise<string[]> {
  const files = await tx.attachment.findMany({
    where: { ...draft, removedAt: null },
    select: { id: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return files.map((file) => file.id);
}
