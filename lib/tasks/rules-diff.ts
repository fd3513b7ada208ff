/** What changed between two texts of a report, for the eye of who reviews it. Small and made for Chinese. */

export type Part = { text: string; isChanged: boolean };

export type Comparison = {
  before: Part[];
  after: Part[];
  /** How much of the new text stood in the old one, 0–1. */
  sameShare: number;
  /** Both say something, but hardly anything the same: marks would cover all of it and tell nothing. */
  isRewritten: boolean;
};

const REWRITTEN_BELOW = 0.1;

/** How far apart two texts may be, in words taken out or put in, before whole sentences are marked: some 10 ms of work. */
const MAX_EDITS = 1_000;
/** Shorter runs that agree by chance between two changes would only break them up. */
const MIN_RUN = 3;

/** A figure or a Latin word counts as one: 38.1% is another figure than 32.5%, not a 3 with other digits. */
const TOKENS = /\d[\d.,]*[%％]?|[A-Za-z]+|[\s\S]/gu;
const SENTENCES = /[^。；！？\n]*[。；！？\n]|[^。；！？\n]+$/gu;

/** One step from the old text to the new: what only the old has, what only the new has, or what both have. */
type Step = { removed: string[]; added: string[] } | { same: string[] };

/** Walks back through Myers' rounds. @returns the places that match, in order */
function matchesOf(rounds: readonly Int32Array[], a: readonly string[], b: readonly string[]): [number, number][] {
  const matches: [number, number][] = [];
  let [x, y] = [a.length, b.length];
  for (let d = rounds.length - 1; d >= 0; d--) {
    const furthest = (k: number) => rounds[d - 1]?.[k + d] ?? -1;
    const k = x - y;
    const isDown = k === -d || (k !== d && furthest(k - 1) < furthest(k + 1));
    const startX = d === 0 ? 0 : isDown ? furthest(k + 1) : furthest(k - 1);
    const fromX = d === 0 || isDown ? startX : startX + 1;
    for (; x > fromX && y > 0; x--, y--) matches.push([x - 1, y - 1]);
    if (d > 0) [x, y] = isDown ? [startX, startX - (k + 1)] : [startX, startX - (k - 1)];
  }
  return matches.reverse();
}

/** Myers' shortest edit script. @returns the places that match, in order; null when more than `MAX_EDITS` apart */
function alignment(a: readonly string[], b: readonly string[]): [number, number][] | null {
  const limit = Math.min(a.length + b.length, MAX_EDITS);
  // Round d: how far into `a` each diagonal k from -d to d comes with d edits; index k + d + 1, with a place spare at each end.
  const rounds: Int32Array[] = [];
  for (let d = 0; d <= limit; d++) {
    const before = rounds[d - 1];
    const round = new Int32Array(2 * d + 3).fill(-1);
    for (let k = -d; k <= d; k += 2) {
      const left = before?.[k + d - 1] ?? -1;
      const right = before?.[k + d + 1] ?? -1;
      let x = d === 0 ? 0 : k === -d || (k !== d && left < right) ? right : left + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      round[k + d + 1] = x;
      if (x >= a.length && x - k >= b.length) return matchesOf([...rounds, round], a, b);
    }
    rounds.push(round);
  }
  return null;
}

/** @returns the way from `a` to `b`, or null when that would be too much work */
function stepsBetween(a: readonly string[], b: readonly string[]): Step[] | null {
  const pairs = alignment(a, b);
  if (!pairs) return null;
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...pairs, [a.length, b.length]] as [number, number][]) {
    if (nextI > i || nextJ > j) steps.push({ removed: a.slice(i, nextI), added: b.slice(j, nextJ) });
    if (nextI < a.length && nextJ < b.length) steps.push({ same: [a[nextI] as string] });
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return steps;
}

/** Same beside same becomes one run; a run too short to mean anything goes into the changes around it. */
function tidy(steps: readonly Step[]): Step[] {
  const runs: Step[] = [];
  const add = (step: Step) => {
    const last = runs.at(-1);
    if (last && "same" in last && "same" in step) last.same.push(...step.same);
    else if (last && "removed" in last && "removed" in step) {
      last.removed.push(...step.removed);
      last.added.push(...step.added);
    } else runs.push("same" in step ? { same: [...step.same] } : { removed: [...step.removed], added: [...step.added] });
  };
  steps.forEach(add);
  const isShort = (step: Step, place: number) => "same" in step && step.same.length < MIN_RUN && place > 0 && place < runs.length - 1;
  const kept = runs.map((step, place) => ("same" in step && isShort(step, place) ? { removed: step.same, added: step.same } : step));
  runs.length = 0;
  kept.forEach(add);
  return runs;
}

function tokensOf(text: string): string[] {
  return text.match(TOKENS) ?? [];
}

/** Sentences that stand in both texts hold the rest together; between them the words are compared. */
function compare(before: string, after: string): Step[] {
  const sentences = stepsBetween(before.match(SENTENCES) ?? [], after.match(SENTENCES) ?? []) ?? [{ removed: [before], added: [after] }];
  const steps = sentences.flatMap((step): Step[] => {
    if ("same" in step) return [{ same: tokensOf(step.same.join("")) }];
    const removed = tokensOf(step.removed.join(""));
    const added = tokensOf(step.added.join(""));
    return stepsBetween(removed, added) ?? [{ removed, added }];
  });
  return tidy(steps);
}

function partsOf(steps: readonly Step[], side: "removed" | "added"): Part[] {
  return steps
    .map((step) => ("same" in step ? { text: step.same.join(""), isChanged: false } : { text: step[side].join(""), isChanged: true }))
    .filter((part) => part.text !== "");
}

/**
 * @param before the last accepted text
 * @param after the text under review
 * @returns both texts, each whole and in order, with what the other does not have marked
 */
export function compareTexts(before: string, after: string): Comparison {
  const steps = compare(before, after);
  const same = steps.reduce((sum, step) => sum + ("same" in step ? step.same.join("").length : 0), 0);
  const sameShare = after === "" ? 0 : same / after.length;
  const isRewritten = before !== "" && after !== "" && sameShare < REWRITTEN_BELOW;
  return { before: partsOf(steps, "removed"), after: partsOf(steps, "added"), sameShare, isRewritten };
}
