import { writeXlsx, type CellStyle, type WriteSheet } from "hucre/xlsx";
import { pointsOf } from "./rules-layout";
import { cellText, placeRows, type CellValue, type Look, type Sheet } from "./rules-workbook";

const SONG = "宋体";
const HEI = "黑体";
const FANG = "仿宋";
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

type Face = { font?: string; isBold?: true; color?: string; fill?: string; across?: "left" | "center" | "right"; format?: string; isBare?: true };

/** Black on white and greys, so that it copies well; red only for what is overdue, which says so in words. */
const FACES: Record<Look, Face> = {
  title: { font: HEI, across: "center", isBare: true },
  subtitle: { across: "center", isBare: true },
  mark: { font: HEI, across: "center", color: "FFB01E23", isBare: true },
  note: { across: "left", isBare: true },
  head: { font: HEI, across: "center", fill: "FFDEDBD3" },
  chapter: { font: HEI, across: "left", fill: "FFEFEDE8" },
  section: { font: HEI, across: "left", fill: "FFF6F5F2" },
  label: { across: "left" },
  notice: { font: FANG, across: "left" },
  text: { across: "left" },
  centred: { across: "center" },
  small: { across: "center" },
  alert: { across: "center", color: "FFB01E23", isBold: true },
  hidden: { across: "center", color: "FF5F5B54" },
  number: { across: "center", format: "0" },
  sum: { across: "center", format: "0", isBold: true, fill: "FFF6F5F2" },
  percent: { across: "center", format: "0%" },
  mean: { across: "center", format: "0.0%" },
  time: { across: "center", format: "yyyy-mm-dd hh:mm" },
};

const LINE = { style: "thin", color: { rgb: "FF88837A" } } as const;

function styleOf(look: Look): CellStyle {
  const { font = SONG, isBold, color, fill, across, format, isBare } = FACES[look];
  return {
    font: { name: font, size: pointsOf(look), charset: 134, ...(isBold ? { bold: true } : {}), ...(color ? { color: { rgb: color } } : {}) },
    alignment: { vertical: "center", wrapText: true, ...(across ? { horizontal: across } : {}) },
    ...(fill ? { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: fill } } } : {}),
    ...(isBare ? {} : { border: { top: LINE, right: LINE, bottom: LINE, left: LINE } }),
    ...(format ? { numFmt: format } : {}),
  };
}

const STYLES = Object.fromEntries((Object.keys(FACES) as Look[]).map((look) => [look, styleOf(look)])) as Record<Look, CellStyle>;

/** `_x0041_` is how the format writes a character by its number; words that look like it are not meant so. */
const plainText = (text: string): string => cellText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");

/** Words stay words: nothing here is ever a formula, and `#N/A` is no error. Times have no zone in a sheet: Shanghai's. */
function contentOf(value: CellValue): { value: CellValue; richText?: { text: string }[] } {
  if (value instanceof Date) return { value: new Date(value.getTime() + SHANGHAI_OFFSET_MS) };
  if (typeof value !== "string") return { value };
  const text = plainText(value);
  return text.startsWith("#") ? { value: text, richText: [{ text }] } : { value: text };
}

function writeSheet(sheet: Sheet): WriteSheet {
  const { cells, heights, merges, breaks } = placeRows(sheet.rows);
  return {
    name: sheet.name,
    columns: sheet.widths.map((width) => ({ width })),
    cells: new Map(cells.map(({ row, column, value, look }) => [`${row},${column}`, { ...contentOf(value), style: STYLES[look] }])),
    rowDefs: new Map(heights.map((height, row) => [row, { height }])),
    merges,
    rowBreaks: breaks,
    freezePane: { rows: sheet.frozenRows, columns: sheet.frozenColumns },
    pageSetup: {
      paperSize: "a3", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true,
      margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: "&C第 &P 页 共 &N 页" },
    view: { showGridLines: false },
  };
}

/** The rows that stand on top of every printed page: the last of the frozen ones. */
function printTitles({ name, frozenRows }: Sheet) {
  const row = `$${frozenRows}`;
  return { name: "_xlnm.Print_Titles", range: `'${name.replaceAll("'", "''")}'!${row}:${row}`, scope: name };
}

/**
 * @param sheets under names that differ and that Excel takes
 * @returns the .xlsx file
 */
export function xlsxOf(sheets: readonly Sheet[], about: { title: string; createdAt: Date }): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(writeSheet),
    namedRanges: sheets.filter((sheet) => sheet.hasHead).map(printTitles),
    defaultFont: { name: SONG, size: 10, charset: 134 },
    properties: { title: about.title, created: about.createdAt, modified: about.createdAt },
  });
}
