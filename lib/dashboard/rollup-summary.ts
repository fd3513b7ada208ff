/** What the first screen names: who is furthest behind, and who has not answered. */
import type { FigureRow, SupportRow } from "./rollup-rows";
import type { Totals } from "./rollup";

/** @returns how many tasks are behind: 欠进度, 未启动 and 逾期, which never overlap: what is overdue has no assessment */
export function behindCount({ assessments, overdue }: Totals): number {
  return assessments.BEHIND + assessments.NOT_STARTED + overdue;
}

/** @returns the rows of a level with something behind, most first, then in the order given */
export function mostBehind(rows: readonly FigureRow[], level: FigureRow["level"]): FigureRow[] {
  return byMost(rows.filter((row) => row.level === level), ({ totals }) => behindCount(totals));
}

/** @returns the lead units with reports missing, most first */
export function leadsMissing(rows: readonly FigureRow[]): FigureRow[] {
  return byMost(rows.filter(({ level }) => level === "unit"), ({ totals }) => totals.notFiled);
}

/** @returns the supporting units with contributions missing, most first */
export function supportsMissing(rows: readonly SupportRow[]): SupportRow[] {
  return byMost(rows, ({ owed, given }) => owed - given);
}

function byMost<Row>(rows: readonly Row[], countOf: (row: Row) => number): Row[] {
  return rows.filter((row) => countOf(row) > 0).sort((a, b) => countOf(b) - countOf(a));
}
