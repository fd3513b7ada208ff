/** A plain table as a sheet: heading, head, one row each. */
import { fitRow } from "./rules-layout";
import type { CellValue, Look, Sheet, SheetRow } from "./rules-workbook";

export type Column<Row> = { head: string; width: number; look: Look; valueOf: (row: Row, at: number) => CellValue };

type Table<Row> = {
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** The rows above the head, as wide as the table. */
  above: (widths: readonly number[]) => SheetRow[];
  frozenColumns: number;
  /** What stands in the place of rows where there are none. */
  nothing?: string;
};

/** @returns the table's sheet */
export function tableSheet<Row>({ name, columns, rows, above, frozenColumns, nothing }: Table<Row>): Sheet {
  const widths = columns.map(({ width }) => width);
  const heading = above(widths);
  return {
    name, widths, frozenRows: heading.length + 1, hasHead: true, frozenColumns,
    rows: [
      ...heading,
      fitRow(widths, columns.map(({ head }) => ({ value: head, look: "head" })), 24),
      ...rows.map((row, at) => fitRow(widths, columns.map(({ look, valueOf }) => ({ value: valueOf(row, at), look })), 20)),
      ...(rows.length === 0 && nothing ? [fitRow(widths, [{ value: nothing, look: "hidden", span: widths.length }], 24)] : []),
    ],
  };
}
