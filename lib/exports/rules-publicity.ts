/** The publications as a sheet's columns and as records. */
import { MEDIUM_LABELS, type Medium } from "@/lib/labels-carrying";
import type { Column } from "./rules-table";

/** As lib/publicity/queries has it. */
export type PublicationLine = {
  title: string; medium: Medium; outlet: string; publishedOn: string; link: string | null; unitName: string; taskNos: readonly number[];
};

const FIELDS: readonly (Column<PublicationLine> & { valueOf: (row: PublicationLine) => string | null })[] = [
  { head: "单位", width: 16, look: "text", valueOf: ({ unitName }) => unitName },
  { head: "标题", width: 50, look: "text", valueOf: ({ title }) => title },
  { head: "媒介", width: 12, look: "centred", valueOf: ({ medium }) => MEDIUM_LABELS[medium] },
  { head: "媒体或平台", width: 22, look: "text", valueOf: ({ outlet }) => outlet },
  { head: "发布日期", width: 13, look: "centred", valueOf: ({ publishedOn }) => publishedOn },
  { head: "服务任务", width: 16, look: "centred", valueOf: ({ taskNos }) => taskNos.join("、") },
  { head: "网址", width: 44, look: "text", valueOf: ({ link }) => link },
];

/** One publication may serve several tasks: the first column counts the rows. */
export const PUBLICITY_COLUMNS: readonly Column<PublicationLine>[] = [{ head: "序号", width: 6, look: "centred", valueOf: (_, at) => at + 1 }, ...FIELDS];

export const PUBLICITY_NAMES: readonly string[] = FIELDS.map(({ head }) => head);

/** @returns a publication's values in the order of `PUBLICITY_NAMES` */
export function publicityRecord(row: PublicationLine): (string | null)[] {
  return FIELDS.map(({ valueOf }) => valueOf(row));
}
