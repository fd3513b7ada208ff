/** The dashboard's rows: the notice's sections under their chapters, the lead units, the supporting units. */
import type { UnitKind } from "@/lib/labels";
import { groupTasks, rollUp, rollUpSupport, type Basis, type Clock, type SupportTotals, type TaskFigure, type Totals } from "./rollup";

export type FigureRow = {
  key: string;
  level: "chapter" | "section" | "unit" | "total";
  /** The chapter's or section's number; of a unit, its first task's. */
  no: number;
  title: string;
  /** What keeps the row's own tasks. */
  filter: { chapter?: number; section?: number; lead?: string };
  totals: Totals;
};

export type Outline = { chapters: readonly { no: number; title: string }[]; sections: readonly { no: number; chapterNo: number; title: string }[] };
type Counting = { clock: Clock; basis: Basis };

function totalRow(tasks: readonly TaskFigure[], { clock, basis }: Counting): FigureRow {
  return { key: "total", level: "total", no: 0, title: "合计", filter: {}, totals: rollUp(tasks, clock, basis) };
}

/**
 * @returns each chapter with its subtotals and its sections below it, in the notice's order, then the total; what holds
 *   none of the tasks is left out
 */
export function sectionRows(outline: Outline, tasks: readonly TaskFigure[], counting: Counting): FigureRow[] {
  const totalsOf = (isIn: (task: TaskFigure) => boolean) => rollUp(tasks.filter(isIn), counting.clock, counting.basis);
  const rows = outline.chapters.flatMap(({ no: chapterNo, title: chapterTitle }): FigureRow[] => [
    { key: `chapter-${chapterNo}`, level: "chapter", no: chapterNo, title: chapterTitle, filter: { chapter: chapterNo }, totals: totalsOf((task) => task.chapterNo === chapterNo) },
    ...outline.sections
      .filter((section) => section.chapterNo === chapterNo)
      .map(({ no, title }): FigureRow => ({ key: `section-${no}`, level: "section", no, title, filter: { section: no }, totals: totalsOf((task) => task.sectionNo === no) })),
  ]);
  return [...rows.filter((row) => row.totals.tasks > 0), totalRow(tasks, counting)];
}

/** @returns the lead units, first who is behind: by 逾期, then 欠进度, then 未报, then in the notice's order; then the total */
export function leadRows(tasks: readonly (TaskFigure & { leadName: string })[], counting: Counting): FigureRow[] {
  const rows = [...groupTasks(tasks, (task) => task.leadUnitId)].map(([lead, own]): FigureRow => ({
    key: lead, level: "unit", no: own[0]?.no ?? 0, title: own[0]?.leadName ?? "", filter: { lead }, totals: rollUp(own, counting.clock, counting.basis),
  }));
  rows.sort(({ totals: a, no: noA }, { totals: b, no: noB }) =>
    b.overdue - a.overdue || b.assessments.BEHIND - a.assessments.BEHIND || b.notFiled - a.notFiled || noA - noB);
  return [...rows, totalRow(tasks, counting)];
}

export type SupportUnit = { id: string; name: string; kind: UnitKind };
export type SupportRow = SupportTotals & { name: string; kind: UnitKind };

/**
 * @param units in the order to show: departments, counties, zones
 * @returns what each of the units owed and gave to these tasks; units that owe nothing are left out
 */
export function supportRows(units: readonly SupportUnit[], tasks: readonly TaskFigure[]): SupportRow[] {
  const totals = new Map(rollUpSupport(tasks).map((row) => [row.unitId, row]));
  return units.flatMap(({ id, name, kind }) => {
    const row = totals.get(id);
    return row && row.owed > 0 ? [{ ...row, name, kind }] : [];
  });
}
