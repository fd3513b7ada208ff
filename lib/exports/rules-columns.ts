/** The ledger's columns (DESIGN.md §2), in order. */
import { dueUnitIds, MEASURE_TEXTS, MEASURES, standingOf, type Clock } from "@/lib/dashboard/rollup";
import type { SupportUnit } from "@/lib/dashboard/rollup-rows";
import { ASSESSMENT_LABELS, CONTRIBUTION_STATE_LABELS, TASK_STATE_LABELS, type Assessment } from "@/lib/labels";
import { isOnTime } from "@/lib/periods/calendar";
import { HIDDEN_TEXT, missingUnitNames, timelinessText, type GivenWords, type LedgerTask } from "./rules-task";
import type { CellValue, Look, SheetCell } from "./rules-workbook";

export type Around = { clock: Clock; units: readonly SupportUnit[] };
type Column = { head: string; width: number; look: Look; valueOf: (task: LedgerTask, around: Around) => CellValue; isAlert?: (task: LedgerTask, around: Around) => boolean };

const assessmentLabel = (value: Assessment | null) => value && ASSESSMENT_LABELS[value];
const share = (percent: number | null) => (percent === null ? null : percent / 100);

/** As printed, open to everyone signed in. */
const PRINTED: readonly Column[] = [
  { head: "序号", width: 5, look: "centred", valueOf: (task) => task.no },
  { head: "任务内容", width: 30, look: "notice", valueOf: (task) => task.content },
  { head: "牵头单位", width: 10, look: "centred", valueOf: (task) => task.leadLabel },
  { head: "配合单位", width: 15, look: "text", valueOf: (task) => task.supportLabels.join("、") },
];

/** What was filed, for whoever may read it. */
const FILED: readonly Column[] = [
  { head: "本期状态", width: 8, look: "centred", valueOf: (task) => TASK_STATE_LABELS[task.displayState] },
  { head: "本季度进展情况", width: 42, look: "text", valueOf: ({ words }) => words?.progress ?? null },
  { head: "自评", width: 8, look: "centred", valueOf: ({ claim }) => assessmentLabel(claim) },
  { head: "督查评价", width: 8, look: "centred", valueOf: (task) => assessmentLabel(standingOf(task).verdict) },
  { head: "序时建议", width: 8, look: "centred", valueOf: ({ light }) => assessmentLabel(light.suggestion) },
  { head: "完成比例", width: 8, look: "percent", valueOf: (task) => share(standingOf(task).completion) },
  { head: "存在问题", width: 19, look: "text", valueOf: ({ words }) => words?.problems ?? null },
  { head: "需协调事项", width: 16, look: "text", valueOf: ({ words }) => words?.coordination ?? null },
  { head: "对上争取", width: 15, look: "text", valueOf: ({ words }) => words?.upward ?? null },
  { head: "下一步打算", width: 19, look: "text", valueOf: ({ words }) => words?.nextSteps ?? null },
  { head: "佐证材料", width: 13, look: "text", valueOf: ({ words }) => words?.fileNames.join("\n") ?? null },
  { head: "经办人", width: 8, look: "centred", valueOf: ({ words }) => words?.contactName ?? null },
  { head: "联系电话", width: 13.5, look: "small", valueOf: ({ words }) => words?.contactPhone ?? null },
  { head: "报送时间（首次）", width: 15, look: "time", valueOf: (task) => task.firstSubmittedAt },
  { head: "是否按时", width: 7, look: "centred", valueOf: (task, { clock }) => timelinessText(task, clock), isAlert: (task, { clock }) => MEASURES.overdue(task, clock) },
  { head: "采纳时间", width: 15, look: "time", valueOf: ({ words }) => words?.acceptedAt ?? null },
  { head: "配合反馈", width: 8, look: "centred", valueOf: (task) => `${task.givenUnitIds.length}/${dueUnitIds(task).length}` },
  { head: "未反馈单位", width: 13, look: "text", valueOf: (task, { units }) => missingUnitNames(task, units).join("、") },
];

export const COLUMNS: readonly Column[] = [...PRINTED, ...FILED];
export const WIDTHS: readonly number[] = COLUMNS.map((column) => column.width);

/** @returns one task's cells; where the viewer may not read what was filed, one cell that says so */
export function taskCells(task: LedgerTask, around: Around): SheetCell[] {
  const cellOf = ({ look, valueOf, isAlert }: Column): SheetCell => {
    const value = valueOf(task, around);
    return { look: isAlert?.(task, around) ? "alert" : look, value: value === "" ? null : value };
  };
  const printed = PRINTED.map(cellOf);
  return task.isVisible ? [...printed, ...FILED.map(cellOf)] : [...printed, { value: HIDDEN_TEXT, look: "hidden", span: FILED.length }];
}

/** @returns one contribution's cells, each under the ledger's column that holds the same of a report */
export function givenCells(task: LedgerTask, given: GivenWords, { clock }: Around): SheetCell[] {
  const { firstSubmittedAt } = given;
  const none: SheetCell = { value: null, look: "text" };
  return [
    { value: null, look: "section" },
    { value: `第 ${task.no} 项配合情况`, look: "section" },
    { value: null, look: "section" },
    { value: given.unitName, look: "text" },
    { value: CONTRIBUTION_STATE_LABELS[given.state], look: "centred" },
    { value: given.content, look: "text" },
    none, none, none, none,
    { value: given.problems, look: "text" },
    none, none, none,
    { value: given.fileNames.join("\n"), look: "text" },
    { value: given.contactName, look: "centred" },
    { value: given.contactPhone, look: "small" },
    { value: firstSubmittedAt, look: "time" },
    { value: firstSubmittedAt && MEASURE_TEXTS[isOnTime(firstSubmittedAt, clock.dueAt) ? "onTime" : "late"].label, look: "centred" },
    none, none, none,
  ];
}
