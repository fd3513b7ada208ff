/** The sheet of who has not filed: reports by their lead units, contributions by the supporting ones. */
import { isContributionMissing, MEASURE_TEXTS, MEASURES } from "@/lib/dashboard/rollup";
import { supportRows } from "@/lib/dashboard/rollup-rows";
import { fitRow } from "./rules-layout";
import type { Ledger, LedgerTask } from "./rules-task";
import { titleRows } from "./rules-title";
import type { CellValue, Look, Sheet, SheetRow } from "./rules-workbook";

const WIDTHS: readonly number[] = [6, 20, 12, 100, 17, 11];

const rowOf = (look: Look, values: readonly CellValue[], least = 20): SheetRow => fitRow(WIDTHS, values.map((value) => ({ value, look })), least);
const bar = (value: string): SheetRow => fitRow(WIDTHS, [{ value, look: "chapter", span: WIDTHS.length }], 26);
const nobody = (value: string): SheetRow => fitRow(WIDTHS, [{ value, look: "hidden", span: WIDTHS.length }], 24);

function row(no: number, cells: { name: string; middle: CellValue; words: string; wordsLook: Look; dueAt: Date; state: string; isAlert: boolean }): SheetRow {
  const { name, middle, words, wordsLook, dueAt, state, isAlert } = cells;
  return fitRow(WIDTHS, [
    { value: no, look: "centred" }, { value: name, look: "text" }, { value: middle, look: "centred" }, { value: words, look: wordsLook },
    { value: dueAt, look: "time" }, { value: state, look: isAlert ? "alert" : "centred" },
  ], 20);
}

/** Units in the notice's order, each with its tasks together. */
function reportRows({ clock }: Ledger, tasks: readonly LedgerTask[]): SheetRow[] {
  const unfiled = tasks.filter((task) => MEASURES.notFiled(task));
  const byUnit = [...Map.groupBy(unfiled, (task) => task.leadUnitId).values()].flat();
  const units = new Set(unfiled.map((task) => task.leadUnitId)).size;
  return [
    bar(`一、未报送进展报告：${units} 个单位，${unfiled.length} 项任务`),
    rowOf("head", ["序号", "牵头单位", "任务序号", "任务内容", "截止时间", "情况"], 24),
    ...byUnit.map((task, at) => row(at + 1, {
      name: task.leadName, middle: task.no, words: task.content, wordsLook: "notice", dueAt: clock.dueAt,
      state: MEASURES.overdue(task, clock) ? MEASURE_TEXTS.overdue.label : "未到期", isAlert: MEASURES.overdue(task, clock),
    })),
    ...(unfiled.length === 0 ? [nobody("各项任务均已报送")] : []),
  ];
}

function contributionRows({ clock, units }: Ledger, tasks: readonly LedgerTask[]): SheetRow[] {
  const owing = supportRows(units, tasks).filter(({ owed, given }) => owed > given);
  const count = owing.reduce((sum, { owed, given }) => sum + owed - given, 0);
  const isOver = clock.now > clock.dueAt;
  return [
    bar(`二、未反馈配合情况：${owing.length} 个单位，${count} 件`),
    rowOf("head", ["序号", "配合单位", "未反馈件数", "任务序号", "截止时间", "情况"], 24),
    ...owing.map(({ unitId, name, owed, given }, at) => {
      const nos = tasks.filter((task) => isContributionMissing(task, unitId)).map((task) => task.no);
      return row(at + 1, {
        name, middle: owed - given, words: nos.join("、"), wordsLook: "text", dueAt: clock.dueAt,
        state: isOver ? MEASURE_TEXTS.overdue.label : "未到期", isAlert: isOver,
      });
    }),
    ...(owing.length === 0 ? [nobody("各配合单位均已反馈")] : []),
  ];
}

/** @returns the sheet; only of tasks whose reports the viewer may see */
export function missingSheet(ledger: Ledger): Sheet {
  const tasks = ledger.tasks.filter((task) => task.isVisible);
  const above = titleRows(ledger, WIDTHS, "未报送情况");
  return { name: "未报送", widths: WIDTHS, rows: [...above, ...reportRows(ledger, tasks), ...contributionRows(ledger, tasks)], frozenRows: above.length, hasHead: false, frozenColumns: 0 };
}
