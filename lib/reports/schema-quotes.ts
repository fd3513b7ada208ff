/** 引用: which contributions' words a report carries, kept beside its text. */
import { z } from "zod";

/** More than there are supporting units of any task. */
const QUOTES_MAX = 60;

/** One contribution's revision that was placed into the report. */
export const quote = z.object({ unitId: z.uuid(), revisionNo: z.int().min(1).max(100_000) });
export type Quote = z.output<typeof quote>;

const INVALID = "引用标记不正确，请刷新页面后重新引用。";

/** What is stored: one mark a unit. */
export const quotes = z
  .array(quote, INVALID)
  .max(QUOTES_MAX, INVALID)
  .refine((marks) => new Set(marks.map((mark) => mark.unitId)).size === marks.length, INVALID);

function parseJson(text: unknown): unknown {
  if (typeof text !== "string") return text;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The same as a form's hidden field carries it: JSON, or nothing where the form knows of no quotes. */
export const quotesField = z.preprocess((value) => (value === undefined || value === "" ? [] : parseJson(value)), z.any().pipe(quotes));
