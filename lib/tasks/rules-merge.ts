/** Two people on one draft: what each of them changed, field by field, and what only a person can decide. */

/** A form's fields by name, as its inputs hold them. */
export type Words = Record<string, string>;

export type Merged = {
  words: Words;
  /** Changed by the other only: taken over. */
  taken: string[];
  /** Changed by both, differently: the words are still mine, and a person has to choose. */
  conflicts: string[];
};

type Options = {
  /** Fields that were in conflict before and on which nobody has decided yet. */
  undecided?: readonly string[];
  /** Fields that nobody types, such as a list of quoted contributions: JSON arrays, joined without asking. */
  lists?: readonly string[];
};

/** The server cuts the ends off and knows one kind of line end; that alone makes no other words. */
export function isSameText(a: string, b: string): boolean {
  return a === b || a.replace(/\r\n?/g, "\n").trim() === b.replace(/\r\n?/g, "\n").trim();
}

function parseList(text: string): unknown[] | null {
  if (text.trim() === "") return [];
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : null;
  } catch {
    return null;
  }
}

/** @returns both lists as one: what either put in is in it, what either took out is not; null where one is no list */
function mergeLists(base: string, mine: string, theirs: string): string | null {
  const [before, own, other] = [base, mine, theirs].map((text) => parseList(text)?.map((item) => JSON.stringify(item)) ?? null);
  if (!before || !own || !other) return null;
  const kept = other.filter((item) => own.includes(item) || !before.includes(item));
  const added = own.filter((item) => !before.includes(item) && !other.includes(item));
  return `[${[...kept, ...added].join(",")}]`;
}

/**
 * @param base what both started from
 * @param mine what is in the form now
 * @param theirs what was saved meanwhile; a field that it does not name counts as unchanged
 */
export function mergeWords(base: Words, mine: Words, theirs: Words, { undecided = [], lists = [] }: Options = {}): Merged {
  const merged: Merged = { words: { ...mine }, taken: [], conflicts: [] };
  for (const [name, other] of Object.entries(theirs)) {
    const before = base[name] ?? "";
    const own = mine[name] ?? before;
    merged.words[name] = own;
    if (isSameText(own, other)) continue;
    const isUndecided = undecided.includes(name);
    if (isSameText(own, before) && !isUndecided) {
      merged.words[name] = other;
      merged.taken.push(name);
    } else if (!isSameText(other, before) || isUndecided) {
      const joined = lists.includes(name) ? mergeLists(before, own, other) : null;
      if (joined === null) merged.conflicts.push(name);
      else merged.words[name] = joined;
    }
  }
  return merged;
}

export type Choice = "mine" | "theirs" | "both";

/** @returns the words of a field after a person has chosen; `both` keeps mine and puts the other's below */
export function chosenText(choice: Choice, mine: string, theirs: string): string {
  if (choice === "mine") return mine;
  return choice === "theirs" ? theirs : [mine.trimEnd(), theirs].filter((text) => text !== "").join("\n");
}
