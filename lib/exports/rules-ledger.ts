/** The ledger's sheets: the whole list, figures, who has not filed, what else the notice orders, each lead unit's tasks. */
import { groupTasks } from "@/lib/dashboard/rollup";
import { headCounts } from "@/lib/dashboard/rules-heads";
import { outlineHead } from "@/lib/lists/rules-ordinal";
import { carriedSheets, type CarriedRows } from "./rules-carried";
import { COLUMNS, givenCells, taskCells, WIDTHS } from "./rules-columns";
import { fitRow } from "./rules-layout";
import { missingSheet } from "./rules-missing";
import { summarySheet } from "./rules-summary";
import type { Ledger, LedgerTask } from "./rules-task";
import { titleRows } from "./rules-title";
import { lazyRows, sheetNames, type Sheet, type SheetRow } from "./rules-workbook";

const headRow = () => fitRow(WIDTHS, COLUMNS.map(({ head }) => ({ value: head, look: "head" as const })), 34);

type RowsOf = (task: LedgerTask, ledger: Ledger) => SheetRow[];

const taskAlone: RowsOf = (task, ledger) => [fitRow(WIDTHS, taskCells(task, ledger), 30)];
const taskWithContributions: RowsOf = (task, ledger) => [...taskAlone(task, ledger), ...task.contributions.map((given) => fitRow(WIDTHS, givenCells(task, given, ledger), 20))];

function outlineRow(ledger: Ledger, level: "chapter" | "section", place: { no: number; title: string }, tasks: readonly LedgerTask[]): SheetRow {
  const value = `${outlineHead(level, place)}　　${headCounts(tasks, ledger.clock, ledger.basis)}`;
  return fitRow(WIDTHS, [{ value, look: level, span: WIDTHS.length }], level === "chapter" ? 26 : 22);
}

/** The notice's own order under its chapters and sections; what holds none of the tasks is left out. */
function outlinedRows(ledger: Ledger, tasks: readonly LedgerTask[], rowsOf: RowsOf): SheetRow[] {
  const byChapter = groupTasks(tasks, (task) => task.chapterNo);
  const bySection = groupTasks(tasks, (task) => task.sectionNo);
  return ledger.outline.chapters.flatMap((chapter) => {
    const own = byChapter.get(chapter.no);
    if (!own) return [];
    const sections = ledger.outline.sections.filter(({ no, chapterNo }) => chapterNo === chapter.no && bySection.has(no));
    return [
      outlineRow(ledger, "chapter", chapter, own),
      ...sections.flatMap((section) => {
        const rows = bySection.get(section.no) ?? [];
        return [outlineRow(ledger, "section", section, rows), ...rows.flatMap((task) => rowsOf(task, ledger))];
      }),
    ];
  });
}

function wholeSheet(ledger: Ledger): Sheet {
  const above = titleRows(ledger, WIDTHS, "总表");
  const nothing = fitRow(WIDTHS, [{ value: "没有符合条件的任务", look: "hidden", span: WIDTHS.length }], 30);
  const rows = lazyRows(() => [...above, headRow(), ...outlinedRows(ledger, ledger.tasks, taskAlone), ...(ledger.tasks.length === 0 ? [nothing] : [])]);
  return { name: "总表", widths: WIDTHS, rows, frozenRows: above.length + 1, hasHead: true, frozenColumns: 2 };
}

/** One sheet for each lead unit of which the viewer may read anything, in the notice's order. */
function leadSheets(ledger: Ledger): Sheet[] {
  return [...groupTasks(ledger.tasks, (task) => task.leadUnitId).values()]
    .filter((tasks) => tasks.some((task) => task.isVisible))
    .map((tasks) => {
      const name = tasks[0]?.leadName ?? "";
      const above = titleRows(ledger, WIDTHS, `牵头单位：${name}`);
      const rows = lazyRows(() => [...above, headRow(), ...outlinedRows(ledger, tasks, taskWithContributions)]);
      return { name, widths: WIDTHS, rows, frozenRows: above.length + 1, hasHead: true, frozenColumns: 2 };
    });
}

/** @returns the workbook's sheets, each under a name of its own */
export function ledgerSheets(ledger: Ledger, carried: CarriedRows): Sheet[] {
  const sheets = [wholeSheet(ledger), summarySheet(ledger), missingSheet(ledger), ...carriedSheets(ledger, carried), ...leadSheets(ledger)];
  const names = sheetNames(sheets.map(({ name }) => name));
  return sheets.map((sheet, at) => ({ ...sheet, name: names[at] ?? sheet.name }));
}
