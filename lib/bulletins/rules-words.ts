/** The set phrases of official papers: numbers, dates, names of lists, words cut to measure. */
import { shanghaiDay } from "@/lib/periods/calendar";

/** @returns the day of an instant as papers write it: 2026年10月20日 (GB/T 9704 asks for Arabic figures without zeros before) */
export function paperDate(at: Date): string {
  const [year = "", month = "", day = ""] = shanghaiDay(at).split("-");
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** @returns 督查通报〔2026〕3号; without a number the place stays open */
export function bulletinNumber(issued: { year: number; number: number } | null, draftYear: number): string {
  return issued ? `督查通报〔${issued.year}〕${issued.number}号` : `督查通报〔${draftYear}〕　号`;
}

/**
 * @param title the notice's, such as 市委办公室印发《贯彻落实〈…意见〉任务清单》的通知
 * @returns the list's own name, in one pair of 《》, what it quotes in 〈〉
 */
export function listName(title: string): string {
  const inner = /《(.+)》/.exec(title)?.[1] ?? title;
  return `《${inner.replaceAll("《", "〈").replaceAll("》", "〉")}》`;
}

/** Shorter ones are mostly headings of what follows (一是扩面提质。). */
const SENTENCE_MIN = 12;

/**
 * @returns the first sentence that says something, without its number and its stop, of at most `max` characters; longer ones
 *   are cut at a comma where there is one
 */
export function firstSentence(text: string, max: number): string {
  const sentences = text.replace(/\s+/g, "").split(/[。！？；]/).map((one) => one.replace(/^([一二三四五六七八九十]是|\d+[.．、])/, "")).filter(Boolean);
  return clip(sentences.find((one) => one.length >= SENTENCE_MIN) ?? sentences[0] ?? "", max);
}

/** @returns words that may stand within “ ” */
export function quotedInside(text: string): string {
  return text.replaceAll("“", "‘").replaceAll("”", "’");
}

/** @returns the words, cut to at most `max` characters and an ellipsis; at a comma if that keeps more than half */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  // A rare character is two units long; half of one is no character, and nothing stores it.
  const cut = text.slice(0, max).replace(/[\ud800-\udbff]$/, "");
  const at = Math.max(cut.lastIndexOf("，"), cut.lastIndexOf("、"), cut.lastIndexOf("；"), cut.lastIndexOf("。"));
  return `${at > max / 2 ? cut.slice(0, at) : cut}……`;
}

/** @returns words that may stand before a full stop of ours */
export function withoutStop(text: string): string {
  return text.trim().replace(/[。；，、]+$/, "");
}

/** @returns whole paragraphs of a filed text as one, ended by a full stop */
export function oneParagraph(text: string): string {
  const words = text.split("\n").map((line) => line.trim()).filter(Boolean).join("");
  return words === "" || /[。！？]$/.test(words) ? words : `${withoutStop(words)}。`;
}

/** @returns 欠进度3项，未启动1项: what there is none of is left out */
export function counts(...parts: readonly (readonly [label: string, count: number])[]): string {
  return parts.filter(([, count]) => count > 0).map(([label, count]) => `${label}${count}项`).join("，");
}
