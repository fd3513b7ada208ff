import { STYLE_OF, stylesXml } from "./document-xlsx-styles";
import { zipOf, type Entry } from "./document-zip";
import { cellText, placeRows, type CellValue, type Look, type Marks, type Sheet } from "./rules-workbook";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
/** 1899-12-30, from which a sheet counts its days. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

const escapeXml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** `_x0041_` is how the format writes a character by its number; words that look like it are not meant so. */
const wordsXml = (text: string): string => escapeXml(cellText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_"));

function columnLetters(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : columnLetters(Math.floor(column / 26) - 1) + rest;
}

/** Words stay words, whatever they begin with; times have no zone in a sheet and are Shanghai's. */
function cellXml(reference: string, value: CellValue, look: Look): string {
  const place = `<c r="${reference}" s="${STYLE_OF[look]}"`;
  if (value === null || value === "") return `${place}/>`;
  if (typeof value === "string") return `${place} t="inlineStr"><is><t xml:space="preserve">${wordsXml(value)}</t></is></c>`;
  const number = value instanceof Date ? (value.getTime() + SHANGHAI_OFFSET_MS - DAY_ZERO) / DAY_MS : value;
  return `${place}><v>${number}</v></c>`;
}

function viewXml({ frozenRows, frozenColumns }: Sheet, isFirst: boolean): string {
  const corner = `${columnLetters(frozenColumns)}${frozenRows + 1}`;
  const pane = frozenColumns > 0 ? "bottomRight" : "bottomLeft";
  return `<sheetViews><sheetView showGridLines="0"${isFirst ? ' tabSelected="1"' : ""} workbookViewId="0">` +
    `<pane${frozenColumns > 0 ? ` xSplit="${frozenColumns}"` : ""} ySplit="${frozenRows}" topLeftCell="${corner}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`;
}

/** A3 across, one page wide, as many long as it takes, numbered at the foot. */
const PAPER =
  '<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter>';

function marksXml({ merges, breaks }: Marks): string {
  const ranges = merges.map(({ startRow, startCol, endRow, endCol }) => `<mergeCell ref="${columnLetters(startCol)}${startRow + 1}:${columnLetters(endCol)}${endRow + 1}"/>`);
  const pages = breaks.map((row) => `<brk id="${row + 1}" max="16383" man="1"/>`);
  return (ranges.length > 0 ? `<mergeCells count="${ranges.length}">${ranges.join("")}</mergeCells>` : "") + PAPER +
    (pages.length > 0 ? `<rowBreaks count="${pages.length}" manualBreakCount="${pages.length}">${pages.join("")}</rowBreaks>` : "");
}

function* sheetXml(sheet: Sheet, isFirst: boolean): Generator<string> {
  const columns = sheet.widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join("");
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${viewXml(sheet, isFirst)}<sheetFormatPr defaultRowHeight="15"/><cols>${columns}</cols><sheetData>`;
  const marks: Marks = { merges: [], breaks: [] };
  for (const { row, height, cells } of placeRows(sheet.rows, marks)) {
    const inside = cells.map(({ column, value, look }) => cellXml(`${columnLetters(column)}${row + 1}`, value, look)).join("");
    yield `<row r="${row + 1}" ht="${height}" customHeight="1">${inside}</row>`;
  }
  yield `</sheetData>${marksXml(marks)}</worksheet>`;
}

/** The row that stands on top of every printed page: the last of the frozen ones. */
function printTitles({ name, frozenRows, hasHead }: Sheet, at: number): string {
  const quoted = escapeXml(`'${name.replaceAll("'", "''")}'!$${frozenRows}:$${frozenRows}`);
  return hasHead ? `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${quoted}</definedName>` : "";
}

function workbookXml(sheets: readonly Sheet[]): string {
  const titles = sheets.map(printTitles).join("");
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000" tabRatio="800"/></bookViews>` +
    `<sheets>${sheets.map(({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets>` +
    `${titles ? `<definedNames>${titles}</definedNames>` : ""}</workbook>`;
}

function* parts(sheets: readonly Sheet[], { title, createdAt }: About): Generator<Entry> {
  const part = (path: string, text: string): Entry => ({ path, pieces: [HEAD + text] });
  const made = createdAt.toISOString().replace(/\.\d+/, "");
  yield part("[Content_Types].xml", `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
    `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
    `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
    `${sheets.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join("")}</Types>`);
  yield part("_rels/.rels", `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>` +
    `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`);
  yield part("docProps/core.xml", `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:title>${wordsXml(title)}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${made}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${made}</dcterms:modified></cp:coreProperties>`);
  yield { path: "xl/workbook.xml", pieces: [workbookXml(sheets)] };
  yield part("xl/_rels/workbook.xml.rels", `<Relationships xmlns="${PACKAGE}/relationships">` +
    sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join("") +
    `<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`);
  yield { path: "xl/styles.xml", pieces: [stylesXml()] };
  for (const [at, sheet] of sheets.entries()) yield { path: `xl/worksheets/sheet${at + 1}.xml`, pieces: sheetXml(sheet, at === 0) };
}

type About = { title: string; createdAt: Date };

/**
 * @param sheets at least one, under names that differ and that Excel takes; their rows are asked for one by one
 * @returns the .xlsx file in pieces, as it is being made
 */
export function xlsxPieces(sheets: readonly Sheet[], about: About): AsyncGenerator<Uint8Array> {
  return zipOf(parts(sheets, about));
}
