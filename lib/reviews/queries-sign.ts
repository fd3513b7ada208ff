import "server-only";
import { Forbidden } from "@/lib/actions/failures";
import { hasRole, type Viewer } from "@/lib/auth/schema";
import type { ContributionFields } from "@/lib/contributions/schema";
import { db, Prisma } from "@/lib/db/client";
import { actualsOf } from "@/lib/reports/queries-actuals";
import type { ActualView } from "@/lib/reports/rules-actuals";
import type { ReportFields } from "@/lib/reports/schema";
import { maySignOwnWords } from "@/lib/tasks/policy";
import type { SignItem } from "./schema-sign";

type Waiting<Fields> = SignItem & {
  /** The beginning of the task's wording. */
  content: string;
  dueAt: Date;
  writtenByName: string | null;
  writtenAt: Date;
  words: Fields;
  /** The revision that stands as filed, which this one will replace; null for a first one. */
  filed: (Fields & { revisionNo: number }) | null;
  /** Why it was sent back before this time. */
  returnReason: string | null;
  /** The names of the files that the signature goes with. */
  fileNames: string[];
  /** Whose contributions the words carry. */
  quotedUnits: string[];
};

export type ReportToSign = Waiting<ReportFields & { actuals: ActualView[] }> & { kind: "report" };
export type ContributionToSign = Waiting<ContributionFields> & { kind: "contribution" };

export type SignDesk = {
  items: (ReportToSign | ContributionToSign)[];
  /** What he wrote himself and may not sign (一人兼任): another signer has to. */
  ownCount: number;
};

type Row = (ReportToSign | ContributionToSign) & { writerIds: string[]; allowsSelfSigning: boolean };

const REPORT_WORDS = ["progress", "selfAssessment", "completion", "problems", "coordination", "upward", "nextSteps", "contactName", "contactPhone"] as const;
const CONTRIBUTION_WORDS = ["content", "problems", "contactName", "contactPhone"] as const;

/** @returns an object of those columns of `table` */
function wordsOf(table: "w" | "v", columns: readonly string[]): Prisma.Sql {
  return Prisma.raw(columns.map((column) => `'${column}', ${table}."${column}"`).join(", "));
}

/**
 * Everything of the viewer's unit that waits for a signature in a period still open to it, in full, with the revision
 * that stands as filed: by due time, reports before contributions, by number.
 * @throws Forbidden for all but a unit's signers
 */
export async function getSignDesk(viewer: Viewer): Promise<SignDesk> {
  const { unitId } = viewer;
  if (unitId === null || !hasRole(viewer, "SIGNER")) throw new Forbidden();
  const now = new Date();
  const rows = await db.$queryRaw<Row[]>`
    WITH open_period AS (
      SELECT p."id", p."key", p."dueAt", l."slug"
      FROM "Period" p
      JOIN "TaskList" l ON l."id" = p."listId"
      WHERE p."opensAt" <= ${now}::timestamptz AND (p."locksAt" > ${now}::timestamptz OR EXISTS (
        SELECT FROM "Extension" x WHERE x."periodId" = p."id" AND x."unitId" = ${unitId}::uuid AND x."until" >= ${now}::timestamptz))
    ), waiting AS (
      SELECT 'report' AS "kind", w."taskId", w."periodId", w."version", w."writtenById", w."writtenAt", w."writerIds"::text[] AS "writerIds", w."returnReason",
        jsonb_build_object(${wordsOf("w", REPORT_WORDS)}, 'actuals', ${actualsOf(Prisma.sql`w."actuals"`)}) AS "words",
        CASE WHEN v."no" IS NOT NULL THEN jsonb_build_object('revisionNo', v."no", ${wordsOf("v", REPORT_WORDS)}, 'actuals', ${actualsOf(Prisma.sql`v."actuals"`)}) END AS "filed",
        ARRAY(SELECT f."name" FROM "Attachment" f WHERE f."reportId" = w."id" AND f."removedAt" IS NULL ORDER BY f."createdAt", f."id") AS "fileNames",
        ARRAY(SELECT q."shortName" FROM jsonb_array_elements(w."quotes") m JOIN "Unit" q ON q."id" = (m->>'unitId')::uuid ORDER BY q."position") AS "quotedUnits"
      FROM "Report" w
      LEFT JOIN "ReportRevision" v ON v."reportId" = w."id" AND v."no" = w."filedRevisionNo"
      WHERE w."unitId" = ${unitId}::uuid AND w."state" = 'AWAITING_SIGNATURE'
        AND EXISTS (SELECT FROM due_report d WHERE d."taskId" = w."taskId" AND d."periodId" = w."periodId")
      UNION ALL
      SELECT 'contribution', w."taskId", w."periodId", w."version", w."writtenById", w."writtenAt", w."writerIds"::text[], w."returnReason",
        jsonb_build_object(${wordsOf("w", CONTRIBUTION_WORDS)}),
        CASE WHEN v."no" IS NOT NULL THEN jsonb_build_object('revisionNo', v."no", ${wordsOf("v", CONTRIBUTION_WORDS)}) END,
        ARRAY(SELECT f."name" FROM "Attachment" f WHERE f."contributionId" = w."id" AND f."removedAt" IS NULL ORDER BY f."createdAt", f."id"), '{}'::text[]
      FROM "Contribution" w
      LEFT JOIN "ContributionRevision" v ON v."contributionId" = w."id" AND v."no" = w."filedRevisionNo"
      WHERE w."unitId" = ${unitId}::uuid AND w."state" = 'AWAITING_SIGNATURE'
        AND EXISTS (SELECT FROM due_contribution o WHERE o."taskId" = w."taskId" AND o."periodId" = w."periodId" AND o."unitId" = w."unitId")
    )
    SELECT w."kind", p."slug" AS "list", t."no", p."key" AS "period", w."version", left(t."content", 120) AS "content", p."dueAt",
      a."displayName" AS "writtenByName", w."writtenAt", w."words", w."filed", w."returnReason", w."fileNames", w."quotedUnits", w."writerIds", u."allowsSelfSigning"
    FROM waiting w
    JOIN open_period p ON p."id" = w."periodId"
    JOIN "Task" t ON t."id" = w."taskId"
    JOIN "Unit" u ON u."id" = ${unitId}::uuid
    LEFT JOIN "Account" a ON a."id" = w."writtenById"
    ORDER BY p."dueAt", w."kind" DESC, t."no"`;
  const mine = rows.filter((row) => maySignOwnWords(viewer, row, row));
  return {
    items: mine.map(({ writerIds: _writers, allowsSelfSigning: _allows, ...item }) => item),
    ownCount: rows.length - mine.length,
  };
}
