/**
 * Heat maps: rows of tasks against quarters. Every cell is `rollUp` over its tasks, so it cannot disagree with the tables
 * of its period; what is added here is only which of the totals is shown and how dark its ground is.
 */
import { ASSESSMENT_LABELS, type Assessment } from "@/lib/labels";
import type { PeriodTimes } from "@/lib/periods/calendar";
import { groupTasks, MEASURE_TEXTS, meanCompletion, rollUp, rollUpSupport, share, type Basis, type Clock, type TaskFigure, type Totals } from "./rollup";
import type { Outline, SupportUnit } from "./rollup-rows";
import { NONE_LABEL } from "./rules-filters";

/** One quarter of a list with the facts of the tasks that count in it. */
export type PeriodTasks = { key: string; label: string; clock: Clock; tasks: readonly (TaskFigure & { leadName: string })[] };

export const HEATS = ["reached", "completion", "onTime", "contributions"] as const;
export type Heat = (typeof HEATS)[number];

export const HEAT_TEXTS: Record<Heat, { label: string; definition: string }> = {
  reached: { label: "达到或超过", definition: "达到或超过序时进度的任务数／任务数，按所选口径" },
  completion: { label: "平均完成比例", definition: "计入的各任务完成比例的平均数，按所选口径" },
  onTime: { label: "按时报送", definition: "按时报送的任务数／应报任务数，不分口径" },
  contributions: { label: "配合反馈", definition: "已反馈件数／应反馈件数，不分口径" },
};

/** 0: nothing to show; 1 to 5: from the lowest share to the whole. */
export type Step = 0 | 1 | 2 | 3 | 4 | 5;

/** @returns the step of a share in percent: each quarter of the hundred one, the whole its own, no share none */
export function stepOf(share: number | null): Step {
  if (share === null) return 0;
  if (share >= 100) return 5;
  return (Math.floor(Math.max(0, share) / 25) + 1) as Step;
}

const SHARE_STEPS = ["不足25%", "25%起", "50%起", "75%起", "100%"];

/** @returns what the grounds of a map stand for, lowest first; a map of single tasks names what each came to */
export function heatLegend(heat: Heat, ofTasks: boolean): { step: Step; label: string }[] {
  if (ofTasks && heat === "onTime") return [{ step: 0, label: MEASURE_TEXTS.notFiled.label }, { step: LATE_STEP, label: MEASURE_TEXTS.late.label }, { step: 5, label: MEASURE_TEXTS.onTime.label }];
  const labels = ofTasks && heat === "reached" ? Object.values(ASSESSMENT_LABELS) : SHARE_STEPS;
  return labels.map((label, at) => ({ step: (at + 1) as Step, label }));
}

const LATE_STEP = 2;

export type HeatCell = {
  periodKey: string;
  /** What stands in the cell; empty where the row had nothing in this quarter. */
  text: string;
  /** Null where the figure stands on no step of this map. */
  step: Step | null;
  /** Tasks behind the cell: those its link lists. */
  tasks: number;
  /** All that is counted of them; null where only one unit's contributions are. */
  totals: Totals | null;
};

export type HeatRow = {
  key: string;
  level: "section" | "unit" | "task" | "total";
  no: number;
  title: string;
  filter: { section?: number; lead?: string; support?: string; contribution?: "owed" };
  cells: HeatCell[];
};

type Grade = Pick<HeatCell, "text" | "step">;

const partOf = (part: number, whole: number): Grade => ({ text: whole === 0 ? "" : `${part}/${whole}`, step: stepOf(share(part, whole)) });

function gradeOf(totals: Totals, heat: Heat): Grade {
  if (heat === "reached") return partOf(totals.reached, totals.tasks);
  if (heat === "onTime") return partOf(totals.onTime, totals.due);
  if (heat === "contributions") return partOf(totals.contributionsGiven, totals.contributionsOwed);
  const mean = meanCompletion(totals);
  return { text: mean === null ? "" : `${mean}%`, step: stepOf(mean) };
}

const ASSESSMENTS = Object.keys(ASSESSMENT_LABELS) as Assessment[];

/** Under single tasks a share has no step: the grounds name what each task came to. */
function gradeOfTasks(totals: Totals, heat: Heat): Grade {
  const grade = gradeOf(totals, heat);
  return heat === "reached" || heat === "onTime" ? { ...grade, step: null } : grade;
}

/** Of a single task a share says little: its assessment, and whether it was in time, are named. */
function gradeOfTask(totals: Totals, heat: Heat): Grade {
  if (totals.tasks === 0) return { text: "", step: 0 };
  if (heat === "reached") {
    const at = ASSESSMENTS.findIndex((value) => totals.assessments[value] > 0);
    const value = ASSESSMENTS[at];
    return value ? { text: ASSESSMENT_LABELS[value], step: (at + 1) as Step } : { text: NONE_LABEL, step: 0 };
  }
  if (heat === "onTime") {
    if (totals.due === 0) return { text: MEASURE_TEXTS.closed.label, step: 0 };
    if (totals.notFiled > 0) return { text: MEASURE_TEXTS.notFiled.label, step: 0 };
    return totals.late > 0 ? { text: MEASURE_TEXTS.late.label, step: LATE_STEP } : { text: MEASURE_TEXTS.onTime.label, step: 5 };
  }
  return gradeOf(totals, heat);
}

