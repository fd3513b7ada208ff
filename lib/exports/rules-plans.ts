/** The sheet 工作方案: a row for each measure of the versions in force. */
import { MEASURE_STANDING_LABELS } from "@/lib/labels-carrying";
import { quarterLabel, type Quarter } from "@/lib/periods/calendar";
import { measureStanding } from "@/lib/plans/rules";
import type { Column } from "./rules-table";
import type { Ledger } from "./rules-task";

type Measure = { unitName: string; text: string; responsible: string; due: Quarter; doneOn: string | null; doneNote: string };

/** As lib/plans/queries-force has it. */
export type PlanLines = { taskNo: number; versionNo: number; measures: readonly Measure[] };

type MeasureLine = Measure & { taskNo: number; versionNo: number; content: string; now: Date };

export const MEASURE_COLUMNS: readonly Column<MeasureLine>[] = [
  { head: "序号", width: 6, look: "centred", valueOf: ({ taskNo }) => taskNo },
  { head: "任务", width: 60, look: "notice", valueOf: ({ content }) => content },
  { head: "版本", width: 9, look: "centred", valueOf: ({ versionNo }) => `第 ${versionNo} 版` },
  { head: "措施", width: 60, look: "text", valueOf: ({ text }) => text },
  { head: "责任单位", width: 18, look: "text", valueOf: ({ unitName }) => unitName },
  { head: "责任人/科室", width: 18, look: "text", valueOf: ({ responsible }) => responsible },
  { head: "完成时限", width: 17, look: "centred", valueOf: ({ due }) => quarterLabel(due) },
  { head: "完成情况", width: 10, look: "centred", valueOf: (measure) => MEASURE_STANDING_LABELS[measureStanding(measure, measure.now)] },
  { head: "完成日期", width: 13, look: "centred", valueOf: ({ doneOn }) => doneOn },
  { head: "备注", width: 40, look: "text", valueOf: ({ doneNote }) => doneNote },
];

/** @returns the measures with their tasks' words, in the plans' own order */
export function measureLines(plans: readonly PlanLines[], { tasks, clock }: Pick<Ledger, "tasks" | "clock">): MeasureLine[] {
  const contents = new Map(tasks.map(({ no, content }) => [no, content]));
  return plans.flatMap(({ taskNo, versionNo, measures }) => measures.map((measure) => ({ ...measure, taskNo, versionNo, content: contents.get(taskNo) ?? "", now: clock.now })));
}
