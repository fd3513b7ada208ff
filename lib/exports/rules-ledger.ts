/** The ledger's sheets: the whole list, figures, each lead unit's tasks, who has not filed. */
import { groupTasks, MEASURE_TEXTS } from "@/lib/dashboard/rollup";
import { headCounts } from "@/lib/dashboard/rules-heads";
import { CONTRIBUTION_STATE_LABELS } from "@/lib/labels";
import { outlineHead } from "@/lib/lists/rules-ordinal";
import { isOnTime } from "@/lib/periods/calendar";
import { COLUMNS, taskCells, WIDTHS } from "./rules-columns";
import { fitRow } from "./rules-layout";
import { missingSheet } from "./rules-missing";
import { summarySheet } from "./rules-summary";
import type { GivenWords, Ledger, LedgerTask } from "./rules-task";
import { titleRows } from "./rules-title";
import { sheetNames, type Sheet, type SheetCell, type SheetRow } from "./rules-workbook";

const headRow = () => fitRow(WIDTHS, COLUMNS.map(({ head }) => ({ value: head, look: "head" as const })), 34);

const taskRow = (task: LedgerTask, ledger: Ledger) => fitRow(WIDTHS, taskCells(task, ledger), 30);

function outlineRow(ledger: Ledger, level: "chapter" | "section", place: { no: number; title: string }, tasks: readonly LedgerTask[]): SheetRow {
  const value = `${outlineHead(level, place)}　　${headCounts(tasks, ledger.clock, ledger.basis)}`;
  return fitRow(WIDTHS, [{ value, look: level, span: WIDTHS.length }], level === "chapter" ? 26 : 22);
}

/** The notice's own order under its chapters and sections; what holds none of the tasks is left out. */
function outlinedRows(ledger: Ledger, tasks: readonly LedgerTask[]): SheetRow[] {
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
        return [outlineRow(ledger, "section", section, rows), ...rows.map((task) => taskRow(task, ledger))];
      }),
    ];
  });
}

function wholeSheet(ledger: Ledger): Sheet {
  const above = titleRows(ledger, WIDTHS, "总表");
  const rows = [...above, headRow(), ...outlinedRows(ledger, ledger.tasks)];
  if (ledger.tasks.length === 0) rows.push(fitRow(WIDTHS, [{ value: "没有符合条件的任务", look: "hidden", span: WIDTHS.length }], 30));
  return { name: "总表", widths: WIDTHS, rows, frozenRows: above.length + 1, hasHead: true, frozenColumns: 2 };
}

/** The contributions' columns, each over several of the ledger's own. */
const GIVEN_COLUMNS: readonly { head: string; span: number; cell: (given: GivenWords, task: LedgerTask, ledger: Ledger) => Omit<SheetCell, "span"> }[] = [
  { head: "任务序号", span: 1, cell: (_, task) => ({ value: task.no, look: "centred" }) },
  { head: "配合单位", span: 1, cell: ({ unitName }) => ({ value: unitName, look: "text" }) },
  { head: "反馈状态", span: 1, cell: ({ state }) => ({ value: CONTRIBUTION_STATE_LABELS[state], look: "centred" }) },
  { head: "配合情况", span: 6, cell: ({ content }) => ({ value: content, look: "text" }) },
  { head: "存在问题", span: 5, cell: ({ problems }) => ({ value: problems, look: "text" }) },
  { head: "经办人", span: 1, cell: ({ contactName }) => ({ value: contactName, look: "centred" }) },
  { head: "联系电话", span: 1, cell: ({ contactPhone }) => ({ value: contactPhone, look: "centred" }) },
  { head: "反馈时间（首次）", span: 1, cell: ({ firstSubmittedAt }) => ({ value: firstSubmittedAt, look: "time" }) },
  {
    head: "是否按时", span: 1,
    cell: ({ firstSubmittedAt }, _, { clock }) => ({ value: firstSubmittedAt && MEASURE_TEXTS[isOnTime(firstSubmittedAt, clock.dueAt) ? "onTime" : "late"].label, look: "centred" }),
  },
  { head: "佐证材料", span: 3, cell: ({ fileNames }) => ({ value: fileNames.join("\n"), look: "text" }) },
];

function contributionRows(ledger: Ledger, tasks: readonly LedgerTask[]): SheetRow[] {
  const given = tasks.flatMap((task) => task.contributions.map((one) => ({ task, one })));
  if (given.length === 0) return [];
  return [
    fitRow(WIDTHS, [{ value: "配合单位反馈情况", look: "chapter", span: WIDTHS.length }], 26),
    fitRow(WIDTHS, GIVEN_COLUMNS.map(({ head, span }): SheetCell => ({ value: head, look: "head", span })), 24),
    ...given.map(({ task, one }) => fitRow(WIDTHS, GIVEN_COLUMNS.map(({ span, cell }) => ({ ...cell(one, task, ledger), span })), 20)),
  ];
}

/** One sheet for each lead unit of which the viewer may read anything, in the notice's order. */
function leadSheets(ledger: Ledger): Sheet[] {
  return [...groupTasks(ledger.tasks, (task) => task.leadUnitId).values()]
    .filter((tasks) => tasks.some((task) => task.isVisible))
    .map((tasks) => {
      const name = tasks[0]?.leadName ?? "";
      const above = titleRows(ledger, WIDTHS, `牵头单位：${name}`);
      const rows = [...above, headRow(), ...outlinedRows(ledger, tasks), ...contributionRows(ledger, tasks)];
      return { name, widths: WIDTHS, rows, frozenRows: above.length + 1, hasHead: true, frozenColumns: 2 };
    });
}

/** @returns the workbook's sheets, each under a name of its own */
export function ledgerSheets(ledger: Ledger): Sheet[] {
  const sheets = [wholeSheet(ledger), summarySheet(ledger), missingSheet(ledger), ...leadSheets(ledger)];
  const names = sheetNames(sheets.map(({ name }) => name));
  return sheets.map((sheet, at) => ({ ...sheet, name: names[at] ?? sheet.name }));
}
