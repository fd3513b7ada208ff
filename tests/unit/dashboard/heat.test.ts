import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countedAssessment, meanCompletion, rollUp, type Basis } from "@/lib/dashboard/rollup";
import { HEAT_TEXTS, heatLegend, HEATS, heatWindow, leadHeat, sectionHeat, stepOf, supportHeat, taskHeat, unitSupportHeat, type Heat, type HeatRow, type PeriodTasks } from "@/lib/dashboard/rollup-history";
import { supportRows } from "@/lib/dashboard/rollup-rows";
import { heatChoice, heatHref } from "@/lib/dashboard/schema-heat";
import { ASSESSMENT_LABELS } from "@/lib/labels";
import { bases, boards, clocks, LEADS, OUTLINE, SUPPORTS, type AnyTask } from "./boards";

type AnyPeriod = PeriodTasks & { tasks: AnyTask[] };

/** Up to three quarters of the same list, each with what one viewer sees of it. */
const histories: fc.Arbitrary<AnyPeriod[]> = fc.array(fc.tuple(boards, clocks), { minLength: 1, maxLength: 3 }).map((periods) =>
  periods.map(([tasks, clock], at) => ({ key: `2026Q${at + 1}`, label: `2026年第${"一二三".charAt(at)}季度`, clock, tasks: tasks.filter((task) => task.isVisible) })),
);
const heats: fc.Arbitrary<Heat> = fc.constantFrom(...HEATS);
const UNITS = SUPPORTS.map((id) => ({ id, name: id, kind: "COUNTY" as const }));

const rowOf = (rows: readonly HeatRow[], key: string) => rows.find((row) => row.key === key);

/** Every cell of the row holds exactly the totals over the tasks of its period that `isIn` keeps. */
function expectTotals(row: HeatRow | undefined, periods: readonly AnyPeriod[], isIn: (task: AnyTask) => boolean, basis: Basis) {
  const own = periods.map(({ key, clock, tasks }) => ({ periodKey: key, totals: rollUp(tasks.filter(isIn), clock, basis), tasks: tasks.filter(isIn).length }));
  if (row) expect(row.cells.map(({ periodKey, totals, tasks }) => ({ periodKey, totals, tasks }))).toEqual(own);
  else expect(own.every(({ tasks }) => tasks === 0)).toBe(true);
}

describe("a heat map", () => {
  it("counts in each cell what the tables of that period count", () => {
    fc.assert(fc.property(histories, bases, heats, (periods, basis, heat) => {
      const sections = sectionHeat(OUTLINE.sections, periods, { heat, basis });
      for (const { no } of OUTLINE.sections) expectTotals(rowOf(sections, `section-${no}`), periods, (task) => task.sectionNo === no, basis);
      const leads = leadHeat(periods, { heat, basis });
      for (const lead of LEADS) expectTotals(rowOf(leads, lead), periods, (task) => task.leadUnitId === lead, basis);
      for (const rows of [sections, leads]) expectTotals(rows.at(-1), periods, () => true, basis);
    }), { numRuns: 40 });
  });

  it("shows of each cell the figure that the switch names", () => {
    fc.assert(fc.property(histories, bases, (periods, basis) => {
      const total = (heat: Heat) => sectionHeat(OUTLINE.sections, periods, { heat, basis }).at(-1)?.cells.map(({ text }) => text);
      const wholes = periods.map(({ tasks, clock }) => rollUp(tasks, clock, basis));
      const fraction = (part: number, whole: number) => (whole === 0 ? "" : `${part}/${whole}`);
      expect(total("reached")).toEqual(wholes.map(({ reached, tasks }) => fraction(reached, tasks)));
      expect(total("onTime")).toEqual(wholes.map(({ onTime, due }) => fraction(onTime, due)));
      expect(total("contributions")).toEqual(wholes.map(({ contributionsGiven, contributionsOwed }) => fraction(contributionsGiven, contributionsOwed)));
      expect(total("completion")).toEqual(wholes.map((whole) => (whole.completionCount === 0 ? "" : `${meanCompletion(whole) ?? ""}%`)));
    }), { numRuns: 40 });
  });

  it("of supporting units says what the contributions' table says, whole and section by section", () => {
    fc.assert(fc.property(histories, (periods) => {
      const rows = supportHeat(UNITS, periods);
      periods.forEach(({ tasks }, at) => {
        const table = new Map(supportRows(UNITS, tasks).map(({ unitId, owed, given }) => [unitId, { text: `${given}/${owed}`, tasks: owed, totals: null }]));
        for (const { id } of UNITS) {
          const cell = table.get(id) ?? { text: "", step: 0, tasks: 0 };
          expect(rowOf(rows, id)?.cells[at] ?? { text: "", step: 0, tasks: 0 }).toMatchObject(cell);
          const ofUnit = unitSupportHeat(OUTLINE.sections, id, periods);
          expect(ofUnit.at(-1)?.cells[at]).toMatchObject(cell);
          expect(ofUnit.slice(0, -1).reduce((all, row) => all + (row.cells[at]?.tasks ?? 0), 0)).toBe(cell.tasks);
        }
      });
    }), { numRuns: 40 });
  });

  it("of one unit's tasks names what each came to, and counts the unit's own tasks only", () => {
    fc.assert(fc.property(histories, bases, fc.constantFrom(...LEADS), (periods, basis, lead) => {
      const led = (periods[0]?.tasks ?? []).filter((task) => task.leadUnitId === lead).map((task) => ({ ...task, content: `任务${task.no}` }));
      const showing = { heat: "reached" as const, basis };
      const rows = taskHeat(led, lead, periods.slice(0, 1), showing);
      for (const task of led) {
        const counted = countedAssessment(task, basis);
        expect(rowOf(rows, `task-${task.no}`)?.cells).toMatchObject([{ text: counted ? ASSESSMENT_LABELS[counted] : "未评价", step: counted ? Object.keys(ASSESSMENT_LABELS).indexOf(counted) + 1 : 0 }]);
      }
      expectTotals(rows.at(-1), periods.slice(0, 1), (task) => task.leadUnitId === lead, basis);
      const timely = taskHeat(led, lead, periods.slice(0, 1), { heat: "onTime", basis });
      for (const task of led) {
        const word = task.firstSubmittedAt === null ? (task.isClosed ? "已销号" : "未报") : task.firstSubmittedAt <= (periods[0]?.clock.dueAt ?? 0) ? "按时" : "迟报";
        expect(rowOf(timely, `task-${task.no}`)?.cells[0]?.text).toBe(word);
      }
    }), { numRuns: 40 });
  });

  it("has every ground of its tasks in its legend", () => {
    fc.assert(fc.property(boards, clocks, bases, heats, (board, clock, basis, heat) => {
      const [lead = ""] = LEADS;
      const led = board.filter((task) => task.leadUnitId === lead);
      const cells = taskHeat(led, lead, [{ key: "2026Q1", label: "", clock, tasks: led }], { heat, basis }).flatMap((row) => row.cells);
      const known = heatLegend(heat, true).map(({ step }) => step);
      for (const { step } of cells) if (step !== null && step !== 0) expect(known).toContain(step);
    }), { numRuns: 40 });
  });
});

