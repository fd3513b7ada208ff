import "server-only";
import { isDemoInstallation } from "@/lib/auth/installation";
import { readsEverythingFiled, type Viewer } from "@/lib/auth/schema";
import { displayedContributionState } from "@/lib/contributions/workflow";
import { getListBoard, type BoardTask } from "@/lib/dashboard/queries-board";
import type { SupportUnit } from "@/lib/dashboard/rollup-rows";
import { matchesFilters } from "@/lib/dashboard/rules";
import { boardFilters, firstValues, type BoardFilters, type SearchParams } from "@/lib/dashboard/schema";
import { db, Prisma } from "@/lib/db/client";
import type { ContributionState } from "@/lib/labels";
import { canReadDraft } from "@/lib/tasks/policy";
import { isFiledReadable, OWED_OR_GIVEN } from "@/lib/tasks/queries";
import type { FiledWords, GivenWords, Ledger, LedgerTask } from "./rules-task";
import { filterTexts } from "./rules-title";

/** So many tasks' words are read at a time. */
export const PAGE_TASKS = 200;

/** A ledger without its words, which come page by page; `locksAt`: of its period. */
export type LedgerPlan = Omit<Ledger, "tasks"> & { listId: string; periodId: string; locksAt: Date; filters: BoardFilters; tasks: BoardTask[] };

/**
 * @param query the list screen's own address: period, basis, filters
 * @returns what the list shows under these filters, in a fixed number of statements. Throws NotFound as the screen does.
 */
export async function getLedgerPlan(viewer: Viewer, slug: string, query: SearchParams): Promise<LedgerPlan> {
  const values = firstValues(query);
  const filters = boardFilters.parse(values);
  const { list, period, board, clock } = await getListBoard(viewer, slug, values.period);
  const tasks = board.tasks.filter((task) => matchesFilters(task, filters, clock));
  const [isDemo, units] = await Promise.all([
    isDemoInstallation(),
    db.unit.findMany({
      where: { id: { in: [...new Set(tasks.flatMap((task) => task.owedUnitIds))] } },
      select: { id: true, shortName: true, kind: true },
      orderBy: { position: "asc" },
    }),
  ]);
  const named = board.tasks.flatMap((task) => [[task.leadUnitId, task.leadName] as const, ...task.supports.flatMap(({ members }) => members.map(({ id, name }) => [id, name] as const))]);
  return {
    listId: list.id, periodId: period.id, locksAt: period.locksAt, list: { slug: list.slug, title: list.title, docNumber: list.docNumber }, period: { key: period.key, label: period.label },
    basis: filters.basis, clock, filters, filterTexts: filterTexts(filters, new Map(named), clock), isDemo, isOfUnit: !readsEverythingFiled(viewer),
    outline: { chapters: board.chapters, sections: board.sections },
    units: units.map(({ id, shortName, kind }): SupportUnit => ({ id, name: shortName, kind })),
    tasks,
  };
}

/** @returns the plan's tasks with their words, a page at a time, in order; `contributions` only where they are wanted */
export async function* readLedgerPages(viewer: Viewer, plan: LedgerPlan, wanted: { contributions: boolean }): AsyncGenerator<LedgerTask[]> {
  for (let at = 0; at < plan.tasks.length; at += PAGE_TASKS) {
    const page = plan.tasks.slice(at, at + PAGE_TASKS);
    const ids = page.filter((task) => task.isVisible).map((task) => task.id);
    const [words, given] = await Promise.all([listWords(viewer, plan.periodId, ids), wanted.contributions ? listGiven(viewer, plan.periodId, ids) : []]);
    const wordsOf = new Map(words.map(({ taskId, ...filed }) => [taskId, filed]));
    const givenOf = Map.groupBy(given, ({ taskId }) => taskId);
    yield page.map((task) => ({
      ...task,
      // The state was read a moment earlier; words without a filed state would be of a report that has come since.
      words: task.filedState === "NOT_FILED" ? null : (wordsOf.get(task.id) ?? null),
      contributions: (givenOf.get(task.id) ?? []).map(({ taskId: _, ...one }) => one),
    }));
  }
}

const fileNames = (ids: Prisma.Sql) => Prisma.sql`coalesce((
  SELECT array_agg(a."name" ORDER BY filed."place") FROM unnest(${ids}) WITH ORDINALITY AS filed("id", "place") JOIN "Attachment" a ON a."id" = filed."id"
), '{}')`;

/** The revisions that stand as filed, for whoever may read them. */
function listWords(viewer: Viewer, periodId: string, taskIds: string[]): Promise<(FiledWords & { taskId: string })[]> {
  return db.$queryRaw`
    SELECT r."taskId", v."progress", v."problems", v."coordination", v."upward", v."nextSteps", v."contactName", v."contactPhone",
      CASE WHEN r."state" = 'ACCEPTED' THEN r."acceptedAt" END AS "acceptedAt", ${fileNames(Prisma.sql`v."attachmentIds"`)} AS "fileNames"
    FROM "Report" r
    JOIN "ReportRevision" v ON v."reportId" = r."id" AND v."no" = r."filedRevisionNo"
    WHERE r."periodId" = ${periodId}::uuid AND r."taskId" = ANY (${taskIds}::uuid[])
      AND ${isFiledReadable(viewer, { lead: Prisma.sql`r."unitId"`, task: Prisma.sql`r."taskId"`, period: Prisma.sql`r."periodId"` })}`;
}

type GivenRow = Omit<GivenWords, "state"> & { taskId: string; state: ContributionState | null; filedRevisionNo: number | null };

/** What every supporting unit owes and gave, group members one by one, in the units' order. */
async function listGiven(viewer: Viewer, periodId: string, taskIds: string[]): Promise<(GivenWords & { taskId: string })[]> {
  const rows = await db.$queryRaw<GivenRow[]>`
    SELECT o."taskId", o."unitId", u."shortName" AS "unitName", c."state", c."filedRevisionNo",
      CASE WHEN v."no" IS NOT NULL THEN c."firstSubmittedAt" END AS "firstSubmittedAt",
      coalesce(v."content", '') AS "content", coalesce(v."problems", '') AS "problems", coalesce(v."contactName", '') AS "contactName",
      coalesce(v."contactPhone", '') AS "contactPhone", ${fileNames(Prisma.sql`v."attachmentIds"`)} AS "fileNames"
    FROM owed_contribution o
    JOIN "Task" t ON t."id" = o."taskId"
    JOIN "Unit" u ON u."id" = o."unitId"
    LEFT JOIN "Contribution" c ON c."taskId" = o."taskId" AND c."periodId" = o."periodId" AND c."unitId" = o."unitId"
    LEFT JOIN "ContributionRevision" v ON v."contributionId" = c."id" AND v."no" = c."filedRevisionNo"
    WHERE o."periodId" = ${periodId}::uuid AND o."taskId" = ANY (${taskIds}::uuid[])
      AND ${OWED_OR_GIVEN} AND ${isFiledReadable(viewer, { lead: Prisma.sql`t."leadUnitId"`, task: Prisma.sql`o."taskId"`, period: Prisma.sql`o."periodId"` })}
    ORDER BY t."no", u."position"`;
  return rows.map(({ state, filedRevisionNo, ...row }) => ({
    ...row,
    state: displayedContributionState(state === null ? null : { state, filedRevisionNo }, canReadDraft(viewer, row.unitId)),
  }));
}
