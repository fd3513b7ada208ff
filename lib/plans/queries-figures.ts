import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import type { CarriedFigure, FiguresPlace } from "@/lib/lists/rules-figures";
import { listLineTasks } from "./queries-line";
import { matchesPlanFilters, planQuery, type PlanFilters } from "./rules-line";
import { plansPath } from "./schema";

const FIGURES: readonly { label: string; filters: PlanFilters }[] = [
  { label: "已有审定方案的任务", filters: { force: "1" } },
  { label: "方案待审定", filters: { state: "SUBMITTED" } },
  { label: "尚未制定方案", filters: { state: "NOT_WRITTEN" } },
  { label: "有措施逾期的任务", filters: { overdue: "1" } },
];

/** @returns how many of the tasks whose plans the viewer may read stand where, each counted as the list behind it is filtered; of today, whatever the period */
export async function getPlansFigures(viewer: Viewer, { list }: FiguresPlace): Promise<CarriedFigure[]> {
  const tasks = await listLineTasks(viewer, list.id);
  const now = new Date();
  return FIGURES.map(({ label, filters }) => ({ label, value: tasks.filter((task) => matchesPlanFilters(task, filters, now)).length, href: plansPath(list.slug) + planQuery(filters) }));
}
