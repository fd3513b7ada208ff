import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { departs, lightMoment, lightOf, lightWords, type PlannedMeasure } from "@/lib/plans/rules-light";

/** The last day of the quarter, in Shanghai. */
const MOMENT = new Date("2026-09-30T08:00:00Z");
/** The period's report fell due just then; or it still has time. */
const PERIOD = { year: 2026, quarter: 3, dueAt: MOMENT };
const BEFORE = { ...PERIOD, dueAt: new Date(MOMENT.getTime() + 1) };

const days = fc.integer({ min: -400, max: 400 }).map((offset) => new Date(MOMENT.getTime() + offset * 86_400_000).toISOString().slice(0, 10));
const measure: fc.Arbitrary<PlannedMeasure> = fc.record({ dueYear: fc.integer({ min: 2025, max: 2027 }), dueQuarter: fc.integer({ min: 1, max: 4 }), doneOn: fc.option(days) });
const measures = fc.array(measure, { maxLength: 12 });

const ORDER = ["BEHIND", "ON_TRACK", "AHEAD"];
const rank = (suggestion: string | null) => (suggestion === null ? null : ORDER.indexOf(suggestion));
const due = (doneOn: string | null): PlannedMeasure => ({ dueYear: 2026, dueQuarter: 3, doneOn });
const later = (doneOn: string | null): PlannedMeasure => ({ dueYear: 2026, dueQuarter: 4, doneOn });

describe("the light", () => {
  it.each([
    ["nothing is due yet", [later("2026-08-01")], null],
    ["there is no measure at all", [], null],
    ["one of those due is undone, whatever else was done", [due("2026-08-01"), due(null), later("2026-08-01")], "BEHIND"],
    ["all due are done", [due("2026-08-01"), due("2026-09-30"), later(null)], "ON_TRACK"],
    ["all due are done and a later one too", [due("2026-08-01"), later("2026-09-30")], "AHEAD"],
    ["what was due is done the day after", [due("2026-10-01")], "BEHIND"],
    ["an earlier year's measure is still undone", [{ dueYear: 2025, dueQuarter: 4, doneOn: null }, due("2026-08-01")], "BEHIND"],
    ["next year's first quarter counts as later", [due("2026-08-01"), { dueYear: 2027, dueQuarter: 1, doneOn: "2026-09-01" }], "AHEAD"],
  ])("when %s", (_what, rows, suggestion) => {
    expect(lightOf(rows, PERIOD, MOMENT).suggestion).toBe(suggestion);
  });

  it("goes by the day in Shanghai: what is done there on the next morning is not done yet", () => {
    expect(lightOf([due("2026-10-01")], PERIOD, new Date("2026-09-30T15:59:00Z")).suggestion).toBe("BEHIND");
    expect(lightOf([due("2026-10-01")], PERIOD, new Date("2026-09-30T16:01:00Z")).suggestion).toBe("ON_TRACK");
  });

  it.each([
    ["a measure of its own quarter is neither due nor behind", [due(null)], null],
    ["one of its own quarter that is done counts", [due(null), due("2026-08-01")], "ON_TRACK"],
    ["an earlier one is behind all the same", [{ dueYear: 2026, dueQuarter: 2, doneOn: null }, due("2026-08-01")], "BEHIND"],
    ["its own quarter's done is not yet ahead", [{ dueYear: 2026, dueQuarter: 2, doneOn: "2026-06-01" }, due("2026-08-01")], "ON_TRACK"],
    ["a later quarter's done is", [due("2026-08-01"), due(null), later("2026-08-01")], "AHEAD"],
  ])("before the period is due: %s", (_what, rows, suggestion) => {
    expect(lightOf(rows, BEFORE, MOMENT).suggestion).toBe(suggestion);
  });

  it("stays as it was at the lock", () => {
    const locksAt = new Date("2026-10-11T00:00:00Z");
    expect(lightMoment({ locksAt }, new Date("2027-05-01T00:00:00Z"))).toEqual(locksAt);
    expect(lightMoment({ locksAt }, MOMENT)).toEqual(MOMENT);
  });

  it("never falls when a measure is marked as done", () => {
    fc.assert(fc.property(measures, fc.nat(), fc.constantFrom("2026-01-05", "2026-09-30"), fc.constantFrom(PERIOD, BEFORE), (rows, at, day, period) => {
      if (rows.length === 0) return;
      const before = lightOf(rows, period, MOMENT).suggestion;
      const place = at % rows.length;
      const after = lightOf(rows.map((row, no) => (no === place ? { ...row, doneOn: day } : row)), period, MOMENT).suggestion;
      if (before !== null) expect(after).not.toBeNull();
      expect(rank(after) ?? 0).toBeGreaterThanOrEqual(rank(before) ?? 0);
    }));
  });

  it("is a function of the rows alone, in whatever order they come", () => {
    const shuffled = measures.chain((rows) => fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }).map((other) => ({ rows, other })));
    fc.assert(fc.property(shuffled, ({ rows, other }) => {
      const frozen = JSON.stringify(rows);
      expect(lightOf(other, PERIOD, MOMENT)).toEqual(lightOf(rows, PERIOD, MOMENT));
      expect(JSON.stringify(rows)).toBe(frozen);
    }));
  });

  it("does not see what is done after its moment", () => {
    fc.assert(fc.property(measures, (rows) => {
      const unseen = rows.map((row) => ({ ...row, doneOn: row.doneOn !== null && row.doneOn > "2026-09-30" ? null : row.doneOn }));
      expect(lightOf(rows, PERIOD, MOMENT)).toEqual(lightOf(unseen, PERIOD, MOMENT));
    }));
  });

  it("counts what it was made of", () => {
    fc.assert(fc.property(measures, (rows) => {
      const { suggestion, due: owed, done, doneEarly } = lightOf(rows, PERIOD, MOMENT);
      expect(done).toBeLessThanOrEqual(owed);
      expect(suggestion).toBe(owed === 0 ? null : done < owed ? "BEHIND" : doneEarly > 0 ? "AHEAD" : "ON_TRACK");
    }));
    expect(lightWords(lightOf([due("2026-08-01"), due(null)], PERIOD, MOMENT))).toBe("到期措施 2 项，已完成 1 项");
    expect(lightWords(lightOf([], PERIOD, MOMENT))).toBe("尚无到期措施，不作建议");
  });
});

it("a verdict departs from a suggestion unless it is the same; from none, none departs", () => {
  expect(departs("BEHIND", "ON_TRACK")).toBe(true);
  expect(departs("ON_TRACK", "DONE")).toBe(true);
  expect(departs("BEHIND", "NOT_STARTED")).toBe(true);
  expect(departs("AHEAD", "AHEAD")).toBe(false);
  expect(departs(null, "DONE")).toBe(false);
  expect(departs("BEHIND", null)).toBe(false);
});
