import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { displayedContributionState } from "@/lib/contributions/workflow";
import { Prisma } from "@/lib/db/client";
import type { ContributionDisplayState, ContributionState, ReportDisplayState, ReportState } from "@/lib/labels";
import { quarterLabel } from "@/lib/periods/calendar";
import { displayedReportState } from "@/lib/reports/workflow";
import { canReadDraft } from "@/lib/tasks/policy";
import { isFiledReadable, isTaskReadable } from "@/lib/tasks/queries";
import { CONTRIBUTION_TEXT, hasAll, hitsIn, pageOf, placeIn, REPORT_TEXT, type Found, type Window } from "./queries-texts";
import { passagesOf, type Passage } from "./rules";

type Words = readonly string[];

/** `isDraft`: the unit's own working copy, which nobody else is shown. */
type Filing = { id: string; href: string; taskNo: number; periodLabel: string; unitName: string; isDraft: boolean; passages: Passage[] };
export type ReportHit = Filing & { state: ReportDisplayState };
export type ContributionHit = Filing & { state: ContributionDisplayState };

type FilingRow<State> = {
  id: string; slug: string; no: number; key: string; year: number; quarter: number; unitId: string; unitName: string;
  state: State; filedRevisionNo: number | null; isDraft: boolean;
};
type ReportRow = FilingRow<ReportState> & { progress: string; problems: string; coordination: string; upward: string; nextSteps: string };
type ContributionRow = FilingRow<ContributionState> & { content: string; problems: string };

/** The newest period first, more hits before fewer, an earlier place before a later one. */
const FILING_ORDER = Prisma.sql`"year" DESC, "quarter" DESC, "hits" DESC, "place", "no", "unitPosition", "id"`;

const PLACE = Prisma.sql`l."slug", t."no", p."key", p."year", p."quarter", u."id" AS "unitId", u."shortName" AS "unitName", u."position" AS "unitPosition"`;

/** What `PLACE` names, around a filing `f`. */
const AROUND = Prisma.sql`
    JOIN "Task" t ON t."id" = f."taskId" JOIN "TaskList" l ON l."id" = t."listId" JOIN "Period" p ON p."id" = f."periodId" JOIN "Unit" u ON u."id" = f."unitId"`;

function rank(text: Prisma.Sql, words: Words): Prisma.Sql {
  return Prisma.sql`${hitsIn(text, words)} AS "hits", ${placeIn(text, words)} AS "place"`;
}

/** 'A draft, its own unit': a condition on the filing `f`, for those who read their unit's drafts; null for everybody else. */
function ownDraft(viewer: Viewer): Prisma.Sql | null {
  if (viewer.unitId === null || !canReadDraft(viewer, viewer.unitId)) return null;
  return Prisma.sql`f."unitId" = ${viewer.unitId}::uuid`;
}

/**
 * @returns the reports whose words, as they stand filed, hold all the words; scope as `listFiledReports`. Besides, for
 *   its own filers and signers, a unit's drafts where what is filed does not hold them already.
 */
export async function findReports(viewer: Viewer, words: Words, window: Window): Promise<Found<ReportHit>> {
  const columns = Prisma.sql`f."id", ${PLACE}, f."state", f."filedRevisionNo", v."progress", v."problems", v."coordination", v."upward", v."nextSteps", ${rank(REPORT_TEXT, words)}`;
  const filed = Prisma.sql`
    SELECT ${columns}, false AS "isDraft"
    FROM "ReportRevision" v JOIN "Report" f ON f."id" = v."reportId" AND f."filedRevisionNo" = v."no" ${AROUND}
    WHERE ${hasAll(REPORT_TEXT, words)}
      AND ${isFiledReadable(viewer, { lead: Prisma.sql`f."unitId"`, task: Prisma.sql`f."taskId"`, period: Prisma.sql`f."periodId"` })}`;
  const own = ownDraft(viewer);
  const drafts = own && Prisma.sql`
    UNION ALL
    SELECT ${columns}, true
    FROM "Report" f JOIN "Report" v ON v."id" = f."id" ${AROUND}
    WHERE ${own} AND f."state" NOT IN ('SUBMITTED', 'ACCEPTED') AND ${hasAll(REPORT_TEXT, words)}
      AND NOT EXISTS (SELECT FROM "ReportRevision" v WHERE v."reportId" = f."id" AND v."no" = f."filedRevisionNo" AND ${hasAll(REPORT_TEXT, words)})`;
  const { total, rows } = await pageOf<ReportRow>(Prisma.sql`${filed} ${drafts ?? Prisma.empty}`, FILING_ORDER, window);
  return {
    total,
    rows: rows.map((row) => ({
      ...toFiling(row, row.isDraft ? "/report" : "", row.isDraft ? "" : "&tab=progress"),
      state: displayedReportState(row, row.isDraft),
      passages: passagesOf([
        ["progress", row.progress], ["problems", row.problems], ["coordination", row.coordination], ["upward", row.upward], ["nextSteps", row.nextSteps],
      ], words),
    })),
  };
}

