/** The rows of the demonstration's filings, gathered before they are written (seed-write). */
import type { Prisma } from "@/lib/db/client";
import type { AuditEvent } from "@/lib/labels-events";

export type SeedRows = {
  accounts: Prisma.AccountCreateManyInput[];
  reports: Prisma.ReportCreateManyInput[];
  reportRevisions: Prisma.ReportRevisionCreateManyInput[];
  reviews: Prisma.ReviewCreateManyInput[];
  contributions: Prisma.ContributionCreateManyInput[];
  contributionRevisions: Prisma.ContributionRevisionCreateManyInput[];
  requests: Prisma.ContributionRequestCreateManyInput[];
  comments: Prisma.CommentCreateManyInput[];
  mentions: Prisma.CommentMentionCreateManyInput[];
  extensionRequests: Prisma.ExtensionRequestCreateManyInput[];
  attachments: Prisma.AttachmentCreateManyInput[];
  extensions: Prisma.ExtensionCreateManyInput[];
  events: Prisma.AuditEventCreateManyInput[];
  closures: Prisma.ClosureCreateManyInput[];
  upwardRequests: Prisma.UpwardRequestCreateManyInput[];
  upwardStages: Prisma.UpwardStageCreateManyInput[];
  plans: Prisma.PlanCreateManyInput[];
  planVersions: Prisma.PlanVersionCreateManyInput[];
  planMeasures: Prisma.PlanMeasureCreateManyInput[];
  planTargets: Prisma.PlanTargetCreateManyInput[];
  measureMarks: Prisma.MeasureMarkCreateManyInput[];
};

/** A task, a period and a unit as the seed looks at them. */
export type SeedTask = { id: string; no: number; leadUnitId: string; /** The keys of the targets that the notice sets, in its order; a made-up list has none. */ targets?: readonly string[] };
export type SeedPeriod = { id: string; key: string; index: number; isCurrent: boolean; opensAt: Date; dueAt: Date; locksAt: Date };

export function emptyRows(): SeedRows {
  return { accounts: [], reports: [], reportRevisions: [], reviews: [], contributions: [], contributionRevisions: [], requests: [], comments: [], mentions: [], attachments: [], extensionRequests: [], extensions: [], events: [], closures: [], upwardRequests: [], upwardStages: [], plans: [], planVersions: [], planMeasures: [], planTargets: [], measureMarks: [] };
}

/** @returns a function that notes an event of the trail */
export function noteEvents(rows: SeedRows, names: Map<string, string>, about: { taskId: string; periodId?: string; unitId: string; subjectId?: string }) {
  return (event: AuditEvent, actorId: string, at: Date, reason = "", detail: Prisma.InputJsonObject = {}) => {
    rows.events.push({ ...about, event, actorId, actorName: names.get(actorId) ?? "", actorUnitId: null, at, reason, detail });
  };
}
