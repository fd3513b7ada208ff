import type { Page } from "@playwright/test";

const WORDS = ["未启动", "欠进度", "达进度", "超进度", "已完成"];

/** @returns the verdict that the plan suggests for the report that is open, null where it suggests none */
export async function suggestionOn(page: Page): Promise<string | null> {
  const shown = page.getByLabel("三方评价").locator("div").filter({ has: page.getByText("序时建议", { exact: true }) }).locator("dd");
  const text = await shown.innerText();
  return WORDS.find((word) => text.includes(word)) ?? null;
}

/** @returns the key that chooses a verdict */
export const verdictKey = (word: string): string => String(WORDS.indexOf(word) + 1);
