import type { BulletinContent, TextBlock, TextRole } from "./schema-content";

/** @returns the paragraphs that can be edited, in order */
export function textBlocks(content: Pick<BulletinContent, "blocks">): TextBlock[] {
  return content.blocks.filter((one) => one.kind === "text");
}

/** @returns whether somebody has put other words in the place of the generated ones */
export function isEdited(one: Pick<TextBlock, "text" | "generated">): boolean {
  return one.text !== one.generated;
}

/** @returns the words of the one paragraph with this role, in one line; empty where it was left out */
export function wordsOf(content: Pick<BulletinContent, "blocks">, role: Exclude<TextRole, "body">): string {
  return textBlocks(content).find((one) => one.role === role)?.text.replace(/\n/g, "") ?? "";
}