/** @returns the contributions that hold all the words, filed or the own unit's draft, as `findReports` */
export async function findContributions(viewer: Viewer, words: Words, window: Window): Promise<Found<ContributionHit>> {
  const columns = Prisma.sql`f."id", ${PLACE}, f."state", f."filedRevisionNo", v."content", v."problems", ${rank(CONTRIBUTION_TEXT, words)}`;
  const filed = Prisma.sql`
    SELECT ${columns}, false AS "isDraft"
    FROM "ContributionRevision" v JOIN "Contribution" f ON f."id" = v."contributionId" AND f."filedRevisionNo" = v."no" ${AROUND}
    WHERE ${hasAll(CONTRIBUTION_TEXT, words)}
      AND ${isFiledReadable(viewer, { lead: Prisma.sql`t."leadUnitId"`, task: Prisma.sql`f."taskId"`, period: Prisma.sql`f."periodId"` })}`;
  const own = ownDraft(viewer);
  const drafts = own && Prisma.sql`
    UNION ALL
    SELECT ${columns}, true
    FROM "Contribution" f JOIN "Contribution" v ON v."id" = f."id" ${AROUND}
    WHERE ${own} AND f."state" <> 'GIVEN' AND ${hasAll(CONTRIBUTION_TEXT, words)}
      AND NOT EXISTS (SELECT FROM "ContributionRevision" v WHERE v."contributionId" = f."id" AND v."no" = f."filedRevisionNo" AND ${hasAll(CONTRIBUTION_TEXT, words)})`;
  const { total, rows } = await pageOf<ContributionRow>(Prisma.sql`${filed} ${drafts ?? Prisma.empty}`, FILING_ORDER, window);
  return {
    total,
    rows: rows.map((row) => ({
      ...toFiling(row, row.isDraft ? "/contribution" : "", row.isDraft ? "" : `&tab=contributions#contribution-${row.unitId}`),
      state: displayedContributionState(row, row.isDraft),
      passages: passagesOf([["content", row.content], ["problems", row.problems]], words),
    })),
  };
}

function toFiling(row: FilingRow<string>, form: string, place: string): Omit<Filing, "passages"> {
  const { id, slug, no, key, unitName, isDraft } = row;
  return { id, href: `/lists/${slug}/tasks/${no}${form}?period=${key}${place}`, taskNo: no, periodLabel: quarterLabel(row), unitName, isDraft };
}

export type CommentHit = { id: string; href: string; taskNo: number; authorName: string; unitName: string | null; createdAt: Date; passages: Passage[] };

type CommentRow = { id: string; slug: string; no: number; body: string; authorName: string; unitName: string | null; createdAt: Date };

/** @returns the comments that hold all the words, newest first; scope as `listComments`, and none that was deleted */
export async function findComments(viewer: Viewer, words: Words, window: Window): Promise<Found<CommentHit>> {
  const hits = Prisma.sql`
    SELECT c."id", l."slug", t."no", c."body", c."createdAt", coalesce(a."displayName", '') AS "authorName", u."shortName" AS "unitName"
    FROM "Comment" c
    JOIN "Task" t ON t."id" = c."taskId"
    JOIN "TaskList" l ON l."id" = t."listId"
    LEFT JOIN "Account" a ON a."id" = c."authorId"
    LEFT JOIN "Unit" u ON u."id" = c."unitId"
    WHERE c."deletedAt" IS NULL AND ${hasAll(Prisma.sql`c."body"`, words)} AND ${isTaskReadable(viewer, new Date())}`;
  const { total, rows } = await pageOf<CommentRow>(hits, Prisma.sql`"createdAt" DESC, "id" DESC`, window);
  return {
    total,
    rows: rows.map(({ id, slug, no, body, ...row }) => ({
      ...row, id, taskNo: no, href: `/lists/${slug}/tasks/${no}?tab=discussion#comment-${id}`, passages: passagesOf([["body", body]], words),
    })),
  };
}
