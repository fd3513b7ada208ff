/** What a search looks for: words, and for each the ways in which it may be written. */
import type { SearchKind } from "@/lib/labels";
import { SEARCH_KINDS } from "./schema";

const FULL_WIDTH_OFFSET = 0xfee0;

/** @returns the words of what was typed: all of them must occur in what is found. Control characters part words too. */
export function wordsOf(text: string): string[] {
  return [...new Set(text.split(/[\s\p{Cc}\p{Cs}]+/u).filter((word) => word !== ""))];
}

/** A half-width character's full-width twin or the other way round; itself where it has none. */
function widthTwin(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x21 && code <= 0x7e) return String.fromCodePoint(code + FULL_WIDTH_OFFSET);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - FULL_WIDTH_OFFSET) : char;
}

/** Capital and small, full and half width count as the same. */
function formsOf(char: string): string[] {
  const cases = [char, char.toLowerCase(), char.toUpperCase()].filter((form) => Array.from(form).length === 1);
  return [...new Set(cases.flatMap((form) => [form, widthTwin(form)]))];
}

/** @returns whether the word has one form only, as Chinese has: then a plain comparison finds it. Such a word holds no `%`, `_` or `\`. */
export function isPlain(word: string): boolean {
  return Array.from(word).every((char) => formsOf(char).length === 1);
}

/** @returns the longest run of a word's characters that have one form only; empty where it has none. Every match holds it as it stands. */
export function plainRunOf(word: string): string {
  const runs = Array.from(word).reduce<string[]>((all, char) => (isPlain(char) ? [...all.slice(0, -1), (all.at(-1) ?? "") + char] : [...all, ""]), [""]);
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), "");
}

/** @returns the word in all its forms as a regular expression that PostgreSQL and JavaScript read alike */
export function patternOf(word: string): string {
  const escape = (char: string) => char.replace(/[\^$\\.*+?()[\]{}|/]/, "\\$&");
  return Array.from(word)
    .map((char) => {
      const forms = formsOf(char);
      return forms.length === 1 ? escape(char) : `(?:${forms.map(escape).join("|")})`;
    })
    .join("");
}

/** @returns the task number that a word names (12, 第12项); null where it names none */
export function taskNumberOf(word: string): number | null {
  const digits = /^第?([0-9０-９]{1,5})[项号]?$/.exec(word)?.[1];
  return digits === undefined ? null : Number(digits.normalize("NFKC"));
}

type Range = { start: number; end: number };
export type SnippetPart = { text: string; isMatch: boolean };

/** How many characters a passage shows before a match and in all, and how many passages of one text. */
const BEFORE = 20;
const LENGTH = 110;
const WINDOWS = 3;

function placesOf(text: string, word: string): Range[] {
  return [...text.matchAll(new RegExp(patternOf(word), "gu"))].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function merge(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}

/** A cut never parts the two halves of one character. */
function wholeAt(text: string, at: number): number {
  return at > 0 && at < text.length && /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}

/**
 * @param words as `wordsOf` gives them
 * @returns the text around the first place of each word, with every match apart; its beginning where no word occurs.
 *   An ellipsis stands where something was left out. Line ends have become spaces.
 */
export function snippet(text: string, words: readonly string[]): SnippetPart[] {
  const line = text.trim().replace(/\s+/g, " ");
  const places = words.map((word) => placesOf(line, word));
  const matches = merge(places.flat());
  const firsts = places.flatMap((ranges) => ranges.slice(0, 1)).sort((a, b) => a.start - b.start);
  const windows: Range[] = [];
  for (const { start, end } of firsts.length > 0 ? firsts : [{ start: 0, end: 0 }]) {
    const last = windows.at(-1);
    if (last && end <= last.end) continue;
    const from = Math.max(0, start - BEFORE);
    const to = Math.min(line.length, Math.max(from + LENGTH, end));
    if (last && from <= last.end) last.end = wholeAt(line, to);
    else if (windows.length < WINDOWS) windows.push({ start: wholeAt(line, from), end: wholeAt(line, to) });
  }
  const parts: SnippetPart[] = [];
  let shown = 0;
  for (const window of windows) {
    if (window.start > shown) parts.push({ text: "…", isMatch: false });
    parts.push(...cut(line, window, matches));
    shown = window.end;
  }
  if (shown < line.length) parts.push({ text: "…", isMatch: false });
  return parts;
}

function cut(line: string, window: Range, matches: readonly Range[]): SnippetPart[] {
  const parts: SnippetPart[] = [];
  let at = window.start;
  for (const { start, end } of matches) {
    if (end <= at || start >= window.end) continue;
    if (start > at) parts.push({ text: line.slice(at, start), isMatch: false });
    const from = Math.max(start, at);
    at = Math.min(end, window.end);
    parts.push({ text: line.slice(from, at), isMatch: true });
  }
  if (at < window.end) parts.push({ text: line.slice(at, window.end), isMatch: false });
  return parts;
}

export type Passage = { field: string; parts: SnippetPart[] };

/** @returns of each field that brings a word the earlier ones did not have, the passage around it, in the fields' order */
export function passagesOf(fields: readonly (readonly [field: string, text: string])[], words: readonly string[]): Passage[] {
  const missing = new Set(words);
  return fields.flatMap(([field, text]) => {
    const found = [...missing].filter((word) => placesOf(text, word).length > 0);
    for (const word of found) missing.delete(word);
    return found.length > 0 ? [{ field, parts: snippet(text, words) }] : [];
  });
}

/** @returns the kinds in the order their results stand: tasks first, unless what was typed is a unit's very name */
export function kindOrder(isUnitName: boolean): SearchKind[] {
  return isUnitName ? ["units", ...SEARCH_KINDS.filter((kind) => kind !== "units")] : SEARCH_KINDS;
}
