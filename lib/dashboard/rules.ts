/** Which tasks of the board a filter keeps. */
import { countedAssessment, MEASURES, type Clock, type TaskFigure } from "./rollup";
import type { BoardFilters } from "./schema";

export type SearchableTask = TaskFigure & { content: string; leadLabel: string; supportLabels: readonly string[]; isVisible: boolean };

function isContributionMissing(task: TaskFigure, unitId: string | undefined): boolean {
  const owed = unitId === undefined ? task.owedUnitIds : task.owedUnitIds.filter((id) => id === unitId);
  return owed.some((id) => !task.givenUnitIds.includes(id));
}

/** @returns whether a task stays under the filters; what depends on reports never keeps a task whose reports are hidden */
export function matchesFilters(task: SearchableTask, filters: BoardFilters, clock: Clock): boolean {
  const { chapter, section, lead, support, state, assessment, contribution, basis, text } = filters;
  if (chapter !== undefined && task.chapterNo !== chapter) return false;
  if (section !== undefined && task.sectionNo !== section) return false;
  if (lead !== undefined && task.leadUnitId !== lead) return false;
  if (support !== undefined && !task.owedUnitIds.includes(support)) return false;
  if (text && ![String(task.no), task.content, task.leadLabel, ...task.supportLabels].some((words) => words.includes(text))) return false;
  if (state === undefined && assessment === undefined && contribution === undefined) return true;
  if (!task.isVisible) return false;
  if (state !== undefined && !MEASURES[state](task, clock)) return false;
  if (assessment !== undefined && (countedAssessment(task, basis) ?? "NONE") !== assessment) return false;
  return contribution === undefined || isContributionMissing(task, support) === (contribution === "missing");
}
