/** What a new report may start from: an earlier report's paragraphs, and what it said would be done next. */

/** @returns the text's paragraphs without empty lines */
export function paragraphsOf(text: string): string[] {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}

/** 1. 2、 （3） 一是 二、 （三） at a paragraph's beginning. */
const NUMBERING = /^(?:\d{1,2}[.．、]|[（(]\d{1,2}[)）]|[一二三四五六七八九十]{1,3}(?:是|、)|[（(][一二三四五六七八九十]{1,3}[)）])\s*/;

/** Sentences of a text that has no paragraphs. */
function stepsOf(plan: string): string[] {
  const paragraphs = paragraphsOf(plan);
  const parts = paragraphs.length > 1 ? paragraphs : (paragraphs[0] ?? "").split(/(?<=[。；;])/);
  return parts.map((part) => part.trim().replace(NUMBERING, "").replace(/[。；;]+$/, "")).filter((part) => part !== "");
}

/**
 * @param plan 下一步打算 of the last report
 * @returns each step of it with a line to be answered, numbered where there are several; empty for an empty plan
 */
export function planToAnswer(plan: string): string {
  const steps = stepsOf(plan);
  return steps.map((step, at) => `${steps.length > 1 ? `${at + 1}.` : ""}（上季度打算）${step}。\n落实情况：`).join("\n");
}
