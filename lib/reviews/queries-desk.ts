import "server-only";
import { Forbidden } from "@/lib/actions/failures";
import { listFiledAttachments, type FiledAttachment } from "@/lib/attachments/queries";
import type { Viewer } from "@/lib/auth/schema";
import { listContributions, type ContributionRow } from "@/lib/contributions/queries";
import { db, Prisma } from "@/lib/db/client";
import type { Assessment, ReportState } from "@/lib/labels";
import { getHomeList, type ListRow } from "@/lib/lists/queries";
import type { ReviewMark } from "@/lib/reports/queries";
import { canReview } from "./policy";
import { getReviewScreen, listQueue, type QueueRow, type ReviewScreen } from "./queries";
import { listPhrases } from "./queries-phrases";
import { filterQueue, nextToReview } from "./rules";
import type { QueueFilters } from "./schema";
import { SHARED_PHRASES } from "./rules-limits";
import { isUndoOffered } from "./workflow";

/** A decision that was taken and not undone, as the bar above the next report and the empty queue tell of it. */
export type Decision = {
  reviewId: string;
  reportId: string;
  taskNo: number;
  content: string;
  unitName: string;
  periodKey: string;
  decision: ReviewMark["decision"];
  verdict: Assessment | null;
  reviewerName: string;
  createdAt: Date;
  /** Of the revision it was about: the report's place in the queue. */
  submittedAt: Date;
  /** The viewer took it just now and nothing has happened since. */
  canUndo: boolean;
};

type DecisionRow = Omit<Decision, "canUndo"> & { reviewerId: string; reportVersion: number | null; state: ReportState; version: number };

/** @returns the last decisions on a list's reports, or the last one on one report, newest first. Throws Forbidden for all but supervisors. */
export async function listDecisions(viewer: Viewer, where: { listId: string } | { reportId: string }, limit: number): Promise<Decision[]> {
  if (!canReview(viewer)) throw new Forbidden();
  const scope = "reportId" in where ? Prisma.sql`r."id" = ${where.reportId}::uuid` : Prisma.sql`t."listId" = ${where.listId}::uuid`;
  const rows = await db.$queryRaw<DecisionRow[]>`
    SELECT e."id" AS "reviewId", r."id" AS "reportId", t."no" AS "taskNo", left(t."content", 80) AS "content", u."shortName" AS "unitName", p."key" AS "periodKey",
      e."decision", e."verdict", a."displayName" AS "reviewerName", e."createdAt", v."submittedAt", e."reviewerId", e."reportVersion",
      r."state"::text AS "state", r."version"
    FROM "Review" e
    JOIN "Report" r ON r."id" = e."reportId"
    JOIN "ReportRevision" v ON v."reportId" = r."id" AND v."no" = e."revisionNo"
    JOIN "Task" t ON t."id" = r."taskId"
    JOIN "Period" p ON p."id" = r."periodId"
    JOIN "Unit" u ON u."id" = r."unitId"
    JOIN "Account" a ON a."id" = e."reviewerId"
    WHERE ${scope} AND e."undoneAt" IS NULL
    ORDER BY e."createdAt" DESC, e."id" DESC
    LIMIT ${limit}`;
  const now = new Date();
  return rows.map(({ reviewerId, reportVersion, state, version, ...decision }) => ({
    ...decision,
    canUndo: isUndoOffered({ ...decision, reviewerId, reportVersion, undoneAt: null }, { state, version }, viewer.id, now),
  }));
}

export type ReviewDesk = {
  list: ListRow | null;
  /** Everything that waits, and what of it the filters keep. */
  queue: QueueRow[];
  shown: QueueRow[];
  /** The report that is open; null where nothing is left to open. */
  screen: ReviewScreen | null;
  contributions: ContributionRow[];
  /** Of all that stands as filed on the open report's task. */
  files: FiledAttachment[];
  /** What can be put into a reason: the viewer's own phrases, then the shared ones. */
  phrases: string[];
  /** What has just been decided, as the database has it. */
  decided: Decision | null;
  /** Only where nothing waits. */
  recent: Decision[];
};

type DeskRequest = { report: string | null; filters: QueueFilters; after?: string };

const RECENT = 8;

/**
 * The supervisor's desk: the queue of the newest list and one report of it, the next one where the address names none.
 * @throws Forbidden for all but supervisors; NotFound for a report that is not filed
 */
export async function getReviewDesk(viewer: Viewer, { report, filters, after }: DeskRequest): Promise<ReviewDesk> {
  // Who may not review still learns nothing of what he may not read.
  const named = report === null ? null : await getReviewScreen(viewer, report);
  if (!canReview(viewer)) throw new Forbidden();
  const list = await getHomeList(viewer);
  const queue = list ? await listQueue(viewer, list.id) : [];
  const shown = filterQueue(queue, filters);
  const [decided = null] = after ? await listDecisions(viewer, { reportId: after }, 1) : [];
  const next = named ? null : nextToReview(shown, decided);
  const screen = named ?? (next ? await getReviewScreen(viewer, next.reportId) : null);
  const own = screen ? await listPhrases(viewer) : [];
  return {
    list, queue, shown, screen, decided,
    phrases: [...new Set([...own.map((phrase) => phrase.text), ...SHARED_PHRASES])],
    contributions: screen ? await listContributions(viewer, screen.task.id, screen.period.id) : [],
    files: screen ? await listFiledAttachments(viewer, screen.task.id) : [],
    recent: list && queue.length === 0 ? await listDecisions(viewer, { listId: list.id }, RECENT) : [],
  };
}
