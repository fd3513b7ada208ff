import "server-only";
import { Prisma, type Transaction } from "@/lib/db/client";

/**
 * The files that stand in a draft now, in the order they came, as an array to be selected: what a revision is signed with keeps.
 *
 * @param isOfDraft a condition on the attachment `a`
 */
export function draftAttachmentIds(isOfDraft: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`ARRAY(SELECT a."id" FROM "Attachment" a WHERE ${isOfDraft} AND a."removedAt" IS NULL ORDER BY a."createdAt", a."id")`;
}

/** @returns the files that stand in a report's draft now, in the order they came */
export async function listDraftAttachmentIds(tx: Transaction, reportId: string): Promise<string[]> {
  const [row] = await tx.$queryRaw<{ ids: string[] }[]>`SELECT ${draftAttachmentIds(Prisma.sql`a."reportId" = ${reportId}::uuid`)} AS "ids"`;
  return row?.ids ?? [];
}
