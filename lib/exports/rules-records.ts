/** The ledger for machines: one record a task, plain values. */
import { dueUnitIds, standingOf } from "@/lib/dashboard/rollup";
import { ASSESSMENT_LABELS, TASK_STATE_LABELS, type Assessment } from "@/lib/labels";
import { shanghaiDay, shanghaiMinute } from "@/lib/periods/calendar";
import { missingUnitNames, timelinessText, type Ledger, type LedgerTask } from "./rules-task";

type Value = string | number | null;
type Place = Omit<Ledger, "tasks">;
type Field = { name: string; valueOf: (task: LedgerTask, place: Place) => Value; /** Open to everyone signed in. */ isPrinted?: true };

const LIST_MARK = "；";
const HIDDEN_STATE = "不公开";

/** 2026-12-25T18:00:00+08:00 */
function isoTime(at: Date | null): string | null {
  return at && `${shanghaiMinute(at)}:${String(at.getUTCSeconds()).padStart(2, "0")}+08:00`;
}

const titleOf = (rows: readonly { no: number; title: string }[], no: number): string => rows.find((row) => row.no === no)?.title ?? "";

const assessmentLabel = (value: Assessment | null) => value && ASSESSMENT_LABELS[value];

const FIELDS: readonly Field[] = [
  { name: "文号", isPrinted: true, valueOf: (_, { list }) => list.docNumber },
  { name: "填报期", isPrinted: true, valueOf: (_, { period }) => period.key },
  { name: "章序号", isPrinted: true, valueOf: (task) => task.chapterNo },
  { name: "章", isPrinted: true, valueOf: (task, { outline }) => titleOf(outline.chapters, task.chapterNo) },
  { name: "节序号", isPrinted: true, valueOf: (task) => task.sectionNo },
  { name: "节", isPrinted: true, valueOf: (task, { outline }) => titleOf(outline.sections, task.sectionNo) },
  { name: "序号", isPrinted: true, valueOf: (task) => task.no },
  { name: "任务内容", isPrinted: true, valueOf: (task) => task.content },
  { name: "牵头单位", isPrinted: true, valueOf: (task) => task.leadLabel },
  { name: "配合单位", isPrinted: true, valueOf: (task) => task.supportLabels.join(LIST_MARK) },
  { name: "本期状态", isPrinted: true, valueOf: (task) => (task.isVisible ? TASK_STATE_LABELS[task.displayState] : HIDDEN_STATE) },
  { name: "本季度进展情况", valueOf: ({ words }) => words?.progress ?? null },
  { name: "自评", valueOf: ({ claim }) => assessmentLabel(claim) },
  { name: "督查评价", valueOf: (task) => assessmentLabel(standingOf(task).verdict) },
  { name: "序时建议", valueOf: ({ light }) => assessmentLabel(light.suggestion) },
  { name: "完成比例（%）", valueOf: (task) => standingOf(task).completion },
  { name: "存在问题", valueOf: ({ words }) => words?.problems ?? null },
  { name: "需协调事项", valueOf: ({ words }) => words?.coordination ?? null },
  { name: "对上争取", valueOf: ({ words }) => words?.upward ?? null },
  { name: "下一步打算", valueOf: ({ words }) => words?.nextSteps ?? null },
  { name: "佐证材料", valueOf: ({ words }) => words?.fileNames.join(LIST_MARK) ?? null },
  { name: "经办人", valueOf: ({ words }) => words?.contactName ?? null },
  { name: "联系电话", valueOf: ({ words }) => words?.contactPhone ?? null },
  { name: "首次报送时间", valueOf: (task) => isoTime(task.firstSubmittedAt) },
  { name: "是否按时", valueOf: (task, { clock }) => timelinessText(task, clock) },
  { name: "采纳时间", valueOf: ({ words }) => isoTime(words?.acceptedAt ?? null) },
  { name: "应反馈数", valueOf: (task) => dueUnitIds(task).length },
  { name: "已反馈数", valueOf: (task) => task.givenUnitIds.length },
  { name: "未反馈单位", valueOf: (task, { units }) => missingUnitNames(task, units).join(LIST_MARK) },
  { name: "统计日期", isPrinted: true, valueOf: (_, { clock }) => shanghaiDay(clock.now) },
];

export const RECORD_NAMES: readonly string[] = FIELDS.map(({ name }) => name);

/** @returns a task's values in the order of `RECORD_NAMES`; what the viewer may not read is empty */
export function recordOf(task: LedgerTask, place: Place): Value[] {
  return FIELDS.map(({ valueOf, isPrinted }) => (isPrinted || task.isVisible ? valueOf(task, place) : null));
}
