import { db } from "@/lib/db/client";
import type { SeedRows } from "./seed-rows";

// PostgreSQL takes 65,535 values a statement; what is larger Prisma cuts itself, but sends all at once on one connection.
const ROWS_A_STATEMENT = 1_000;

async function inBatches<Row>(rows: readonly Row[], write: (batch: Row[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) await write(rows.slice(at, at + ROWS_A_STATEMENT));
}

/** Writes all rows, and with them the mark that this database is a demonstration. */
export async function writeRows(rows: SeedRows): Promise<void> {
  const inOrder = [...rows.events].sort((a, b) => new Date(a.at ?? 0).getTime() - new Date(b.at ?? 0).getTime());
  await db.$transaction(
    async (tx) => {
      await tx.account.createMany({ data: rows.accounts });
      // Units with one filer-signer could otherwise send nothing: that is what 一人兼任 is for.
      await tx.unit.updateMany({ where: { ledTasks: { none: {} } }, data: { allowsSelfSigning: true } });
      await inBatches(rows.reports, (data) => tx.report.createMany({ data }));
      await inBatches(rows.reportRevisions, (data) => tx.reportRevision.createMany({ data }));
      await inBatches(rows.reviews, (data) => tx.review.createMany({ data }));
      await inBatches(rows.contributions, (data) => tx.contribution.createMany({ data }));
      await inBatches(rows.contributionRevisions, (data) => tx.contributionRevision.createMany({ data }));
      await inBatches(rows.requests, (data) => tx.contributionRequest.createMany({ data }));
      await inBatches(rows.comments, (data) => tx.comment.createMany({ data }));
      await inBatches(rows.mentions, (data) => tx.commentMention.createMany({ data }));
      await inBatches(rows.extensionRequests, (data) => tx.extensionRequest.createMany({ data }));
      await inBatches(rows.attachments, (data) => tx.attachment.createMany({ data }));
      await inBatches(rows.extensions, (data) => tx.extension.createMany({ data }));
      await inBatches(rows.closures, (data) => tx.closure.createMany({ data }));
      await inBatches(rows.upwardRequests, (data) => tx.upwardRequest.createMany({ data }));
      await inBatches(rows.upwardStages, (data) => tx.upwardStage.createMany({ data }));
      await inBatches(rows.plans, (data) => tx.plan.createMany({ data }));
      await inBatches(rows.planVersions, (data) => tx.planVersion.createMany({ data }));
      await inBatches(rows.planMeasures, (data) => tx.planMeasure.createMany({ data }));
      await inBatches(rows.planTargets, (data) => tx.planTarget.createMany({ data }));
      await inBatches(rows.measureMarks, (data) => tx.measureMark.createMany({ data }));
      await inBatches(inOrder, (data) => tx.auditEvent.createMany({ data }));
      await tx.installation.create({ data: { id: 1, isDemo: true } });
    },
    { timeout: 120_000 },
  );
}
