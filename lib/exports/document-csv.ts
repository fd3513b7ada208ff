/** Records as CSV (RFC 4180): commas, CRLF, UTF-8 with a mark by which Excel knows it. */

const BYTE_ORDER_MARK = "\uFEFF";

/** A spreadsheet takes these for the start of a formula, the wide ones too; a quote before them makes them words. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

function field(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = (FORMULA.test(value) ? `'${value}` : value).toWellFormed().replaceAll("\u0000", "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @returns one record with its end */
export function csvRecord(values: readonly (string | number | null)[]): string {
  return `${values.map(field).join(",")}\r\n`;
}

/** @returns the file in pieces: its head at once, then each page of records as it comes */
export async function* csvPieces(names: readonly string[], pages: AsyncIterable<readonly (readonly (string | number | null)[])[]>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(BYTE_ORDER_MARK + csvRecord(names));
  for await (const page of pages) yield encoder.encode(page.map(csvRecord).join(""));
}
