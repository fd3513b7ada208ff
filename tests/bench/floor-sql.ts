import type { PageName } from "./pages-list";

/**
 * What each page shows, in one statement each: the same rows that the product reads for it, put together by PostgreSQL.
 * `$1` is the list, `$2` the account. Who may read what is not asked: the floor is what cannot be done with less.
 */
const PERIOD = `LATERAL (SELECT * FROM "Period" WHERE "listId" = l."id" AND "opensAt" <= now() ORDER BY "opensAt" DESC LIMIT 1) p`;

/** The list with its quarter: each task, its units, its report and who has contributed. */
const BOARD = `
  SELECT t."no", t."content", t."leadLabel", lead."shortName" AS "leadName", s."no" AS "sectionNo", s."title" AS "sectionTitle", c."no" AS "chapterNo", c."title" AS "chapterTitle",
    r."state", r."verdict", r."acceptedAt", r."firstSubmittedAt", v."completion", v."selfAssessment", v."progress",
    (SELECT json_agg(json_build_array(x."label", u."shortName") ORDER BY x."position") FROM "TaskSupport" x LEFT JOIN "Unit" u ON u."id" = x."unitId" WHERE x."taskId" = t."id") AS "supports",
    (SELECT json_agg(json_build_array(u."shortName", k."state", k."firstSubmittedAt"))
     FROM owed_contribution o JOIN "Unit" u ON u."id" = o."unitId" LEFT JOIN "Contribution" k ON k."taskId" = o."taskId" AND k."periodId" = o."periodId" AND k."unitId" = o."unitId"
     WHERE o."taskId" = t."id" AND o."periodId" = p."id") AS "contributions"
  FROM "TaskList" l CROSS JOIN ${PERIOD}
  JOIN "Task" t ON t."listId" = l."id" JOIN "Unit" lead ON lead."id" = t."leadUnitId" JOIN "Section" s ON s."id" = t."sectionId" JOIN "Chapter" c ON c."id" = s."chapterId"
  LEFT JOIN "Report" r ON r."taskId" = t."id" AND r."periodId" = p."id" LEFT JOIN "ReportRevision" v ON v."reportId" = r."id" AND v."no" = r."filedRevisionNo"
  WHERE l."slug" = $1 ORDER BY t."no"`;

const HISTORY = `
  SELECT p."key", t."no", r."state", r."verdict", v."completion", v."selfAssessment", r."firstSubmittedAt" <= p."dueAt" AS "isOnTime"
  FROM "TaskList" l JOIN "Period" p ON p."listId" = l."id" AND p."opensAt" <= now() JOIN "Task" t ON t."listId" = l."id"
  LEFT JOIN "Report" r ON r."taskId" = t."id" AND r."periodId" = p."id" LEFT JOIN "ReportRevision" v ON v."reportId" = r."id" AND v."no" = r."filedRevisionNo"
  WHERE l."slug" = $1 ORDER BY p."key", t."no"`;

/** What the account's unit owes in the open quarter, as lead and as supporter, and what it has not read. */
const TODO = `
  SELECT t."no", t."content", p."key", p."dueAt", r."state", r."returnReason", NULL AS "contribution"
  FROM "Account" a JOIN "Task" t ON t."leadUnitId" = a."unitId" JOIN "TaskList" l ON l."id" = t."listId" CROSS JOIN ${PERIOD}
  LEFT JOIN "Report" r ON r."taskId" = t."id" AND r."periodId" = p."id" WHERE a."username" = $2
  UNION ALL
  SELECT t."no", t."content", p."key", p."dueAt", NULL, k."returnReason", k."state"
  FROM "Account" a JOIN owed_contribution o ON o."unitId" = a."unitId" JOIN "Period" p ON p."id" = o."periodId" AND now() BETWEEN p."opensAt" AND p."locksAt" JOIN "Task" t ON t."id" = o."taskId"
  LEFT JOIN "Contribution" k ON k."taskId" = t."id" AND k."periodId" = p."id" AND k."unitId" = a."unitId" WHERE a."username" = $2`;

const REPORTS = `
  SELECT p."key", r."state", r."verdict", v.* FROM "TaskList" l JOIN "Task" t ON t."listId" = l."id" AND t."no" = 1
  JOIN "Report" r ON r."taskId" = t."id" JOIN "Period" p ON p."id" = r."periodId" JOIN "ReportRevision" v ON v."reportId" = r."id" AND v."no" = r."filedRevisionNo"
  WHERE l."slug" = $1 ORDER BY p."key" DESC`;

const CONTRIBUTIONS = `
  SELECT u."shortName", k."state", v."content", v."problems", v."submittedAt" FROM "TaskList" l CROSS JOIN ${PERIOD}
  JOIN "Task" t ON t."listId" = l."id" AND t."no" = 1 JOIN owed_contribution o ON o."taskId" = t."id" AND o."periodId" = p."id" JOIN "Unit" u ON u."id" = o."unitId"
  LEFT JOIN "Contribution" k ON k."taskId" = t."id" AND k."periodId" = p."id" AND k."unitId" = u."id" LEFT JOIN "ContributionRevision" v ON v."contributionId" = k."id" AND v."no" = k."filedRevisionNo"
  WHERE l."slug" = $1`;

const TASK = `SELECT t."no", t."content", t."leadLabel", (SELECT count(*) FROM "Comment" m WHERE m."taskId" = t."id") AS "comments" FROM "TaskList" l JOIN "Task" t ON t."listId" = l."id" AND t."no" = 1 WHERE l."slug" = $1`;

const PARTS: Readonly<Record<PageName, readonly string[]>> = { home: [TODO], tasks: [BOARD], task: [TASK, REPORTS, CONTRIBUTIONS], dashboard: [BOARD, HISTORY] };

/** @returns the page's one statement, with its data in a single text; `$1` and `$2` are in each, used or not */
export function floorStatement(page: PageName): string {
  const parts = PARTS[page].map((part) => `(SELECT json_agg(x) FROM (${part}) x)`);
  return `SELECT json_build_array($1::text, $2::text, ${parts.join(", ")})::text AS "data"`;
}
