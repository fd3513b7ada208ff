/** What becomes of a draft's words when it is refreshed, edited by two people, or issued. */
import { isEdited, textBlocks } from "./rules-content";
import { type Block, type BulletinContent, type TextBlock } from "./schema-content";
import { paperDate } from "./rules-words";

/** A paragraph as a form sent it: its words, those it was opened with, and what a refusal has told its writer since. */
export type Written = { key: string; text: string; opened: string; told?: string };

/** @returns what is told at a paragraph that somebody else has changed: who reads it and saves again means his own words */
export function conflictText({ text }: Pick<TextBlock, "text">): string {
  return `此段已被他人改为：${text || "（空）"}`;
}

/** @returns the draft with the form's changes, and the paragraphs where somebody else has written something else meanwhile, untold */
export function applyWritten(content: BulletinContent, written: readonly Written[]): { content: BulletinContent; conflicts: TextBlock[] } {
  const changed = new Map(written.filter(({ text, opened }) => text !== opened).map((one) => [one.key, one]));
  const conflicts: TextBlock[] = [];
  const blocks = content.blocks.map((block): Block => {
    if (block.kind !== "text") return block;
    const mine = changed.get(block.key);
    if (!mine || mine.text === block.text) return block;
    if (block.text !== mine.opened && conflictText(block) !== mine.told) conflicts.push(block);
    return { ...block, text: mine.text };
  });
  return { content: { ...content, blocks }, conflicts };
}

/** @returns the paragraphs edited by hand, which a refresh keeps */
export function editedBlocks(content: Pick<BulletinContent, "blocks">): TextBlock[] {
  return textBlocks(content).filter(isEdited);
}

/** A block's own name; headings go by their words. */
const nameOf = (block: Block) => (block.kind === "heading" ? `heading-${block.text}` : block.key);

/**
 * The newest figures, tables and generated paragraphs, with what was edited by hand kept. A paragraph of one's own stays
 * even where the data give none like it any more: after the block that it followed.
 */
export function refreshContent(before: BulletinContent, fresh: BulletinContent): BulletinContent {
  const kept = new Map(editedBlocks(before).map((block) => [block.key, block.text]));
  const blocks: Block[] = fresh.blocks.map((block) => {
    const text = block.kind === "text" ? kept.get(block.key) : undefined;
    return block.kind === "text" && text !== undefined ? { ...block, text } : block;
  });
  for (const [at, block] of before.blocks.entries()) {
    if (block.kind !== "text" || !kept.has(block.key) || blocks.some((one) => nameOf(one) === block.key)) continue;
    const followed = before.blocks.slice(0, at).map(nameOf).reverse().find((name) => blocks.some((one) => nameOf(one) === name));
    const place = blocks.findIndex((one) => nameOf(one) === followed) + 1;
    blocks.splice(place, 0, { ...block, generated: "" });
  }
  return { ...fresh, blocks };
}

/** @returns the content as it is issued at an instant: dated that day unless a date was written by hand; empty paragraphs are left out */
export function contentToIssue(content: BulletinContent, at: Date): BulletinContent {
  const date = paperDate(at);
  const blocks = content.blocks
    .map((block): Block => (block.kind === "text" && block.role === "date" && !isEdited(block) ? { ...block, text: date, generated: date } : block))
    .filter((block) => block.kind !== "text" || block.text !== "");
  return { ...content, blocks };
}
