import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maxima, pointsText, scoreUnit, USUAL_WEIGHTS } from "@/lib/appraisals/rules-score";
import { ITEMS, type Fact, type Score } from "@/lib/appraisals/schema-content";
import type { AppraisalItem } from "@/lib/labels-carrying";
import { AS_OF, closed, contribution, DUE, facts, order, report, returned, UNIT, weights } from "./facts";

const score = (rows: readonly Fact[], of = USUAL_WEIGHTS): Score => scoreUnit(rows, of, AS_OF);
const total = (rows: readonly Fact[]): number | null => score(rows).total;
const itemOf = (rows: readonly Fact[], item: AppraisalItem) => score(rows).items.find((one) => one.item === item);

describe("a score", () => {
  it("is what the rows say, whatever their order", () => {
    fc.assert(fc.property(facts.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))), weights, ([rows, shuffled], weighed) => {
      expect(score(shuffled, weighed)).toEqual(score(rows, weighed));
      expect(score(structuredClone(rows), weighed)).toEqual(score(rows, weighed));
    }));
  });

  it("lies between 0 and 100 and is the sum of its items, none of which is more than it can bring", () => {
    fc.assert(fc.property(facts, weights, (rows, weighed) => {
      const { total: sum, items } = score(rows, weighed);
      for (const { points, max, applies } of items) {
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points).toBeLessThanOrEqual(max);
        if (!applies) expect(max).toBe(0);
      }
      if (sum === null) return;
      expect(items.reduce((all, { points }) => all + points, 0)).toBe(sum);
      expect(items.reduce((all, { max }) => all + max, 0)).toBe(1000);
      expect(sum).toBeLessThanOrEqual(1000);
    }));
  });

  it("never rises by one more late report, one that comes late instead of in time, or one more return", () => {
    fc.assert(fc.property(facts, weights, (rows, weighed) => {
      const before = score(rows, weighed).total;
      // A correction of an item that did not apply was never made: nobody can object to it.
      const applied = new Set(score(rows, weighed).items.filter(({ applies }) => applies).map(({ item }) => item));
      fc.pre(before !== null && rows.every((fact) => fact.kind !== "correction" || applied.has(fact.item)));
      expect(score([...rows, report("late")], weighed).total).toBeLessThanOrEqual(before);
      expect(score([...rows, report("never")], weighed).total).toBeLessThanOrEqual(before);
      expect(score([...rows, returned()], weighed).total).toBeLessThanOrEqual(before);
      const first = rows.findIndex((fact) => fact.kind === "report" && fact.at !== null && fact.at <= fact.dueAt);
      if (first >= 0) expect(score(rows.map((fact, at) => (at === first && fact.kind === "report" ? { ...fact, at: null } : fact)), weighed).total).toBeLessThanOrEqual(before);
    }), { numRuns: 500 });
  });

  it("never rises by one more order, or by one that is answered late", () => {
    fc.assert(fc.property(facts, weights, (rows, weighed) => {
      const before = score(rows, weighed).total;
      fc.pre(before !== null);
      for (const fact of [order("BLUE"), order("YELLOW"), order("RED", "late"), order("BLUE", "never")]) expect(score([...rows, fact], weighed).total).toBeLessThanOrEqual(before);
    }));
  });
});

