import type { Block, TextBlock } from "./schema-content";

/** @returns a paragraph of the text, as generated */
export function body(key: string, label: string, text: string): TextBlock {
  return { kind: "text", role: "body", key, label, text, generated: text };
}

export function heading(level: 1 | 2, text: string): Block {
  return { kind: "heading", level, text };
}
