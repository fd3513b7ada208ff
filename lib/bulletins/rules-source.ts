/** What a bulletin is written from, and the figures it is frozen with. Every figure is the dashboard's own roll-up. */
import { countedAssessment, countedCompletion, meanCompletion, MEASURE_TEXTS, rollUp, type Clock, type TaskFigure, type Totals } from "@/lib/dashboard/rollup";
import { sectionRows, supportRows, type FigureRow, type SupportRow, type SupportUnit } from "@/lib/dashboard/rollup-rows";
import { NONE_LABEL } from "@/lib/dashboard/rules-filters";
import { ASSESSMENT_LABELS } from "@/lib/labels";

/** A bulletin counts what HRSS has accepted, and nothing else (DESIGN.md §3). */
export const BASIS = "accepted";

/** Words of an accepted report. */
export type AcceptedWords = { progress: string; problems: string; coordination: string };

export type SourceTask = TaskFigure & {
  content: string;
  leadName: string;
  supportLabels: readonly string[];
  /** Null unless the report that stands is accepted. */
  words: AcceptedWords | null;
};

export type BulletinSource = {
  list: { title: string; docNumber: string };
  period: { label: string; dueAt: Date };
  chapters: readonly { no: number; title: string }[];
  sections: readonly { no: number; chapterNo: number; title: string }[];
  tasks: readonly SourceTask[];
  /** Who owes these tasks a contribution, in the order to show. */
  units: readonly SupportUnit[];
  /** Groups that the notice names, as printed: 各县（区）. */
  groupLabels: readonly string[];
  /** What came of the notice's requirements, by where each is carried out. */
  carried: readonly { key: string; label: string; counter: string; figures: readonly { label: string; value: number }[] }[];
  /** The organ that issues it. */
  issuer: string;
  now: Date;
  isDemo: boolean;
};

export type BulletinFigures = { basis: typeof BASIS; countedAt: string; dueAt: string; totals: Totals; sections: FigureRow[]; support: SupportRow[] };

export const clockOf = ({ period, now }: BulletinSource): Clock => ({ dueAt: period.dueAt, now });

/** @returns the roll-up over some of the source's tasks */
export function totalsOf(source: BulletinSource, tasks: readonly TaskFigure[] = source.tasks): Totals {
  return rollUp(tasks, clockOf(source), BASIS);
}

/** @returns everything the bulletin counts, to be kept with it */
export function figuresOf(source: BulletinSource): BulletinFigures {
  return {
    basis: BASIS,
    countedAt: source.now.toISOString(),
    dueAt: source.period.dueAt.toISOString(),
    totals: totalsOf(source),
    sections: sectionRows(source, source.tasks, { clock: clockOf(source), basis: BASIS }),
    support: supportRows(source.units, source.tasks),
  };
}

/** @returns a mean completion as it is printed */
export function meanText(totals: Totals): string {
  const mean = meanCompletion(totals);
  return mean === null ? "暂无" : `${mean}%`;
}

/** @returns a task's verdict; what is not accepted is 未评价, with what it waits for */
export function assessmentText(task: TaskFigure): string {
  const counted = countedAssessment(task, BASIS);
  if (counted !== null) return ASSESSMENT_LABELS[counted];
  switch (task.filedState) {
    case "SUBMITTED": return `${NONE_LABEL}（${MEASURE_TEXTS.awaitingReview.label}）`;
    case "RETURNED": return `${NONE_LABEL}（${MEASURE_TEXTS.returned.label}）`;
    case "NOT_FILED": return `${NONE_LABEL}（${MEASURE_TEXTS.notFiled.label}）`;
    case "ACCEPTED": return NONE_LABEL;
  }
}

/** @returns a task's completion as it is printed */
export function completionText(task: TaskFigure): string {
  const counted = countedCompletion(task, BASIS);
  return counted === null ? "—" : `${counted}%`;
}
