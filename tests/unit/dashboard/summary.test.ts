import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leadRows, sectionRows, supportRows } from "@/lib/dashboard/rollup-rows";
import { behindCount, leadsMissing, mostBehind, supportsMissing } from "@/lib/dashboard/rollup-summary";
import { DEFINITIONS, FIGURES, QUANTITIES } from "@/lib/dashboard/rules-figures";
import { HEATS } from "@/lib/dashboard/rollup-history";
import { dashboardHref, dashboardView } from "@/lib/dashboard/schema-view";
import { bases, boards, clocks, LEADS, OUTLINE, SUPPORTS } from "./boards";

describe("the first screen", () => {
  it("names everybody who is behind and nobody else, most first", () => {
    fc.assert(fc.property(boards, clocks, bases, (tasks, clock, basis) => {
      const counting = { clock, basis };
      const behindOf = (isIn: (task: (typeof tasks)[number]) => boolean) => tasks.filter((task) => {
        const counted = task.isClosed ? "DONE" : task.filedState === "ACCEPTED" ? task.verdict : basis === "filed" && task.filedState !== "NOT_FILED" ? task.claim : null;
        return isIn(task) && (counted === "BEHIND" || counted === "NOT_STARTED" || (task.filedState === "NOT_FILED" && !task.isClosed && clock.now > clock.dueAt));
      }).length;
      const sections = mostBehind(sectionRows(OUTLINE, tasks, counting), "section");
      const leads = mostBehind(leadRows(tasks, counting), "unit");
      for (const { no, totals } of sections) expect(behindCount(totals)).toBe(behindOf((task) => task.sectionNo === no));
      for (const { key, totals } of leads) expect(behindCount(totals)).toBe(behindOf((task) => task.leadUnitId === key));
      expect(sections.map(({ no }) => no).sort()).toEqual(OUTLINE.sections.map(({ no }) => no).filter((no) => behindOf((task) => task.sectionNo === no) > 0));
      expect(leads.map(({ key }) => key).sort()).toEqual(LEADS.filter((lead) => behindOf((task) => task.leadUnitId === lead) > 0));
      for (const rows of [sections, leads]) {
        const counts = rows.map(({ totals }) => behindCount(totals));
        expect(counts).toEqual([...counts].sort((a, b) => b - a));
      }
    }));
  });

  it("names everybody who has not answered and nobody else, most first", () => {
    const units = SUPPORTS.map((id) => ({ id, name: id, kind: "COUNTY" as const }));
    fc.assert(fc.property(boards, clocks, bases, (tasks, clock, basis) => {
      const leads = leadsMissing(leadRows(tasks, { clock, basis }));
      expect(leads.map(({ key }) => key).sort()).toEqual(LEADS.filter((lead) => tasks.some((task) => task.leadUnitId === lead && !task.isClosed && task.filedState === "NOT_FILED")));
      const supports = supportsMissing(supportRows(units, tasks));
      expect(supports.map(({ unitId }) => unitId).sort()).toEqual(
        SUPPORTS.filter((id) => tasks.some((task) => !task.isClosed && task.owedUnitIds.includes(id) && !task.givenUnitIds.includes(id))));
      const counts = [leads.map(({ totals }) => totals.notFiled), supports.map(({ owed, given }) => owed - given)];
      for (const list of counts) expect(list).toEqual([...list].sort((a, b) => b - a));
    }));
  });
});

describe("definitions", () => {
  it("are there for every figure, once, and are whole sentences", () => {
    const names = DEFINITIONS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(DEFINITIONS.map(({ term }) => term)).size).toBe(names.length);
    for (const { name } of [...FIGURES, ...QUANTITIES]) expect(names).toContain(name);
    for (const { name, description } of DEFINITIONS) expect(description, name).toMatch(/。$/);
  });
});

describe("the view's address", () => {
  it("comes back as it went out", () => {
    const view = fc.record({
      basis: bases,
      compare: fc.constantFrom(undefined, "2026Q3", "2025Q4"),
      open: fc.uniqueArray(fc.integer({ min: 1, max: 99 })).map((sections) => sections.sort((a, b) => a - b)),
      columns: fc.constantFrom("progress" as const, "quality" as const),
      change: fc.constantFrom(undefined, "shown" as const),
      heat: fc.constantFrom(...HEATS),
    });
    fc.assert(fc.property(view, (shown) => {
      const { pathname, searchParams, hash } = new URL(dashboardHref("2021-60", "2026Q4", shown, "leads"), "http://duban");
      expect([pathname, searchParams.get("period"), hash]).toEqual(["/lists/2021-60/dashboard", "2026Q4", "#leads"]);
      expect(dashboardView.parse(Object.fromEntries(searchParams))).toEqual(shown);
    }));
  });

  it("takes what does not fit as if it were not there", () => {
    const plain = { basis: "accepted", columns: "progress", heat: "reached", open: [] };
    expect(dashboardView.parse({})).toEqual(plain);
    expect(dashboardView.parse({ basis: "x", compare: "last", columns: "all", change: "1", heat: "hot", open: "0,-1,x,1.5,99999" })).toEqual(plain);
    expect(dashboardView.parse({ open: "7,3,3" }).open).toEqual([3, 7]);
  });
});
