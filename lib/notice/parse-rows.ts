/**
 * The layer below the notice's grammar: lines without what Word left in them, and the rows of its table. Word wrote each
 * cell as an indented line, each cell that was merged with the one above as an empty indented line, and a blank line
 * between rows.
 */
import { NoticeError } from "./schema";

/** `no` counts from 1, as editors do; `text` is cleaned and trimmed, `raw` still has its indentation. */
export type Line = { readonly no: number; readonly raw: string; readonly text: string };

export const COLUMNS = ["工作事项", "目标任务", "具体内容", "牵头单位", "配合单位"] as const;

const BOOKMARK = /\[bookmark:[^\]]*\]/g;
/** Zero-width marks and soft hyphens: nobody sees them, and they would make two equal names differ. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** Spaces that look like a plain one. The full-width space U+3000 is wording, as in a name spread over a line. */
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f]/g;

const clean = (raw: string): string => raw.replace(BOOKMARK, "").replace(INVISIBLE, "").replace(SPACES, " ").trim();

/** @returns the file's lines, whatever ends them, without bookmarks, a byte order mark and outer spaces */
export function readLines(text: string): Line[] {
  return text.split(/\r\n|\n|\r/).map((raw, index) => ({ no: index + 1, raw, text: clean(raw) }));
}

const isColumn = ({ text }: Line): boolean => COLUMNS.some((column) => column === text);

/** @returns where the table's head begins; -1 without one. Any of its columns counts, so that a damaged head is named */
export function findHead(lines: readonly Line[]): number {
  return lines.findIndex(isColumn);
}

/** @throws NoticeError (no-table-head, truncated-table) unless the five columns stand at `at`, in order */
export function checkHead(lines: readonly Line[], at: number): void {
  for (const [column, name] of COLUMNS.entries()) {
    const line = lines[at + column];
    if (line?.text === name) continue;
    const isCut = !lines.slice(at + column).some(({ text }) => text !== "");
    const last = lines[at + column - 1];
    if (isCut && last) throw new NoticeError(last.no, "truncated-table", `文件在表头处中断：缺少“${name}”一栏。`);
    throw new NoticeError(line?.no ?? at + 1, "no-table-head", `表头第 ${column + 1} 栏应为“${name}”，实为${quote(line?.text)}。`);
  }
}

/** A cell's beginning, for a message. */
export function quote(text = ""): string {
  if (text === "") return "空格";
  return text.length > 20 ? `“${text.slice(0, 20)}…”` : `“${text}”`;
}

/**
 * Cuts the table after its head into rows. Whether a row has its five cells, and the right ones, is for the reader of the
 * rows to say: he knows what is missing.
 *
 * @param head the head's line index; its first cell shows how this file indents
 * @param columnOf the column of a row's first cell that is not empty, for files that lost the empty ones
 * @returns each row's lines, empty cells included
 */
export function readRows(lines: readonly Line[], head: number, columnOf: (text: string) => number): Line[][] {
  const indent = /^\s*/.exec(lines[head]?.raw ?? "")?.[0] ?? "";
  const isEmptyCell = ({ raw, text }: Line): boolean =>
    text === "" && (raw.includes("\t") || (indent !== "" && raw.startsWith(indent)));

  const table = lines.slice(head + COLUMNS.length);
  // The real file ends with a space that is no cell.
  const end = table.findLastIndex(({ text, raw }) => text !== "" || raw.includes("\t")) + 1;
  const body = table.slice(0, end);
  const hasBlankLines = body.some((line) => line.text === "" && !isEmptyCell(line));
  const hasEmptyCells = body.some(isEmptyCell);
  return hasBlankLines && hasEmptyCells ? splitRows(body, isEmptyCell) : countRows(body, columnOf);
}

/** Rows as Word left them: what stands between two blank lines. */
function splitRows(body: readonly Line[], isEmptyCell: (line: Line) => boolean): Line[][] {
  const rows: Line[][] = [[]];
  for (const line of body) {
    if (line.text !== "" || isEmptyCell(line)) rows.at(-1)?.push(line);
    else rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

/**
 * Rows of a file whose empty cells look like blank lines, because an editor trimmed the lines: the first text of a row
 * says which column it is in, and the rest is counted. An empty last cell cannot be told from a missing one here; it is
 * left out, so that a cut row is never taken for a whole one.
 */
function countRows(body: readonly Line[], columnOf: (text: string) => number): Line[][] {
  const isText = (index: number): boolean => (body[index]?.text ?? "") !== "";
  const rows: Line[][] = [];
  let after = 0;
  // The body ends with a text here, so each search finds one.
  while (after < body.length) {
    let first = after;
    while (!isText(first)) first += 1;
    // One blank line at least belongs to no row.
    const start = Math.min(first, Math.max(first - columnOf(body[first]?.text ?? ""), after + 1));
    let stop = start + COLUMNS.length;
    while (isText(stop)) stop += 1;
    while (!isText(stop - 1)) stop -= 1;
    rows.push(body.slice(start, stop));
    after = stop;
  }
  return rows;
}
