import fc from "fast-check";
import { ITEMS, type Fact, type Weights } from "@/lib/appraisals/schema-content";
import { ASSESSMENT_LABELS, type Assessment } from "@/lib/labels";
import { ORDER_COLOUR_LABELS, type OrderColour } from "@/lib/labels-carrying";

/** Rows of one unit, as the query has them. */
export const UNIT = "00000000-0000-4000-8000-00000000000a";
export const DUE = "2026-03-25T10:00:00.000Z";
export const AS_OF = "2026-12-31T00:00:00.000Z";
const BEFORE = "2026-03-20T02:00:00.000Z";
const AFTER = "2026-03-26T02:00:00.000Z";
const place = { unitId: UNIT, taskNo: 1, period: "2026Q1" };

export type When = "onTime" | "late" | "never";
const TIMES: Record<When, string | null> = { onTime: BEFORE, late: AFTER, never: null };

export const report = (when: When, verdict: Assessment | null = null): Fact => ({ kind: "report", ...place, dueAt: DUE, at: TIMES[when], verdict });
export const closed = (): Fact => ({ kind: "closed", ...place, at: BEFORE });
export const contribution = (when: When): Fact => ({ kind: "contribution", ...place, dueAt: DUE, at: TIMES[when] });
export const returned = (): Fact => ({ kind: "return", ...place, at: AFTER, reason: "数据有误" });
export const order = (colour: OrderColour, when: When = "onTime", closedAt: string | null = null): Fact =>
  ({ kind: "order", ...place, id: UNIT, year: 2026, number: 3, colour, at: BEFORE, dueAt: DUE, answeredAt: TIMES[when], closedAt });

const whens = fc.constantFrom<When>("onTime", "late", "never");
const verdicts = fc.option(fc.constantFrom(...(Object.keys(ASSESSMENT_LABELS) as Assessment[])), { nil: null });
const colours = fc.constantFrom(...(Object.keys(ORDER_COLOUR_LABELS) as OrderColour[]));

const correction = fc.record({ item: fc.constantFrom(...ITEMS), tenths: fc.integer({ min: -300, max: 300 }) }).map(({ item, tenths }): Fact => ({ kind: "correction", unitId: UNIT, item, tenths, at: AFTER, reason: "更正" }));

/** Everything that may be recorded of a unit in a year. */
export const facts: fc.Arbitrary<Fact[]> = fc
  .tuple(
    fc.array(fc.tuple(whens, verdicts).map(([when, verdict]) => report(when, verdict)), { maxLength: 12 }), fc.array(whens.map(contribution), { maxLength: 12 }),
    fc.array(fc.constant(returned()), { maxLength: 4 }), fc.array(fc.constant(closed()), { maxLength: 3 }), fc.array(fc.tuple(colours, whens).map(([colour, when]) => order(colour, when)), { maxLength: 4 }), fc.array(correction, { maxLength: 3 }),
  )
  .map((lists) => lists.flat());

/** Five whole numbers that make 100. */
export const weights: fc.Arbitrary<Weights> = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 }).map((cuts) => {
  const places = [0, ...cuts.sort((a, b) => a - b), 100];
  return Object.fromEntries(ITEMS.map((item, at) => [item, (places[at + 1] ?? 0) - (places[at] ?? 0)])) as Weights;
});
