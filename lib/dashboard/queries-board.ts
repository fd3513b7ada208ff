import "server-only";
import { NotFound } from "@/lib/actions/failures";
import { readsEverythingFiled, type Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { Assessment, ReportState } from "@/lib/labels";
import { getList } from "@/lib/lists/queries";
import { choosePeriod, listPeriods, type PeriodRow } from "@/lib/periods/queries";
import { displayedReportState } from "@/lib/reports/workflow";
import { canReadDraft } from "@/lib/tasks/policy";
import { groupByLabel, listSupports, type SupportLabel } from "@/lib/tasks/queries";
import type { TaskFigure } from "./rollup";

export type BoardTask = TaskFigure & {
  id: string;
  content: string;
  leadLabel: string;
  leadName: string;
  supports: SupportLabel[];
  supportLabels: string[];
  /** Whether the viewer may see what was filed; the printed list itself is everyone's. */
  isVisible: boolean;
};

export type Board = {
  chapters: { no: number; title: string }[];
  sections: { no: number; chapterNo: number; title: string }[];
  tasks: BoardTask[];
};

type Row = {
  id: string; no: number; content: string; leadLabel: string; leadUnitId: string; leadName: string; sectionNo: number; chapterNo: number;
  /** Null where the viewer has no unit to compare. */
  isVisible: boolean | null; state: ReportState | null; filedRevisionNo: number | null; firstSubmittedAt: Date | null; verdict: Assessment | null;
  claim: Assessment | null; completion: number | null; coordination: string | null; owedUnitIds: string[]; givenUnitIds: string[];
};

/**
 * A list with one period's state of every task, in the notice's order: a fixed number of statements whatever its size.
 * What the viewer may not see of a task's reports is left out by the statement itself.
 */
export async function getBoard(viewer: Viewer, listId: string, period: PeriodRow): Promise<Board> {
  const [sections, supports, rows] = await Promise.all([
    db.section.findMany({
      where: { listId },
      select: { no: true, title: true, chapter: { select: { no: true, title: true } } },
      orderBy: { no: "asc" },
    }),
    listSupports(viewer, { listId }, period.dueAt),
    listRows(viewer, listId, period.id),
  ]);
  const supportsOf = Map.groupBy(supports, (row) => row.taskId);
  return {
    chapters: [...new Map(sections.map(({ chapter }) => [chapter.no, chapter])).values()],
    sections: sections.map(({ no, title, chapter }) => ({ no, title, chapterNo: chapter.no })),
    tasks: rows.map((row) => toTask(viewer, row, groupByLabel(supportsOf.get(row.id) ?? []))),
  };
}

/**
 * The board of a page: its list, the period the address names (else the newest open one), and the clock it is read by.
 * @throws NotFound for an unknown list, or one that has no period yet
 */
export async function getListBoard(viewer: Viewer, slug: string, periodKey: string | undefined) {
  const list = await getList(viewer, slug);
  const now = new Date();
  const period = choosePeriod(await listPeriods(viewer, list.id), periodKey, now);
  if (!period) throw new NotFound();
  return { list, period, board: await getBoard(viewer, list.id, period), clock: { dueAt: period.dueAt, now } };
}

function listRows(viewer: Viewer, listId: string, periodId: string): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT t."id", t."no", t."content", t."leadLabel", t."leadUnitId", u."shortName" AS "leadName", s."no" AS "sectionNo", c."no" AS "chapterNo",
      v."isVisible", r."state", r."filedRevisionNo", r."firstSubmittedAt", r."verdict",
      rev."selfAssessment" AS "claim", rev."completion", rev."coordination",
      o."owed" AS "owedUnitIds", CASE WHEN v."isVisible" THEN o."given" ELSE '{}' END AS "givenUnitIds"
    FROM "Task" t
    JOIN "Section" s ON s."id" = t."sectionId"
    JOIN "Chapter" c ON c."id" = s."chapterId"
    JOIN "Unit" u ON u."id" = t."leadUnitId"
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(w."unitId"::text), '{}') AS "owed", coalesce(array_agg(w."unitId"::text) FILTER (WHERE g."state" = 'GIVEN'), '{}') AS "given"
      FROM owed_contribution w
      LEFT JOIN "Contribution" g ON g."taskId" = w."taskId" AND g."periodId" = w."periodId" AND g."unitId" = w."unitId"
      WHERE w."taskId" = t."id" AND w."periodId" = ${periodId}::uuid
    ) o
    CROSS JOIN LATERAL (
      SELECT ${readsEverythingFiled(viewer)} OR t."leadUnitId" = ${viewer.unitId}::uuid OR coalesce(${viewer.unitId}::text = ANY (o."owed"), false) AS "isVisible"
    ) v
    LEFT JOIN "Report" r ON r."taskId" = t."id" AND r."periodId" = ${periodId}::uuid AND v."isVisible"
    LEFT JOIN "ReportRevision" rev ON rev."reportId" = r."id" AND rev."no" = r."filedRevisionNo"
    WHERE t."listId" = ${listId}::uuid
    ORDER BY t."no"`;
}

function toTask(viewer: Viewer, row: Row, supports: SupportLabel[]): BoardTask {
  const { state, filedRevisionNo, coordination, isVisible, ...facts } = row;
  const report = state === null ? null : { state, filedRevisionNo };
  return {
    ...facts,
    isVisible: isVisible ?? false,
    supports,
    supportLabels: supports.map((support) => support.label),
    coordination: coordination ?? "",
    displayState: displayedReportState(report, canReadDraft(viewer, row.leadUnitId)),
    filedState: displayedReportState(report, false) as TaskFigure["filedState"],
  };
}
