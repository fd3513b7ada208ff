/** How high a row must be for its words to be seen: spreadsheets do not find out by themselves for what is merged. */
import type { Look, SheetCell, SheetRow } from "./rules-workbook";

/** Points of each look's face; whatever is not named has the body's. */
const BODY_POINTS = 11;
const POINTS: Partial<Record<Look, number>> = { title: 20, subtitle: 12, chapter: 12, head: 10, time: 9, small: 9 };

/** A face on one machine is another's on the next: the highest of the usual ones is 1.45 of its size. */
const LINE = 1.45;
const ROOM = 5;
/** Points of one unit of a column's width in a standard face of 10 points, and what the cell's edges take more than Excel adds. */
const UNIT_POINTS = 5.25;
const EDGE_POINTS = 1;

/** @returns the face's size in points */
export function pointsOf(look: Look): number {
  return POINTS[look] ?? BODY_POINTS;
}

/** Half of a Chinese character for Latin ones. */
function ems(text: string): number {
  let sum = 0;
  for (const sign of text) sum += (sign.codePointAt(0) ?? 0) < 0x2e80 && !"“”‘’…—·".includes(sign) ? 0.55 : 1;
  return sum;
}

/** @returns the lines that `text` takes in a width of so many points */
export function linesOf(text: string, width: number, points: number): number {
  const across = Math.max(1, (width - EDGE_POINTS) / points);
  return text.split("\n").reduce((sum, paragraph) => {
    const long = ems(paragraph);
    // A line ends with a whole character; and some end early, since none may begin with a mark.
    return sum + (long <= across ? 1 : Math.ceil(long / Math.max(1, Math.floor(across) - 0.2)));
  }, 0);
}

/** @returns the row with the height that its highest cell needs */
export function fitRow(widths: readonly number[], cells: readonly SheetCell[], least = 0): SheetRow {
  let column = 0;
  let height = least;
  for (const { value, look, span = 1 } of cells) {
    const width = widths.slice(column, column + span).reduce((sum, units) => sum + units * UNIT_POINTS, 0);
    column += span;
    const points = pointsOf(look);
    const lines = typeof value === "string" ? linesOf(value, width, points) : 1;
    height = Math.max(height, Math.ceil(lines * points * LINE + ROOM));
  }
  return { cells, height };
}
