/** The publications as a sheet and as records. */
import { MEDIUM_LABELS, type Medium } from "@/lib/labels-carrying";
import { fitRow } from "./rules-layout";
import type { CellValue, Look, Sheet, SheetRow } from "./rules-workbook";

/** As lib/publicity/queries has it. */
export type PublicationLine = {
  title: string; medium: Medium; outlet: string; publishedOn: string; link: string | null; unitName: string; taskNos: readonly number[];
};

type Column = { head: string; width: number; look: Look; valueOf: (row: PublicationLine) => string | null };

const COLUMNS: readonly Column[] = [
  { head: "单位", width: 16, look: "text", valueOf: ({ unitName }) => unitName },
  { head: "标题", width: 50, look: "text", valueOf: ({ title }) => title },
  { head: "媒介", width: 12, look: "centred", valueOf: ({ medium }) => MEDIUM_LABELS[medium] },
  { head: "媒体或平台", width: 22, look: "text", valueOf: ({ outlet }) => outlet },
  { head: "发布日期", width: 13, look: "centred", valueOf: ({ publishedOn }) => publishedOn },
  { head: "服务任务", width: 16, look: "centred", valueOf: ({ taskNos }) => taskNos.join("、") },
  { head: "网址", width: 44, look: "text", valueOf: ({ link }) => link },
];

export const PUBLICITY_NAMES: readonly string[] = COLUMNS.map(({ head }) => head);
export const PUBLICITY_WIDTHS: readonly number[] = [6, ...COLUMNS.map(({ width }) => width)];

/** @returns a publication's values in the order of `PUBLICITY_NAMES` */
export function publicityRecord(row: PublicationLine): (string | null)[] {
  return COLUMNS.map(({ valueOf }) => valueOf(row));
}

const line = (look: Look, values: readonly CellValue[], least: number): SheetRow => fitRow(PUBLICITY_WIDTHS, values.map((value) => ({ value, look })), least);

/** @param above the sheet's heading */
export function publicitySheet(rows: readonly PublicationLine[], above: readonly SheetRow[]): Sheet {
  const nothing = fitRow(PUBLICITY_WIDTHS, [{ value: "没有宣传报道", look: "hidden", span: PUBLICITY_WIDTHS.length }], 24);
  return {
    name: "宣传", widths: PUBLICITY_WIDTHS, frozenRows: above.length + 1, hasHead: true, frozenColumns: 0,
    rows: [
      ...above, line("head", ["序号", ...PUBLICITY_NAMES], 24),
      ...rows.map((row, at) => fitRow(PUBLICITY_WIDTHS, [{ value: at + 1, look: "centred" }, ...COLUMNS.map(({ look, valueOf }) => ({ value: valueOf(row), look }))], 20)),
      ...(rows.length === 0 ? [nothing] : []),
    ],
  };
}
