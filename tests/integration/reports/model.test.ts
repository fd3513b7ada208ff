import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { commands, worlds, type Tally } from "./model-commands";
import { createFacts, start, type Facts } from "./model-state";
import { STEP_NAMES } from "./model-steps";

/**
 * `MODEL_RUNS=1000` looks longer, `MODEL_TALLY=1` prints what was tried. A failure prints its seed, its path and the shortest
 * way to it; `fc.assert(…, { seed, path, endOnFailure: true })` with the printed `replayPath` in `commands` walks it again.
 */
const RUNS = Number(process.env.MODEL_RUNS ?? 80);

let facts: Facts;
beforeAll(async () => {
  facts = await createFacts();
});

describe("any people, in any order, at any time", () => {
  it("reach no state that the rules forbid, lose no revision, count no draft", { timeout: 60_000 + RUNS * 3_000 }, async () => {
    const tally: Tally = {};
    const property = fc.asyncProperty(worlds, commands(30), async ({ place, focus, ...setting }, tries) => {
      await fc.asyncModelRun(async () => ({ model: await start(facts, setting), real: { facts, place, focus, last: null, tally } }), tries);
    });
    await fc.assert(property, { numRuns: RUNS });
    if (process.env.MODEL_TALLY) console.log(Object.entries(tally).sort().map(([what, count]) => `${what} ${count}`).join("\n"));
    // Otherwise the property would have said nothing.
    for (const step of STEP_NAMES) expect(tally, step).toHaveProperty([`${step}: ok`]);
  });
});
