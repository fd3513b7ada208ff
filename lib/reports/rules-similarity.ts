/** Whether a report says what the last one said: sentence by sentence, a hint to its writer and its reader, never a bar. */

/** `same`: word for word; `figures`: only the figures are others; `near`: hardly another wording. */
export type RepeatKind = "same" | "figures" | "near";

/** A sentence of the new text, from `start` up to, not including, `end`, and the earlier one it repeats. */
export type RepeatedSentence = { text: string; start: number; end: number; kind: RepeatKind; earlier: string };

export type Similarity = {
  repeated: RepeatedSentence[];
  /** How much of the new text repeats, by its characters, 0–1. */
  share: number;
  /** 与上季度基本相同. */
  isRepeated: boolean;
};

/** Two sentences are alike from this share of common pairs of characters on. */
const ALIKE = 0.9;
/** From this share on a text is hardly a new one; below so many characters it says too little to judge. */
const REPEATED_SHARE = 0.8;
const MIN_TEXT = 20;
/** Shorter sentences are openings and headings: the same one twice says nothing. */
const MIN_SENTENCE = 4;

const SENTENCES = /[^。！？；!?;\n]+[。！？；!?;]*/gu;
/** A list's own number says nothing: the same sentence as point two instead of three is the same sentence. */
const LEADING_NUMBER = /^\s*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[）)]|[、．.](?!\d))|[一二三四五六七八九十]{1,3}是)/u;
const NO_WORDS = /[\s\p{P}\p{S}]+/gu;
const FIGURES = /\d+(?:[.,]\d+)*/gu;
/** Stands for any figure; no text has it. */
const FIGURE = "\uE000";

type Sentence = {
  text: string;
  start: number;
  end: number;
  /** Without punctuation and blanks, wide figures as plain ones. */
  words: string;
  /** The same with every figure as one sign. */
  pattern: string;
};

function sentencesOf(text: string): Sentence[] {
  return [...text.matchAll(SENTENCES)].flatMap((match) => {
    const lead = match[0].length - match[0].trimStart().length;
    const shown = match[0].trim();
    const plain = shown.normalize("NFKC").replace(LEADING_NUMBER, "");
    const words = plain.replace(FIGURES, (figure) => figure.replace(/\D/g, "d")).replace(NO_WORDS, "");
    const pattern = plain.replace(FIGURES, FIGURE).replace(NO_WORDS, "");
    if (pattern.length < MIN_SENTENCE) return [];
    const start = match.index + lead;
    return [{ text: shown, start, end: start + shown.length, words, pattern }];
  });
}

/** Every pair of neighbours with how often it occurs, and how many there are. */
type Pairs = { counts: Map<string, number>; size: number };

function pairsOf(text: string): Pairs {
  const counts = new Map<string, number>();
  const signs = Array.from(text);
  for (let at = 1; at < signs.length; at++) {
    const pair = `${signs[at - 1]}${signs[at]}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { counts, size: Math.max(0, signs.length - 1) };
}

/** Dice's coefficient: twice what is common, by all there is. */
function likeness(a: Pairs, b: Pairs): number {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const [pair, count] of a.counts) common += Math.min(count, b.counts.get(pair) ?? 0);
  return (2 * common) / (a.size + b.size);
}

/** No more than this can be common to texts of such lengths; spares the counting for most pairs of sentences. */
function canBeAlike(a: Pairs, b: Pairs): boolean {
  return 2 * Math.min(a.size, b.size) >= ALIKE * (a.size + b.size);
}

/** @returns what finds, for a sentence, the earlier one that it repeats */
function finderOf(earlier: readonly Sentence[]) {
  const byWords = new Map(earlier.map((sentence) => [sentence.words, sentence]));
  const byPattern = new Map(earlier.map((sentence) => [sentence.pattern, sentence]));
  const candidates = [...byPattern.values()].map((sentence) => ({ sentence, pairs: pairsOf(sentence.pattern) }));
  const known = new Map<string, Sentence | null>();

  function nearest(pattern: string): Sentence | null {
    const pairs = pairsOf(pattern);
    let best: { sentence: Sentence; alike: number } | null = null;
    for (const candidate of candidates) {
      if (!canBeAlike(pairs, candidate.pairs)) continue;
      const alike = likeness(pairs, candidate.pairs);
      if (alike >= ALIKE && alike > (best?.alike ?? 0)) best = { sentence: candidate.sentence, alike };
    }
    return best?.sentence ?? null;
  }

  return ({ words, pattern }: Sentence): { kind: RepeatKind; sentence: Sentence } | null => {
    const same = byWords.get(words);
    if (same) return { kind: "same", sentence: same };
    const figures = byPattern.get(pattern);
    if (figures) return { kind: "figures", sentence: figures };
    if (!known.has(pattern)) known.set(pattern, nearest(pattern));
    const near = known.get(pattern);
    return near ? { kind: "near", sentence: near } : null;
  };
}

/**
 * Compares by sentences, whatever their order. Punctuation, blanks and a list's own numbering make no difference.
 *
 * @param now the new text
 * @param earlier the text of the last filed report, or an empty one
 * @returns which sentences repeat, with their places in `now`
 */
export function findRepeats(now: string, earlier: string): Similarity {
  const sentences = sentencesOf(now);
  const find = finderOf(sentencesOf(earlier));
  const repeated = sentences.flatMap((sentence): RepeatedSentence[] => {
    const found = find(sentence);
    const { text, start, end } = sentence;
    return found ? [{ text, start, end, kind: found.kind, earlier: found.sentence.text }] : [];
  });
  const lengthOf = (some: readonly { start: number; end: number }[]) => some.reduce((sum, { start, end }) => sum + end - start, 0);
  const length = lengthOf(sentences);
  const share = length === 0 ? 0 : lengthOf(repeated) / length;
  return { repeated, share, isRepeated: now.trim().length >= MIN_TEXT && share >= REPEATED_SHARE };
}

/**
 * @param earlier the quarter of the earlier text, such as 2026年第三季度
 * @returns in words how many sentences repeat; empty where none does
 */
export function describeRepeats({ repeated }: Similarity, earlier: string): string {
  const count = (kind: RepeatKind) => repeated.filter((sentence) => sentence.kind === kind).length;
  const figures = count("figures");
  if (repeated.length === 0) return "";
  if (figures === repeated.length) return `有 ${figures} 句与${earlier}仅数字不同`;
  const alike = count("near") > 0 ? "相同或相近" : "相同";
  return `有 ${repeated.length} 句与${earlier}${alike}${figures > 0 ? `，其中 ${figures} 句仅数字不同` : ""}`;
}
