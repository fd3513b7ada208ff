/** Tables of a paper: smaller than the text, off its grid, the head repeated on every page. */
import { AlignmentType, HeightRule, LineRuleType, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from "docx";
import { exactLine, gap, paragraph, run } from "./document-paragraphs";
import { BODY_WIDTH, SIZE, type Face } from "./rules-page";
import type { TableBlock, TableColumn } from "./schema-content";

/** A row's lines, in twips: 15 points for letters of 10.5. */
const ROW_LINE = 300;

function cell(text: string, { align }: TableColumn, width: number, face: Face): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      new Paragraph({
        alignment: align === "center" || face === "heading1" ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { before: 0, after: 0, line: ROW_LINE, lineRule: LineRuleType.EXACT },
        children: [run(text, face, { size: SIZE.table, characterSpacing: 0 })],
      }),
    ],
  });
}

function table({ columns, rows }: TableBlock): Table {
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => Math.floor((column.width / total) * BODY_WIDTH));
  const row = (cells: readonly string[], face: Face) =>
    new TableRow({
      tableHeader: face === "heading1",
      cantSplit: true,
      height: { value: ROW_LINE + 80, rule: HeightRule.ATLEAST },
      children: columns.map((column, at) => cell(cells[at] ?? "", column, widths[at] ?? 0, face)),
    });
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { top: 20, bottom: 20, left: 60, right: 60 },
    rows: [row(columns.map((column) => column.title), "heading1"), ...rows.map((cells) => row(cells, "body"))],
  });
}

/** @returns a table within the text, its caption above it and a small space below */
export function bodyTable(block: TableBlock): (Paragraph | Table)[] {
  const caption = block.caption === "" ? [gap(0.3)] : [paragraph(block.caption, { alignment: AlignmentType.CENTER, indent: undefined, keepNext: true }, "heading1")];
  return [...caption, table(block), gap(0.5)];
}

/** @returns a table on a page of its own: 附件 at the left edge, the title centred on the third line */
export function attachmentTable(block: TableBlock): (Paragraph | Table)[] {
  return [
    paragraph("附件", { indent: undefined, pageBreakBefore: true }, "heading1"),
    gap(),
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: exactLine(1.25), keepNext: true, children: [run(block.caption, "title", { size: SIZE.title, characterSpacing: 0 })] }),
    gap(),
    table(block),
  ];
}
