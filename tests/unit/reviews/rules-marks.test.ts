import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutByRanges } from "@/lib/reviews/rules-marks";

const part = (text: string, isChanged = false) => ({ text, isChanged });

describe("cutByRanges", () => {
  it("cuts parts where a sentence begins and ends", () => {
    const range = { start: 2, end: 6 };
    expect(cutByRanges([part("新的旧"), part("改", true), part("旧句后")], [range])).toEqual([
      { range: null, parts: [part("新的")] },
      { range, parts: [part("旧"), part("改", true), part("旧句")] },
      { range: null, parts: [part("后")] },
    ]);
  });

  it("keeps two sentences apart that stand side by side", () => {
    const [one, other] = [{ start: 0, end: 2 }, { start: 2, end: 4 }];
    expect(cutByRanges([part("甲乙丙丁")], [one, other]).map(({ range }) => range)).toEqual([one, other]);
  });

  it("loses and adds nothing", () => {
    const parts = fc.array(fc.record({ text: fc.string({ minLength: 1, maxLength: 6 }), isChanged: fc.boolean() }), { maxLength: 6 });
    const cuts = fc.uniqueArray(fc.nat(30), { maxLength: 8 });
    fc.assert(fc.property(parts, cuts, (all, places) => {
      const sorted = places.sort((a, b) => a - b);
      const ranges = sorted.flatMap((start, at) => (at % 2 === 0 && sorted[at + 1] !== undefined ? [{ start, end: sorted[at + 1] ?? 0 }] : []));
      const stretches = cutByRanges(all, ranges);
      const signs = (some: readonly { text: string; isChanged: boolean }[]) => some.flatMap(({ text, isChanged }) => text.split("").map((sign) => [sign, isChanged]));
      expect(signs(stretches.flatMap(({ parts: cut }) => cut))).toEqual(signs(all));
      let place = 0;
      for (const { range, parts: cut } of stretches) {
        const end = place + cut.reduce((sum, { text }) => sum + text.length, 0);
        if (range) expect([place >= range.start, end <= range.end]).toEqual([true, true]);
        else for (const { start, end: stop } of ranges) expect(end <= start || place >= stop).toBe(true);
        place = end;
      }
    }));
  });
});
