const DIGITS = "〇一二三四五六七八九";

/** @returns 1–99 as the notice numbers its chapters and sections: 一, 十, 十四, 二十 */
export function chineseOrdinal(no: number): string {
  const tens = Math.floor(no / 10);
  const ones = no % 10;
  return `${tens > 1 ? DIGITS.charAt(tens) : ""}${tens > 0 ? "十" : ""}${ones > 0 ? DIGITS.charAt(ones) : ""}`;
}