it.each([[null, 0], [0, 1], [24.9, 1], [25, 2], [49.9, 2], [50, 3], [74.9, 3], [75, 4], [99.9, 4], [100, 5]])("a share of %s stands on step %s", (share, step) => {
  expect(stepOf(share)).toBe(step);
});

it("eight quarters stand side by side: the last ones, or those up to an older one that was chosen", () => {
  const periods = Array.from({ length: 12 }, (_, at) => ({ key: String(at) }));
  const shown = (chosen: string, of = periods) => heatWindow(of, chosen).map(({ key }) => Number(key));
  expect(shown("11")).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
  expect(shown("4")).toEqual(shown("11"));
  expect(shown("3")).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(shown("none")).toEqual(shown("11"));
  expect(shown("1", periods.slice(0, 3))).toEqual([0, 1, 2]);
});

it("the address names what the maps show; what is not known is the first", () => {
  expect([heatChoice.parse("onTime"), heatChoice.parse("heat"), heatChoice.parse(undefined)]).toEqual(["onTime", "reached", "reached"]);
  expect(heatHref("/x", { periodKey: "2026Q3", basis: "accepted" }, "reached")).toBe("/x?period=2026Q3");
  expect(heatHref("/x", { periodKey: "2026Q3", basis: "filed" }, "onTime")).toBe("/x?period=2026Q3&basis=filed&heat=onTime");
  for (const heat of HEATS) expect(HEAT_TEXTS[heat].definition).toBeTruthy();
});

describe("the grounds", () => {
  const css = readFileSync(new URL("../../../app/theme.css", import.meta.url), "utf8");
  const [light = "", dark = ""] = css.split("@layer base");
  const luminance = (hex: string) => {
    const digits = hex.length === 4 ? (hex.slice(1).match(/./g) ?? []).map((digit) => digit + digit) : (hex.slice(1).match(/../g) ?? []);
    const [r = 0, g = 0, b = 0] = digits.map((pair) => parseInt(pair, 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

  it.each([["light", light, -1], ["dark", dark, 1]])("of the %s scheme go one way in greyscale, and their figures are legible on them", (_name, scheme, direction) => {
    const colour = (name: string) => luminance(new RegExp(`--color-heat-${name}: (#[0-9a-f]{3,6});`).exec(scheme)?.[1] ?? "");
    const steps = [1, 2, 3, 4, 5].map((step) => colour(String(step)));
    steps.slice(1).forEach((value, at) => {
      expect(Math.sign(value - (steps[at] ?? 0))).toBe(direction);
      expect(contrast(value, steps[at] ?? 0)).toBeGreaterThan(1.2);
    });
    steps.forEach((ground, at) => expect(contrast(ground, colour(`${at + 1}-ink`))).toBeGreaterThanOrEqual(4.5));
  });
});
