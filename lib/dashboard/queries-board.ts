import "server-only";
import { NotFound } from "@/lib/actions/failures";
import { readsEverythingFiled, type Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import { getList } from "@/lib/lists/queries";
import { choosePeriod, listPeriods, type PeriodRow } from "@/lib/periods/queries";
import { lightFor, measuresOf } from "@/lib/plans/queries-light";
import { lightMoment, NO_LIGHT, type Light, type PlannedMeasure } from "@/lib/plans/rules-light";
import { groupByLabel, isFiledReadable, isTaskClosed, listSupports, type SupportLabel } from "@/lib/tasks/queries";
import type { TaskFigure } from "./rollup";
import { taskFacts, type FactColumns } from "./rules-facts";

export type BoardTask = TaskFigure & {
  id: string;
  content: string;
  leadLabel: string;
  leadName: string;
  supports: SupportLabel[];
  supportLabels: string[];
  /** Whether the viewer may see what was filed; the printed list itself is everyone's. */
  isVisible: boolean;
  /** What the plan in force suggests, as far as the viewer may see it. */
  light: Light;
};

export type Board = {
  chapters: { no: number; title: string }[];
  sections: { no: number; chapterNo: number; title: string }[];
  tasks: BoardTask[];
};

type Row = FactColumns & {
  id: string; content: string; leadLabel: string;
  /** Null where the viewer has no unit to compare. */
  isVisible: boolean | null;
  measures: PlannedMeasure[];
};

/**
 * A list with one period's state of every task, in the notice's order: a fixed number of statements whatever its size.
 * What the viewer may not see of a task's reports is left out by the statement itself.
 */
export async function getBoard(viewer: Viewer, listId: string, period: PeriodRow): Promise<Board> {
  const now = new Date();
  const [sections, supports, rows] = await Promise.all([
    db.section.findMany({
      where: { listId },
      select: { no: true, title: true, chapter: { select: { no: true, title: true } } },
      orderBy: { no: "asc" },
    }),
    listSupports(viewer, { listId }, period.dueAt),
    listRows(viewer, listId, period, now),
  ]);
  const supportsOf = Map.groupBy(supports, (row) => row.taskId);
  return {
    chapters: [...new Map(sections.map(({ chapter }) => [chapter.no, chapter])).values()],
    sections: sections.map(({ no, title, chapter }) => ({ no, title, chapterNo: chapter.no })),
    tasks: rows.map((row) => ({ ...toTask(viewer, row, groupByLabel(supportsOf.get(row.id) ?? [])), light: row.isClosed ? NO_LIGHT : lightFor(row.measures, period, now) })),
  };
}

/**
 * The board of a page: its list, the period the address names (else the newest open one), and the clock it is read by.
 * @throws NotFound for an unknown list, or one that has no period yet
 */
export async function getListBoard(viewer: Viewer, slug: string, periodKey: string | undefined) {
  const board = await findListBoard(viewer, slug, periodKey);
  if (!board) throw new NotFound();
  return board;
}

/** The same for a page that has more to show; null for a list that has no period yet. Throws NotFound for an unknown list. */
export async function findListBoard(viewer: Viewer, slug: string, periodKey: string | undefined) {
  const list = await getList(viewer, slug);
  const now = new Date();
  const period = choosePeriod(await listPeriods(viewer, list.id), periodKey, now);
  if (!period) return null;
  return { list, period, board: await getBoard(viewer, list.id, period), clock: { dueAt: period.dueAt, now } };
}

function listRows(viewer: Viewer, listId: string, { id: periodId, locksAt }: PeriodRow, now: Date): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT t."id", t."no", t."content", t."leadLabel", t."leadUnitId", u."shortName" AS "leadName", s."no" AS "sectionNo", c."no" AS "chapterNo",
      v."isVisible", r."state", r."filedRevisionNo", r."firstSubmittedAt", r."verdict",
      rev."selfAssessment" AS "claim", rev."completion", rev."coordination",
      (SELECT count(*)::int FROM "Review" d WHERE d."reportId" = r."id" AND d."decision" = 'RETURNED' AND d."undoneAt" IS NULL) AS "returnCount",
      o."owed" AS "owedUnitIds", CASE WHEN v."isVisible" THEN o."given" ELSE '{}' END AS "givenUnitIds",
      CASE WHEN v."isVisible" THEN o."onTime" ELSE '{}' END AS "onTimeUnitIds", CASE WHEN v."isVisible" THEN o."asked" ELSE '{}' END AS "askedUnitIds",
      er."state" AS "earlierState", er."filedRevisionNo" AS "earlierRevisionNo", er."verdict" AS "earlierVerdict", ev."selfAssessment" AS "earlierClaim",
      coalesce(v."isVisible", false) AND ${isTaskClosed(Prisma.sql`t."id"`, Prisma.sql`p."id"`)} AS "isClosed", er."id" IS NOT NULL AND ${isTaskClosed(Prisma.sql`t."id"`, Prisma.sql`e."id"`)} AS "isEarlierClosed",
      CASE WHEN v."isVisible" THEN ${measuresOf(Prisma.sql`t."id"`, lightMoment({ locksAt }, now))} ELSE '[]' END AS "measures"
    FROM "Task" t
    JOIN "Period" p ON p."listId" = t."listId" AND p."id" = ${periodId}::uuid
    JOIN "Section" s ON s."id" = t."sectionId"
    JOIN "Chapter" c ON c."id" = s."chapterId"
    JOIN "Unit" u ON u."id" = t."leadUnitId"
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(w."unitId"::text), '{}') AS "owed", coalesce(array_agg(w."unitId"::text) FILTER (WHERE g."state" = 'GIVEN'), '{}') AS "given",
        coalesce(array_agg(w."unitId"::text) FILTER (WHERE g."state" = 'GIVEN' AND g."firstSubmittedAt" <= p."dueAt"), '{}') AS "onTime",
        coalesce(array_agg(w."unitId"::text) FILTER (WHERE g."state" <> 'GIVEN' AND g."filedRevisionNo" IS NOT NULL), '{}') AS "asked"
      FROM owed_contribution w
      LEFT JOIN "Contribution" g ON g."taskId" = w."taskId" AND g."periodId" = w."periodId" AND g."unitId" = w."unitId"
      WHERE w."taskId" = t."id" AND w."periodId" = ${periodId}::uuid
    ) o
    CROSS JOIN LATERAL (
      SELECT ${readsEverythingFiled(viewer)} OR t."leadUnitId" = ${viewer.unitId}::uuid OR coalesce(${viewer.unitId}::text = ANY (o."owed"), false) AS "isVisible"
    ) v
    LEFT JOIN "Report" r ON r."taskId" = t."id" AND r."periodId" = ${periodId}::uuid AND v."isVisible"
    LEFT JOIN "ReportRevision" rev ON rev."reportId" = r."id" AND rev."no" = r."filedRevisionNo"
    LEFT JOIN LATERAL (
      SELECT e."id" FROM "Period" e WHERE e."listId" = t."listId" AND (e."year", e."quarter") < (p."year", p."quarter")
      ORDER BY e."year" DESC, e."quarter" DESC LIMIT 1
    ) e ON true
    LEFT JOIN "Report" er ON er."taskId" = t."id" AND er."periodId" = e."id"
      AND ${isFiledReadable(viewer, { lead: Prisma.sql`t."leadUnitId"`, task: Prisma.sql`t."id"`, period: Prisma.sql`e."id"` })}
    LEFT JOIN "ReportRevision" ev ON ev."reportId" = er."id" AND ev."no" = er."filedRevisionNo"
    WHERE t."listId" = ${listId}::uuid
    ORDER BY t."no"`;
}

function toTask(viewer: Viewer, row: Row, supports: SupportLabel[]): Omit<BoardTask, "light"> {
  const { id, content, leadLabel, isVisible } = row;
  return { ...taskFacts(viewer, row), id, content, leadLabel, isVisible: isVisible ?? false, supports, supportLabels: supports.map((support) => support.label) };
}
