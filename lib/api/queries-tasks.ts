import "server-only";
import { z } from "zod";
import { NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { getListBoard, type BoardTask } from "@/lib/dashboard/queries-board";
import { dueUnitIds, MEASURES, standingOf } from "@/lib/dashboard/rollup";
import { matchesFilters } from "@/lib/dashboard/rules";
import { requireChosen } from "./queries-periods";
import { pickPage } from "./rules-paging";
import type { TASK, TASKS } from "./schema-endpoints";
import type { task as taskRow, taskQuery } from "./schema-filings";

type Board = Awaited<ReturnType<typeof getListBoard>>;

function rowOf({ board: { chapters, sections } }: Board, task: BoardTask): z.input<typeof taskRow> {
  const heading = (headings: readonly { no: number; title: string }[], no: number) => ({ no, title: headings.find((one) => one.no === no)?.title ?? "" });
  return {
    no: task.no,
    chapter: heading(chapters, task.chapterNo),
    section: heading(sections, task.sectionNo),
    content: task.content,
    lead: { id: task.leadUnitId, name: task.leadName },
    leadLabel: task.leadLabel,
    supports: task.supports.map(({ label, members }) => ({ label, units: members })),
    filing: task.isVisible ? filingOf(task) : null,
  };
}

function filingOf(task: BoardTask) {
  const { displayState, filedState, firstSubmittedAt, givenUnitIds, light } = task;
  const { claim, completion, verdict } = standingOf(task);
  return {
    state: displayState, filedState, firstSubmittedAt: firstSubmittedAt?.toISOString() ?? null, selfAssessment: claim, completion, verdict, suggestion: light.suggestion,
    needsCoordination: MEASURES.needsCoordination(task), contributionsOwed: [...dueUnitIds(task)], contributionsGiven: [...givenUnitIds],
  };
}

/**
 * The tasks that the list's screen shows under the same filters, with what it shows of their reports.
 * @throws NotFound for an unknown list; Refused, at `period`, for one it does not have
 */
export async function listTasksPage(viewer: Viewer, slug: string, query: z.output<typeof taskQuery>): Promise<z.input<typeof TASKS.answer>> {
  const { period: key, limit, cursor, ...filters } = query;
  const found = await getListBoard(viewer, slug, key);
  const period = requireChosen(found.period, key);
  const tasks = found.board.tasks.filter((task) => matchesFilters(task, filters, found.clock));
  const page = pickPage(tasks, { limit, cursor }, z.int(), (task) => task.no);
  return { data: page.data.map((task) => rowOf(found, task)), next: page.next, period };
}

/** @returns one task in a period; throws as `listTasksPage` does */
export async function getTaskRow(viewer: Viewer, slug: string, no: number, key: string | undefined): Promise<z.input<typeof TASK.answer>> {
  const found = await getListBoard(viewer, slug, key);
  const period = requireChosen(found.period, key);
  const task = found.board.tasks.find((one) => one.no === no);
  if (!task) throw new NotFound();
  return { ...rowOf(found, task), period };
}