describe("each item", () => {
  it("counts first submissions that came in time", () => {
    const rows = [report("onTime"), report("onTime"), report("late"), report("never")];
    expect(itemOf(rows, "ON_TIME")).toMatchObject({ applies: true, basis: "应报 4 件，按时 2 件，迟报 1 件，未报 1 件" });
    expect(itemOf(rows, "ON_TIME")?.points).toBe(Math.round((itemOf(rows, "ON_TIME")?.max ?? 0) / 2));
  });

  it("takes a return off the reports in time, and brings nothing without one", () => {
    const share = (rows: readonly Fact[]) => (itemOf(rows, "RETURNS")?.points ?? 0) / (itemOf(rows, "RETURNS")?.max ?? 1);
    expect(share([report("onTime"), report("onTime"), returned()])).toBeCloseTo(0.5, 2);
    expect(share([report("onTime"), returned(), returned()])).toBe(0);
    expect(share([report("late")])).toBe(0);
  });

  it("loses by a verdict behind, and is full ahead", () => {
    const points = (verdict: "BEHIND" | "ON_TRACK" | "AHEAD" | "DONE") => (itemOf([report("onTime", verdict)], "PROGRESS")?.points ?? 0) / (itemOf([report("onTime", verdict)], "PROGRESS")?.max ?? 1);
    expect([points("BEHIND"), points("AHEAD"), points("DONE")]).toEqual([0, 1, 1]);
    expect(points("ON_TRACK")).toBeCloseTo(0.8, 2);
  });

  it("counts a contribution in time whole, and a late one half", () => {
    expect(itemOf([contribution("onTime"), contribution("late"), contribution("never"), contribution("never")], "SUPPORT")).toMatchObject({ max: 667, points: 250 });
  });

  it("loses by yellow and red orders, and by any that is not answered in time", () => {
    const points = (...orders: Fact[]) => itemOf([report("onTime", "DONE"), contribution("onTime"), ...orders], "ORDERS")?.points;
    expect([points(), points(order("BLUE")), points(order("YELLOW")), points(order("RED")), points(order("RED", "late")), points(order("BLUE", "never"))]).toEqual([100, 100, 90, 80, 70, 90]);
  });

  it("is not unanswered that was ended by its time, and is that was ended after it or kept without an end", () => {
    const basis = (fact: Fact) => itemOf([report("onTime"), fact], "ORDERS")?.basis;
    const { closedAt: _, ...kept } = order("RED", "never") as Extract<Fact, { kind: "order" }>;
    expect([order("RED", "never", DUE), order("RED", "never", AS_OF), order("RED", "late", DUE), kept].map((fact) => basis(fact)?.at(-3))).toEqual(["0", "1", "1", "1"]);
  });

  it("counts each period of a closed task as done, and no report of it as due", () => {
    expect(itemOf([report("onTime", "BEHIND"), closed()], "PROGRESS")?.basis).toBe("督查评价 2 件（含销号 1 件）：欠进度 1，已完成 1");
    expect(itemOf([report("onTime", "BEHIND"), closed()], "ON_TIME")?.basis).toContain("应报 1 件");
    expect(score([closed()])).toMatchObject({ total: 1000 });
  });

  it("is left out where there is nothing to reckon, and the rest makes 100", () => {
    const rows = [contribution("onTime")];
    expect(score(rows)).toMatchObject({ total: 1000 });
    expect(score(rows).items.map(({ applies, max }) => [applies, max])).toEqual([[false, 0], [false, 0], [false, 0], [true, 667], [true, 333]]);
    expect(total([])).toBeNull();
  });

  it("is corrected within its bounds", () => {
    const by = (tenths: number): Fact => ({ kind: "correction", unitId: UNIT, item: "ORDERS", tenths, at: AS_OF, reason: "更正" });
    const rows = [report("onTime", "DONE"), contribution("onTime"), order("RED")];
    const points = (tenths: number) => itemOf([...rows, by(tenths)], "ORDERS")?.points;
    expect([points(15), points(-15), points(500), points(-500)]).toEqual([95, 65, 100, 0]);
    expect(total([...rows, by(15)])).toBe(995);
  });
});

it("the points of the weights are theirs, and none gains when another item applies", () => {
  expect(maxima(USUAL_WEIGHTS, new Set(ITEMS))).toEqual({ ON_TIME: 300, RETURNS: 150, PROGRESS: 250, SUPPORT: 200, ORDERS: 100 });
  fc.assert(fc.property(weights, fc.subarray([...ITEMS]), fc.constantFrom(...ITEMS), (weighed, some, more) => {
    const [few, many] = [maxima(weighed, new Set(some)), maxima(weighed, new Set([...some, more]))];
    for (const item of some) if (item !== more && some.some((one) => weighed[one] > 0)) expect(many[item]).toBeLessThanOrEqual(few[item]);
  }));
});

it("points are shown to one decimal", () => {
  expect([pointsText(1000), pointsText(875), pointsText(0), pointsText(-5)]).toEqual(["100.0", "87.5", "0.0", "-0.5"]);
});
