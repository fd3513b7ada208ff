/** What stands beside a chapter's and a section's head, on the screen and on paper. */
import { rollUp, type Basis, type Clock, type TaskFigure } from "./rollup";

/** @returns 12 项 · 已报 9 · 已采纳 6 · 逾期 1: all tasks under the head, and of those the viewer may see what was filed */
export function headCounts(tasks: readonly (TaskFigure & { isVisible: boolean })[], clock: Clock, basis: Basis): string {
  const seen = rollUp(tasks.filter((task) => task.isVisible), clock, basis);
  return `${tasks.length} 项 · 已报 ${seen.filed} · 已采纳 ${seen.accepted}${seen.overdue > 0 ? ` · 逾期 ${seen.overdue}` : ""}`;
}
