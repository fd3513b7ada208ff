type Words = Record<string, string>;

/** Unsaved words of a draft as the browser keeps them. */
export type KeptWords = {
  /** When the last of it was typed, as ISO 8601. */
  at: string;
  /** The saved draft the words were typed onto. */
  base: Words;
  words: Words;
  /** Fields that a colleague changed too and on which nobody has decided yet. */
  undecided: string[];
};

const isText = (value: unknown): value is string => typeof value === "string";
const isWords = (value: unknown): value is Words => typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(isText);

/** By hand: the browser would else load a whole library for these four fields. */
function isKept(value: unknown): value is KeptWords {
  if (typeof value !== "object" || value === null) return false;
  const { at, base, words, undecided } = value as Record<string, unknown>;
  return isText(at) && /^\d{4}-\d{2}-\d{2}T.*Z$/.test(at) && !Number.isNaN(Date.parse(at)) && isWords(base) && isWords(words) && Array.isArray(undecided) && undecided.every(isText);
}

/** @returns what the browser kept, or null where it is nothing of ours or no longer whole */
export function parseKept(text: string | null): KeptWords | null {
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}