type Showing = { heat: Heat; basis: Basis };

function cellsOf(periods: readonly PeriodTasks[], isIn: (task: TaskFigure) => boolean, { heat, basis }: Showing, grade = gradeOf): HeatCell[] {
  return periods.map(({ key, clock, tasks }) => {
    const totals = rollUp(tasks.filter(isIn), clock, basis);
    return { periodKey: key, tasks: totals.tasks, totals, ...grade(totals, heat) };
  });
}

const isSeen = (row: HeatRow) => row.cells.some((cell) => cell.tasks > 0);

function totalRow(cells: HeatCell[], filter: HeatRow["filter"] = {}): HeatRow {
  return { key: "total", level: "total", no: 0, title: "合计", filter, cells };
}

/** @returns a row for each section that has tasks in sight, in the notice's order, then the total */
export function sectionHeat(sections: Outline["sections"], periods: readonly PeriodTasks[], showing: Showing): HeatRow[] {
  const rows = sections.map(({ no, title }): HeatRow => ({
    key: `section-${no}`, level: "section", no, title, filter: { section: no }, cells: cellsOf(periods, (task) => task.sectionNo === no, showing),
  }));
  return [...rows.filter(isSeen), totalRow(cellsOf(periods, () => true, showing))];
}

/** @returns a row for each lead unit, in the order of its first task, then the total */
export function leadHeat(periods: readonly PeriodTasks[], showing: Showing): HeatRow[] {
  const units = groupTasks(periods.flatMap(({ tasks }) => tasks).sort((a, b) => a.no - b.no), (task) => task.leadUnitId);
  const rows = [...units].map(([lead, [first]]): HeatRow => ({
    key: lead, level: "unit", no: first?.no ?? 0, title: first?.leadName ?? "", filter: { lead },
    cells: cellsOf(periods, (task) => task.leadUnitId === lead, showing),
  }));
  return [...rows, totalRow(cellsOf(periods, () => true, showing))];
}

function supportCells(periods: readonly PeriodTasks[], unitId: string, isIn: (task: TaskFigure) => boolean = () => true): HeatCell[] {
  return periods.map(({ key, tasks }) => {
    const total = rollUpSupport(tasks.filter(isIn)).find((row) => row.unitId === unitId) ?? { owed: 0, given: 0 };
    return { periodKey: key, tasks: total.owed, totals: null, ...partOf(total.given, total.owed) };
  });
}

/** @returns what each supporting unit gave of what it owed, in the units' order; units that owe nothing are left out */
export function supportHeat(units: readonly SupportUnit[], periods: readonly PeriodTasks[]): HeatRow[] {
  return units
    .map(({ id, name }, at): HeatRow => ({ key: id, level: "unit", no: at, title: name, filter: { support: id, contribution: "owed" }, cells: supportCells(periods, id) }))
    .filter(isSeen);
}

/** @returns a row for each of the tasks that one unit leads, in order, then their total */
export function taskHeat(tasks: readonly { no: number; content: string }[], lead: string, periods: readonly PeriodTasks[], showing: Showing): HeatRow[] {
  const rows = tasks.map(({ no, content }): HeatRow => ({
    key: `task-${no}`, level: "task", no, title: content, filter: {}, cells: cellsOf(periods, (task) => task.no === no, showing, gradeOfTask),
  }));
  return [...rows, totalRow(cellsOf(periods, (task) => task.leadUnitId === lead, showing, gradeOfTasks), { lead })];
}

/** @returns what one unit gave of what it owed, section by section in the notice's order, then the total */
export function unitSupportHeat(sections: Outline["sections"], unitId: string, periods: readonly PeriodTasks[]): HeatRow[] {
  const rows = sections.map(({ no, title }): HeatRow => ({
    key: `section-${no}`, level: "section", no, title, filter: { section: no, support: unitId, contribution: "owed" },
    cells: supportCells(periods, unitId, (task) => task.sectionNo === no),
  }));
  return [...rows.filter(isSeen), totalRow(supportCells(periods, unitId), { support: unitId, contribution: "owed" })];
}

/** So many quarters stand side by side. */
export const PERIODS_SHOWN = 8;

/** @returns of periods, oldest first, the last ones, or those up to the one chosen where that one is older */
export function heatWindow<Period extends { key: string }>(periods: readonly Period[], chosenKey: string): Period[] {
  const chosen = periods.findIndex((period) => period.key === chosenKey);
  const last = Math.max(0, periods.length - PERIODS_SHOWN);
  const start = chosen < 0 || chosen >= last ? last : Math.max(0, chosen - PERIODS_SHOWN + 1);
  return periods.slice(start, start + PERIODS_SHOWN);
}

/** One period of a list, counted as the dashboard counts it. */
export type TrendPoint = PeriodTimes & { key: string; label: string; totals: Totals };

/** @returns the totals of each period, in the periods' order; a period without reports is there with zeros */
export function trendOf(periods: readonly (PeriodTasks & PeriodTimes)[], basis: Basis): TrendPoint[] {
  return periods.map(({ key, label, opensAt, dueAt, locksAt, clock, tasks }) => ({ key, label, opensAt, dueAt, locksAt, totals: rollUp(tasks, clock, basis) }));
}
