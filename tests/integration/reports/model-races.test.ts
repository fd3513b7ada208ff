import fc from "fast-check";
import { beforeAll, describe as group, expect, it } from "vitest";
import { checkAll, expectedFilings, snapshot, storedFilings } from "./model-checks";
import { choices, resolve, resolveRival, rightChoices, worlds } from "./model-commands";
import { createFacts, start, type Action, type Facts, type Model } from "./model-state";
import { apply, describe, predict, take } from "./model-steps";
import type { Outcome } from "./model-rules";

/** As in model.test.ts. */
const RUNS = Number(process.env.MODEL_RUNS ?? 120);

let facts: Facts;
beforeAll(async () => {
  facts = await createFacts();
});

type Ending = { model: Model; outcomes: Outcome[][]; done: Action[] };

/** What comes of it when one after the other is taken. */
function inOrder(model: Model, actions: readonly Action[]): Ending {
  const ending: Ending = { model: structuredClone(model), outcomes: [], done: [] };
  for (const action of actions) {
    const { outcomes, change } = predict(facts, ending.model, action);
    ending.outcomes.push(outcomes);
    if (change) {
      apply(facts, ending.model, change);
      ending.done.push(change);
    }
  }
  return ending;
}

group("two actions at the same time", () => {
  it("end as if one had come after the other: of two that conflict one wins, nothing is lost", { timeout: 60_000 + RUNS * 2_000 }, async () => {
    let both = 0;
    let one = 0;
    const prefix = fc.array(rightChoices, { maxLength: 8, size: "max" });
    const kind = fc.constantFrom("rival", "rival", "rival", "any", "same");
    const property = fc.asyncProperty(worlds, prefix, choices, choices, kind, async ({ place, focus, ...setting }, earlier, left, right, which) => {
      const model = await start(facts, setting);
      for (const choice of earlier) {
        const action = resolve(facts, model, { place, focus }, choice);
        expect(await take(facts, action), describe(action)).toBe("ok");
        apply(facts, model, action);
      }
      const first = resolve(facts, model, { place, focus }, left);
      const rival = which === "rival" ? resolveRival(facts, model, first, right) : undefined;
      // The same: the very same request, sent twice.
      const second = which === "same" ? first : (rival ?? resolve(facts, model, { place, focus }, right));
      const before = await snapshot();
      const [ofFirst, ofSecond] = await Promise.all([take(facts, first), take(facts, second)]);
      const after = await snapshot();

      const forth = inOrder(model, [first, second]);
      const back = inOrder(model, [second, first]);
      const stored = storedFilings(facts, after);
      const fits = ({ model: expected, outcomes: [early, late] }: Ending, a: Outcome, b: Outcome): boolean =>
        (early?.includes(a) ?? false) && isTold(late, b) && isSame(stored, expectedFilings(facts, expected));
      const ending = fits(forth, ofFirst, ofSecond) ? forth : fits(back, ofSecond, ofFirst) ? back : null;
      const told = `${describe(first)} was ${ofFirst} while ${describe(second)} was ${ofSecond}`;
      if (!ending) expect({ told, stored }, "neither order explains it").toEqual({ told, stored: expectedFilings(facts, forth.model) });
      else checkAll(facts, ending.model, before, after, ending.done);
      if (ofFirst === "ok" && ofSecond === "ok") both += 1;
      else if (ofFirst === "ok" || ofSecond === "ok") one += 1;
    });
    await fc.assert(property, { numRuns: RUNS });
    // Otherwise the property would have said nothing.
    expect(Math.min(both, one)).toBeGreaterThan(0);
    if (process.env.MODEL_TALLY) console.log({ both, one });
  });
});

/** Who had read what the other then took back is told that it has changed; who comes after finds nothing. */
function isTold(expected: readonly Outcome[] | undefined, outcome: Outcome): boolean {
  return (expected?.includes(outcome) ?? false) || (outcome === "Refused" && expected?.includes("NotFound") === true);
}

function isSame(left: unknown, right: unknown): boolean {
  try {
    expect(left).toEqual(right);
    return true;
  } catch {
    return false;
  }
}
