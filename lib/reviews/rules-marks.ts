/** Two kinds of marks on one text: words that another text does not have, and sentences that a third one has. */

type Part = { text: string; isChanged: boolean };
type Range = { start: number; end: number };

/** A stretch of the text that lies wholly inside one of the ranges, or outside all. */
export type Stretch<R extends Range> = { range: R | null; parts: Part[] };

/**
 * @param parts of the whole text, in order
 * @param ranges places in it, in order and apart from each other
 * @returns the same text in stretches, its parts cut where a range begins or ends
 */
export function cutByRanges<R extends Range>(parts: readonly Part[], ranges: readonly R[]): Stretch<R>[] {
  const stretches: Stretch<R>[] = [];
  let place = 0;
  const add = (range: R | null, part: Part) => {
    const last = stretches.at(-1);
    if (last && last.range === range) last.parts.push(part);
    else stretches.push({ range, parts: [part] });
  };
  for (const { text, isChanged } of parts) {
    for (let at = 0; at < text.length; ) {
      const here = place + at;
      const range = ranges.find(({ start, end }) => start <= here && here < end) ?? null;
      const next = range?.end ?? ranges.find(({ start }) => start > here)?.start ?? Infinity;
      const until = Math.min(text.length, next - place);
      add(range, { text: text.slice(at, until), isChanged });
      at = until;
    }
    place += text.length;
  }
  return stretches;
}
