/** What a ledger knows of a task in its period, as far as the viewer may read it. */
import type { Outline, SupportUnit } from "@/lib/dashboard/rollup-rows";
import { dueUnitIds, MEASURE_TEXTS, MEASURES, type Basis, type Clock, type TaskFigure } from "@/lib/dashboard/rollup";
import type { ContributionDisplayState } from "@/lib/labels";
import type { Light } from "@/lib/plans/rules-light";

/** The words of the revision that stands as filed. */
export type FiledWords = {
  progress: string; problems: string; coordination: string; upward: string; nextSteps: string; contactName: string; contactPhone: string;
  fileNames: readonly string[];
  acceptedAt: Date | null;
};

/** What one supporting unit gave; a unit that gave nothing has no words and no time. */
export type GivenWords = {
  unitId: string; unitName: string; state: ContributionDisplayState;
  content: string; problems: string; contactName: string; contactPhone: string;
  fileNames: readonly string[];
  firstSubmittedAt: Date | null;
};

export type LedgerTask = TaskFigure & {
  content: string; leadLabel: string; leadName: string; supportLabels: readonly string[];
  isVisible: boolean;
  light: Light;
  /** Null where nothing stands as filed, or the viewer may not read it. */
  words: FiledWords | null;
  /** In the units' order; empty where the viewer may not read them. */
  contributions: readonly GivenWords[];
};

export type Ledger = {
  list: { slug: string; title: string; docNumber: string };
  period: { key: string; label: string };
  basis: Basis;
  clock: Clock;
  filterTexts: readonly string[];
  isDemo: boolean;
  /** Whether the viewer sees only his own unit's part. */
  isOfUnit: boolean;
  outline: Outline;
  /** Every unit that owes these tasks a contribution, in order. */
  units: readonly SupportUnit[];
  tasks: readonly LedgerTask[];
};

export const HIDDEN_TEXT = "本单位未参与，填报内容不公开";

/** @returns 按时, 迟报, 未报, 逾期 or 已销号: the measure's own word that holds of the task */
export function timelinessText(task: TaskFigure, clock: Clock): string {
  for (const measure of ["onTime", "late", "closed", "overdue"] as const) if (MEASURES[measure](task, clock)) return MEASURE_TEXTS[measure].label;
  return MEASURE_TEXTS.notFiled.label;
}

/** @returns the names of the units whose contribution is still missing, in order */
export function missingUnitNames(task: TaskFigure, units: readonly SupportUnit[]): string[] {
  return units.filter(({ id }) => dueUnitIds(task).includes(id) && !task.givenUnitIds.includes(id)).map(({ name }) => name);
}
