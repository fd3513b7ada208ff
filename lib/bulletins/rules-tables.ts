/** The bulletin's tables. */
import { dueUnitIds, MEASURE_TEXTS, MEASURES } from "@/lib/dashboard/rollup";
import { INCOMPLETE, REACHED, type Figure, ACCEPTED, BEHIND, NOT_STARTED, TASKS, UNASSESSED } from "@/lib/dashboard/rules-figures";
import type { FigureRow } from "@/lib/dashboard/rollup-rows";
import { UNIT_KIND_LABELS } from "@/lib/labels";
import type { TableBlock, TableColumn } from "./schema-content";
import { assessmentText, clockOf, completionText, figuresOf, meanText, type BulletinSource, type SourceTask } from "./rules-source";
import { clip, withoutStop } from "./rules-words";
import { outlineHead } from "@/lib/lists/rules-ordinal";

const left = (title: string, width: number): TableColumn => ({ title, width, align: "left" });
const centre = (title: string, width: number): TableColumn => ({ title, width, align: "center" });

/** The columns of counts, and how each is headed. */
const COUNTS: readonly [Figure, string][] = [
  [TASKS, TASKS.label], [ACCEPTED, ACCEPTED.label], [REACHED, "达到或超过"], [BEHIND, BEHIND.label], [NOT_STARTED, NOT_STARTED.label], [UNASSESSED, UNASSESSED.label],
];

function rowTitle({ level, no, title }: FigureRow): string {
  if (level === "chapter") return outlineHead(level, { no, title: withoutStop(title) });
  return level === "section" ? outlineHead(level, { no, title }) : title;
}

/** @returns the roll-up by chapter and section */
export function sectionsTable(source: BulletinSource): TableBlock {
  return {
    kind: "table", key: "table-sections", caption: "表1　各章节推进情况", isAttachment: false,
    columns: [left("章节", 37), ...COUNTS.map(([, title]) => centre(title, 8.5)), centre("平均完成比例", 12)],
    rows: figuresOf(source).sections.map((row) => [rowTitle(row), ...COUNTS.map(([figure]) => String(figure.valueOf(row.totals))), meanText(row.totals)]),
  };
}

/** @returns what each county and zone owed and gave */
export function supportTable(source: BulletinSource): TableBlock | null {
  const rows = figuresOf(source).support.filter(({ kind }) => kind !== "DEPARTMENT");
  if (rows.length === 0) return null;
  return {
    kind: "table", key: "table-support", caption: "表2　各县（区）、功能区配合情况反馈", isAttachment: false,
    columns: [left("单位", 36), centre("类别", 16), centre("应反馈（件）", 16), centre("已反馈（件）", 16), centre("未反馈（件）", 16)],
    rows: rows.map(({ name, kind, owed, given }) => [name, UNIT_KIND_LABELS[kind], String(owed), String(given), String(owed - given)]),
  };
}

/** A cell is narrow: half an ellipsis. */
const taskText = (task: SourceTask, max: number) => clip(withoutStop(task.content), max).replace(/……$/, "…");

/** @returns a section's tasks with their verdicts */
export function sectionTable(no: number, tasks: readonly SourceTask[]): TableBlock {
  return {
    kind: "table", key: `table-section-${no}`, caption: "", isAttachment: false,
    columns: [centre("序号", 8), left("任务", 44), left("牵头单位", 19), centre("序时评价", 16), centre("完成比例", 13)],
    rows: tasks.map((task) => [String(task.no), taskText(task, 32), task.leadName, assessmentText(task), completionText(task)]),
  };
}

function filingText(source: BulletinSource, task: SourceTask): string {
  const clock = clockOf(source);
  if (!MEASURES.due(task)) return MEASURE_TEXTS.closed.label;
  if (MEASURES.notFiled(task)) return MEASURE_TEXTS.notFiled.label;
  return MEASURES.late(task, clock) ? MEASURE_TEXTS.late.label : MEASURE_TEXTS.onTime.label;
}

/** @returns all tasks, for the attachment */
export function attachmentTable(source: BulletinSource): TableBlock {
  return {
    kind: "table", key: "table-tasks", caption: attachmentTitle(source), isAttachment: true,
    columns: [centre("序号", 7), left("任务内容", 38), left("牵头单位", 15), centre("报送", 8), centre("序时评价", 13), centre("完成比例", 9), centre("配合反馈", 10)],
    rows: source.tasks.map((task) => [
      String(task.no), taskText(task, 56), task.leadName, filingText(source, task), assessmentText(task), completionText(task),
      dueUnitIds(task).length === 0 ? "—" : `${task.givenUnitIds.length}/${dueUnitIds(task).length}`,
    ]),
  };
}

export function attachmentTitle(source: BulletinSource): string {
  return `${source.period.label}任务推进情况表`;
}

/** How tasks whose contributions are incomplete are called. */
export const INCOMPLETE_LABEL = INCOMPLETE.label;
