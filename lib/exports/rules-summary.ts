/** The sheet of figures: by chapter and section, by lead unit, by supporting unit, and how each figure is counted. */
import { share } from "@/lib/dashboard/rollup";
import { leadRows, sectionRows, supportRows, type FigureRow } from "@/lib/dashboard/rollup-rows";
import { ASKED, DEFINITIONS, FIGURES, GIVEN, GIVEN_ON_TIME, GIVEN_RATE, MISSING, OWED, QUANTITIES, type Figure, type Quantity } from "@/lib/dashboard/rules-figures";
import { UNIT_KIND_LABELS } from "@/lib/labels";
import { outlineHead } from "@/lib/lists/rules-ordinal";
import { fitRow } from "./rules-layout";
import type { Ledger } from "./rules-task";
import { titleRows } from "./rules-title";
import type { CellValue, Look, Sheet, SheetCell, SheetRow } from "./rules-workbook";

type FigureColumn = { head: string; look: Look; valueOf: (totals: FigureRow["totals"]) => CellValue };

const percent = (value: number | null): number | null => (value === null ? null : value / 100);
const ofFigure = ({ label, valueOf }: Figure): FigureColumn => ({ head: label, look: "number", valueOf });

/** Percents to one decimal, as the dashboard rounds them. */
const ofQuantity = ({ label, unit, valueOf }: Quantity): FigureColumn =>
  unit === "%" ? { head: label, look: "mean", valueOf: (totals) => percent(valueOf(totals)) } : { head: label, look: "number", valueOf };

/** Every figure of the dashboard: the counts of tasks, then what is none. */
const FIGURE_COLUMNS: readonly FigureColumn[] = [...FIGURES.map(ofFigure), ...QUANTITIES.map(ofQuantity)];

const NAME_WIDTH = 52;
const WIDTHS: readonly number[] = [NAME_WIDTH, ...FIGURE_COLUMNS.map(() => 8)];
const WHOLE = WIDTHS.length;

const bar = (value: string): SheetRow => fitRow(WIDTHS, [{ value, look: "chapter", span: WHOLE }], 26);
const isSum = ({ level }: FigureRow) => level === "chapter" || level === "total";

function rowName({ level, no, title }: FigureRow): string {
  return level === "chapter" || level === "section" ? outlineHead(level, { no, title: title.replace(/。$/, "") }) : title;
}

function figureTable(title: string, head: string, rows: readonly FigureRow[]): SheetRow[] {
  return [
    bar(title),
    fitRow(WIDTHS, [{ value: head, look: "head" }, ...FIGURE_COLUMNS.map((column): SheetCell => ({ value: column.head, look: "head" }))], 34),
    ...rows.map((row) => fitRow(WIDTHS, [
      { value: rowName(row), look: isSum(row) ? "section" : "label" },
      ...FIGURE_COLUMNS.map(({ look, valueOf }): SheetCell => ({ value: valueOf(row.totals), look: isSum(row) && look === "number" ? "sum" : look })),
    ], 20)),
  ];
}

/** Columns of the supporting units' table, each over two of the figures'. */
function supportTable({ units, tasks }: Ledger): SheetRow[] {
  const across = (cells: readonly SheetCell[]): SheetCell[] => cells.map((cell) => ({ ...cell, span: 2 }));
  const rest: SheetCell = { value: null, look: "note", span: WHOLE - 15 };
  const rows = supportRows(units, tasks);
  return [
    // A long table: on a page of its own, with the definitions.
    { ...bar("三、按配合单位"), startsPage: true },
    fitRow(WIDTHS, [{ value: "配合单位", look: "head" }, ...across(["类别", ...[OWED, GIVEN, GIVEN_ON_TIME, ASKED, MISSING, GIVEN_RATE].map(({ label }) => label)].map((value) => ({ value, look: "head" }))), rest], 24),
    ...rows.map(({ name, kind, owed, given, onTime, asked }) => fitRow(WIDTHS, [
      { value: name, look: "label" },
      ...across([
        { value: UNIT_KIND_LABELS[kind], look: "centred" }, { value: owed, look: "number" }, { value: given, look: "number" },
        { value: onTime, look: "number" }, { value: asked, look: "number" }, { value: owed - given, look: "number" }, { value: percent(share(given, owed)), look: "mean" },
      ]),
      rest,
    ], 20)),
  ];
}

/** @returns the sheet; only tasks whose reports the viewer may see are counted, as on the dashboard */
export function summarySheet(ledger: Ledger): Sheet {
  const tasks = ledger.tasks.filter((task) => task.isVisible);
  const above = titleRows(ledger, WIDTHS, "汇总");
  const rows = [
    ...above,
    ...figureTable("一、按章节", "章节", sectionRows(ledger.outline, tasks, ledger)),
    ...figureTable("二、按牵头单位", "牵头单位", leadRows(tasks, ledger)),
    ...supportTable({ ...ledger, tasks }),
    bar("统计口径"),
    ...DEFINITIONS.map(({ term, description }) => fitRow(WIDTHS, [{ value: term, look: "label" }, { value: description, look: "text", span: WHOLE - 1 }], 20)),
  ];
  return { name: "汇总", widths: WIDTHS, rows, frozenRows: above.length, hasHead: false, frozenColumns: 1 };
}
