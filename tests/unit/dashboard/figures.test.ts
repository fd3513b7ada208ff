import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rollUp, type Basis, type Clock, type ContributionChoice } from "@/lib/dashboard/rollup";
import { leadRows, sectionRows, supportRows } from "@/lib/dashboard/rollup-rows";
import { matchesFilters } from "@/lib/dashboard/rules";
import { figureHref, type TaskFilter } from "@/lib/dashboard/rules-query";
import { FIGURES } from "@/lib/dashboard/rules-figures";
import { assessmentChoices, contributionChoices, scopeChoices, stateChoices } from "@/lib/dashboard/rules-filters";
import { boardFilters } from "@/lib/dashboard/schema";
import { bases, boards, clocks, LEADS, OUTLINE, SUPPORTS, type AnyTask } from "./boards";

const PLACE = { slug: "2021-60", periodKey: "2026Q4", scope: "own" } as const;

/** How many tasks the list shows behind a figure's link: by the address itself, over the whole board, hidden tasks too. */
function behindLink(board: readonly AnyTask[], filter: TaskFilter, basis: Basis, clock: Clock): number {
  const { pathname, searchParams } = new URL(figureHref({ ...PLACE, basis }, filter), "http://duban");
  expect(pathname).toBe("/lists/2021-60/tasks");
  expect(searchParams.get("period")).toBe("2026Q4");
  const filters = boardFilters.parse(Object.fromEntries(searchParams));
  expect(filters.basis).toBe(basis);
  return board.filter((task) => matchesFilters(task, filters, clock)).length;
}

describe("a figure", () => {
  it("is the length of the list behind its link: every figure of every row, on both bases", () => {
    fc.assert(fc.property(boards, clocks, bases, (board, clock, basis) => {
      const seen = board.filter((task) => task.isVisible);
      const rows = [...sectionRows(OUTLINE, seen, { clock, basis }), ...leadRows(seen, { clock, basis })];
      for (const row of rows) {
        for (const figure of FIGURES) {
          expect(figure.valueOf(row.totals), `${row.title} ${figure.label}`).toBe(behindLink(board, { ...row.filter, ...figure.filter }, basis, clock));
        }
      }
    }), { numRuns: 60 });
  });

  it("of a supporting unit is the length of the list behind its link", () => {
    const units = SUPPORTS.map((id) => ({ id, name: id, kind: "COUNTY" as const }));
    fc.assert(fc.property(boards, clocks, bases, (board, clock, basis) => {
      const seen = board.filter((task) => task.isVisible);
      for (const { unitId, owed, given, onTime, asked } of supportRows(units, seen)) {
        const behind = (contribution?: ContributionChoice) => behindLink(board, { support: unitId, contribution }, basis, clock);
        expect([owed, given, owed - given, onTime, asked]).toEqual([behind("owed"), behind("given"), behind("missing"), behind("onTime"), behind("asked")]);
      }
    }));
  });
});

describe("the list's filters", () => {
  it("never keep a hidden task under anything that depends on reports", () => {
    fc.assert(fc.property(boards, clocks, bases, (board, clock, basis) => {
      const hidden = board.filter((task) => !task.isVisible);
      for (const figure of FIGURES) {
        expect(hidden.filter((task) => matchesFilters(task, { ...figure.filter, scope: "own", basis }, clock))).toEqual([]);
        if (Object.keys(figure.filter).length > 0) expect(hidden.filter((task) => matchesFilters(task, { ...figure.filter, basis }, clock))).toEqual([]);
      }
    }));
  });

  it("say beside each choice how many tasks it leaves", () => {
    fc.assert(fc.property(boards, clocks, bases, fc.option(fc.constantFrom(...LEADS), { nil: undefined }), (board, clock, basis, lead) => {
      const filters = { basis, lead };
      const left = (change: object) => board.filter((task) => matchesFilters(task, { ...filters, ...change }, clock)).length;
      for (const { value, count } of stateChoices(board, filters, clock)) expect(count).toBe(left({ state: value }));
      for (const { value, count } of assessmentChoices(board, filters, clock)) expect(count).toBe(left({ assessment: value }));
      for (const { value, count } of contributionChoices(board, filters, clock)) expect(count).toBe(left({ contribution: value }));
      for (const { value, count } of scopeChoices(board, filters, clock)) expect(count).toBe(left({ scope: value }));
    }));
  });

  it("offer a scope only where something is hidden, and what is on always", () => {
    const clock = { dueAt: new Date(), now: new Date() };
    expect(scopeChoices([], { basis: "filed" }, clock)).toEqual([]);
    expect(scopeChoices([], { basis: "filed", scope: "own" }, clock)).toMatchObject([{ value: "own", count: 0 }]);
    expect(assessmentChoices([], { basis: "filed" }, clock).map(({ value }) => value)).not.toContain("REACHED");
    expect(assessmentChoices([], { basis: "filed", assessment: "REACHED" }, clock).map(({ value }) => value)).toContain("REACHED");
  });

  it("take what does not fit as if it were not there", () => {
    expect(boardFilters.parse({ scope: "all", assessment: "GOOD", basis: "draft", state: "x" })).toMatchObject({ basis: "accepted" });
    expect(Object.values(boardFilters.parse({ scope: "all", assessment: "GOOD", state: "x" })).filter((value) => value !== undefined)).toEqual(["accepted"]);
  });
});

it("rows leave out sections without tasks in sight, but never the total", () => {
  const clock = { dueAt: new Date(), now: new Date() };
  const rows = sectionRows(OUTLINE, [], { clock, basis: "accepted" });
  expect(rows).toMatchObject([{ level: "total", totals: rollUp([], clock, "accepted") }]);
});
