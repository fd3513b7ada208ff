/** What a notice is once read, and how one that cannot be read is refused. */
import { z } from "zod";

/** As printed: the parser has taken the number and the artefacts away, nothing else. */
const wording = z.string().trim().min(1);
/** Chapters, sections and tasks each count 1, 2, 3 … through the whole notice. */
const ordinal = z.int().positive();

const noticeTask = z.strictObject({
  no: ordinal,
  content: wording,
  lead: wording,
  support: z.array(wording),
});
const noticeSection = z.strictObject({ no: ordinal, title: wording, tasks: z.array(noticeTask).min(1) });
const noticeChapter = z.strictObject({ no: ordinal, title: wording, sections: z.array(noticeSection).min(1) });

export const noticeSchema = z.strictObject({
  /** Such as 宿办发〔2021〕60号. */
  docNumber: wording,
  /** The heading in one line, from the issuing offices to 的通知. */
  title: wording,
  /** The numbered paragraphs 一是…, 二是… before the table, each whole. */
  requirements: z.array(wording).min(1),
  chapters: z.array(noticeChapter).min(1),
});

export type NoticeTask = z.output<typeof noticeTask>;
export type NoticeSection = z.output<typeof noticeSection>;
export type NoticeChapter = z.output<typeof noticeChapter>;
export type Notice = z.output<typeof noticeSchema>;

export type NoticeErrorCode =
  | "empty-file"
  | "no-doc-number"
  | "no-title"
  | "no-requirements"
  | "unknown-paragraph"
  | "no-table-head"
  | "unknown-cell"
  | "incomplete-row"
  | "truncated-table"
  | "number-skipped"
  | "number-repeated"
  | "title-differs"
  | "section-without-chapter"
  | "chapter-without-section"
  | "task-without-section"
  | "task-without-lead"
  | "several-leads"
  | "label-repeated";

/** The text is not a notice as we know it. The message is Chinese, for whoever imports it, and does not name the line. */
export class NoticeError extends Error {
  override readonly name = "NoticeError";

  /** @param line counted from 1; for something missing, the line before or in which it should have stood */
  constructor(
    readonly line: number,
    readonly code: NoticeErrorCode,
    message: string,
  ) {
    super(message);
  }
}
