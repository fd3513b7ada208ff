/** Which tasks of the board a filter keeps. */
import { MEASURES, meetsAssessment, meetsContribution, type Clock, type TaskFigure } from "./rollup";
import type { BoardFilters } from "./schema";

export type SearchableTask = TaskFigure & { content: string; leadLabel: string; supportLabels: readonly string[]; isVisible: boolean };

/** @returns whether a task stays under the filters; what depends on reports never keeps a task whose reports are hidden */
export function matchesFilters(task: SearchableTask, filters: BoardFilters, clock: Clock): boolean {
  const { chapter, section, lead, support, state, assessment, contribution, scope, basis, text } = filters;
  if (chapter !== undefined && task.chapterNo !== chapter) return false;
  if (section !== undefined && task.sectionNo !== section) return false;
  if (lead !== undefined && task.leadUnitId !== lead) return false;
  if (support !== undefined && !task.owedUnitIds.includes(support)) return false;
  if (text && ![String(task.no), task.content, task.leadLabel, ...task.supportLabels].some((words) => words.includes(text))) return false;
  if (state === undefined && assessment === undefined && contribution === undefined && scope === undefined) return true;
  if (!task.isVisible) return false;
  if (state !== undefined && !MEASURES[state](task, clock)) return false;
  if (assessment !== undefined && !meetsAssessment(task, assessment, basis)) return false;
  return contribution === undefined || meetsContribution(task, contribution, support);
}
