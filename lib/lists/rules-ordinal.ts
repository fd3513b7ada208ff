const DIGITS = "〇一二三四五六七八九";

/** @returns 1–99 as the notice numbers its chapters and sections: 一, 十, 十四, 二十 */
export function chineseOrdinal(no: number): string {
  const tens = Math.floor(no / 10);
  const ones = no % 10;
  return `${tens > 1 ? DIGITS.charAt(tens) : ""}${tens > 0 ? "十" : ""}${ones > 0 ? DIGITS.charAt(ones) : ""}`;
}

/** @returns a chapter's or section's head as the notice prints it: 一、…… and （一）…… */
export function outlineHead(level: "chapter" | "section", { no, title }: { no: number; title: string }): string {
  return level === "chapter" ? `${chineseOrdinal(no)}、${title}` : `（${chineseOrdinal(no)}）${title}`;
}
