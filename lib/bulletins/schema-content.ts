/**
 * What a bulletin says, as one list of blocks in the order of the paper. The screen, the editor and the Word file are all
 * drawn from it; it is stored with the draft and frozen with each version.
 */
import { z } from "zod";

export const TEXT_ROLES = ["title", "recipients", "body", "attachment", "signature", "date"] as const;
export type TextRole = (typeof TEXT_ROLES)[number];

const textBlock = z.object({
  kind: z.literal("text"),
  role: z.enum(TEXT_ROLES),
  /** Names the paragraph through refreshes: `behind-13` is about the same task in the next generation. */
  key: z.string(),
  /** What the editor calls it. */
  label: z.string(),
  text: z.string(),
  /** What was written from the figures and reports; empty where these give no such paragraph any more. */
  generated: z.string(),
});
export type TextBlock = z.output<typeof textBlock>;

const headingBlock = z.object({ kind: z.literal("heading"), level: z.literal([1, 2]), text: z.string() });

const column = z.object({ title: z.string(), /** Its share of the width, in percent. */ width: z.number(), align: z.enum(["left", "center"]) });
export type TableColumn = z.output<typeof column>;

const tableBlock = z.object({
  kind: z.literal("table"),
  key: z.string(),
  caption: z.string(),
  columns: z.array(column),
  rows: z.array(z.array(z.string())),
  /** It stands on a page of its own, after the signature. */
  isAttachment: z.boolean(),
});
export type TableBlock = z.output<typeof tableBlock>;

const block = z.discriminatedUnion("kind", [textBlock, headingBlock, tableBlock]);
export type Block = z.output<typeof block>;

export const contentSchema = z.object({
  blocks: z.array(block),
  /** The organ that issues it, at the head of the first page. */
  issuer: z.string(),
  /** Until when the figures were counted. */
  countedAt: z.iso.datetime(),
  isDemo: z.boolean(),
});
export type BulletinContent = z.output<typeof contentSchema>;

