/** A workbook as rows of cells, whatever file it becomes; and where each cell comes to lie. */
import { legalInXml } from "./rules-xml";

export type CellValue = string | number | Date | null;

/** What a cell is; the file's writer gives it its face. */
export type Look =
  | "title" | "subtitle" | "note" | "mark"
  | "head" | "chapter" | "section" | "label"
  | "notice" | "text" | "centred" | "small" | "alert" | "hidden"
  | "number" | "sum" | "percent" | "mean" | "points" | "time";

export type SheetCell = { value: CellValue; look: Look; /** How many columns it takes; one where it does not say. */ span?: number };

/** `height` in points; more than a row can have makes several rows, their cells merged. */
export type SheetRow = { cells: readonly SheetCell[]; height: number; /** On paper it begins a new page. */ startsPage?: true };

export type Sheet = {
  name: string;
  /** In characters of the standard face, as spreadsheets reckon. */
  widths: readonly number[];
  /** Made when they are asked for: a long list's need not all be there at once. */
  rows: Iterable<SheetRow>;
  /** How many rows stand still above the first that scrolls. */
  frozenRows: number;
  /** Whether the last of them is a head, to repeat on every printed page. */
  hasHead: boolean;
  frozenColumns: number;
};

/** What Excel allows; LibreOffice and WPS allow no less. */
export const ROW_MAX_POINTS = 400;
export const CELL_MAX_CHARACTERS = 32_767;
const SHEET_NAME_MAX = 31;
const CUT_OFF = "……（内容过长，此处截断）";

export type PlacedCell = { column: number; value: CellValue; look: Look };
export type PlacedRow = { row: number; height: number; cells: PlacedCell[] };
export type Merge = { startRow: number; startCol: number; endRow: number; endCol: number };
/** What a sheet tells after its rows: what merges, and the rows that a printed page ends with. */
export type Marks = { merges: Merge[]; breaks: number[] };

/** @returns rows that are made when they are asked for, and again each time */
export function lazyRows(make: () => Iterable<SheetRow>): Iterable<SheetRow> {
  return { [Symbol.iterator]: () => make()[Symbol.iterator]() };
}

/**
 * @param marks takes what merges and where pages end, as the rows go by
 * @returns the sheet's real rows, one by one; every place that a merge covers has a cell
 */
export function* placeRows(rows: Iterable<SheetRow>, marks: Marks): Generator<PlacedRow> {
  let first = 0;
  for (const { cells, height, startsPage } of rows) {
    if (startsPage && first > 0) marks.breaks.push(first - 1);
    const parts = Math.max(1, Math.ceil(height / ROW_MAX_POINTS));
    const columns: PlacedCell[] = [];
    let column = 0;
    for (const { value, look, span = 1 } of cells) {
      if (span > 1 || parts > 1) marks.merges.push({ startRow: first, startCol: column, endRow: first + parts - 1, endCol: column + span - 1 });
      for (let across = 0; across < span; across += 1) columns.push({ column: column + across, value: across === 0 ? value : null, look });
      column += span;
    }
    for (let part = 0; part < parts; part += 1) {
      yield { row: first + part, height: Math.ceil(height / parts), cells: part === 0 ? columns : columns.map((cell) => ({ ...cell, value: null })) };
    }
    first += parts;
  }
}

/** @returns what a cell can hold: no character that XML forbids, whole code points, no more than Excel takes */
export function cellText(text: string): string {
  const legal = legalInXml(text).replace(/\r\n?/g, "\n");
  if (legal.length <= CELL_MAX_CHARACTERS) return legal;
  return shorten(legal, CELL_MAX_CHARACTERS - CUT_OFF.length) + CUT_OFF;
}

function shorten(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, "");
}

/** @returns names that a workbook takes, in the same order: no forbidden character, at most 31 long, none twice */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>(["history"]);
  return wanted.map((want) => {
    const plain = cellText(want).replace(/[[\]:*?/\\\n\t]/g, "－").replace(/^[\s']+|[\s']+$/g, "") || "未命名";
    let name = shorten(plain, SHEET_NAME_MAX).replace(/[\s']+$/, "");
    for (let no = 2; taken.has(name.toLowerCase()); no += 1) {
      const suffix = `（${no}）`;
      name = shorten(plain, SHEET_NAME_MAX - suffix.length) + suffix;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}
