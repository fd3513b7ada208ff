/** The rows of the demonstration's filings, gathered first and written in one transaction. */
import { db, type Prisma } from "@/lib/db/client";
import type { AuditEvent } from "@/lib/labels";

export type SeedRows = {
  accounts: Prisma.AccountCreateManyInput[];
  reports: Prisma.ReportCreateManyInput[];
  reportRevisions: Prisma.ReportRevisionCreateManyInput[];
  reviews: Prisma.ReviewCreateManyInput[];
  contributions: Prisma.ContributionCreateManyInput[];
  contributionRevisions: Prisma.ContributionRevisionCreateManyInput[];
  comments: Prisma.CommentCreateManyInput[];
  mentions: Prisma.CommentMentionCreateManyInput[];
  extensions: Prisma.ExtensionCreateManyInput[];
  events: Prisma.AuditEventCreateManyInput[];
};

/** A task, a period and a unit as the seed looks at them. */
export type SeedTask = { id: string; no: number; leadUnitId: string };
export type SeedPeriod = { id: string; key: string; index: number; isCurrent: boolean; opensAt: Date; dueAt: Date; locksAt: Date };

export function emptyRows(): SeedRows {
  return { accounts: [], reports: [], reportRevisions: [], reviews: [], contributions: [], contributionRevisions: [], comments: [], mentions: [], extensions: [], events: [] };
}

/** @returns a function that notes an event of the trail */
export function noteEvents(rows: SeedRows, names: Map<string, string>, about: { taskId: string; periodId?: string; unitId: string }) {
  return (event: AuditEvent, actorId: string, at: Date, reason = "") => {
    rows.events.push({ ...about, event, actorId, actorName: names.get(actorId) ?? "", actorUnitId: null, at, reason });
  };
}

/** Writes all rows, and with them the mark that this database is a demonstration. */
export async function writeRows(rows: SeedRows): Promise<void> {
  const inOrder = [...rows.events].sort((a, b) => new Date(a.at ?? 0).getTime() - new Date(b.at ?? 0).getTime());
  await db.$transaction(
    async (tx) => {
      await tx.account.createMany({ data: rows.accounts });
      // Units with one filer-signer could otherwise send nothing: that is what 一人兼任 is for.
      await tx.unit.updateMany({ where: { ledTasks: { none: {} } }, data: { allowsSelfSigning: true } });
      await tx.report.createMany({ data: rows.reports });
      await tx.reportRevision.createMany({ data: rows.reportRevisions });
      await tx.review.createMany({ data: rows.reviews });
      await tx.contribution.createMany({ data: rows.contributions });
      await tx.contributionRevision.createMany({ data: rows.contributionRevisions });
      await tx.comment.createMany({ data: rows.comments });
      await tx.commentMention.createMany({ data: rows.mentions });
      await tx.extension.createMany({ data: rows.extensions });
      await tx.auditEvent.createMany({ data: inOrder });
      await tx.installation.create({ data: { id: 1, isDemo: true } });
    },
    { timeout: 120_000 },
  );
}
