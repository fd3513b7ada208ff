import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rollUp, type Totals } from "@/lib/dashboard/rollup";
import { figureDifference, movedTasks, totalsDifference } from "@/lib/dashboard/rollup-compare";
import { sectionRows } from "@/lib/dashboard/rollup-rows";
import { FIGURES, MEAN_COMPLETION, ON_TIME_RATE } from "@/lib/dashboard/rules-figures";
import { ASSESSMENT_LABELS, type Assessment } from "@/lib/labels";
import { bases, boards, clocks, OUTLINE, type AnyTask } from "./boards";

/** The same list in two periods: the second board's facts under the first one's tasks. */
const twoPeriods = fc.tuple(boards, boards).map(([now, other]) => ({
  now,
  before: now.flatMap((task, at) => {
    const facts = other[at];
    return facts ? [{ ...facts, no: task.no, chapterNo: task.chapterNo, sectionNo: task.sectionNo, leadUnitId: task.leadUnitId }] : [];
  }),
}));

function flatten(totals: object, prefix = ""): Record<string, number> {
  return Object.fromEntries(Object.entries(totals).flatMap(([name, value]: [string, unknown]) =>
    typeof value === "number" ? [[prefix + name, value]] : Object.entries(flatten(value as object, `${name}.`))));
}

const sum = (parts: readonly Totals[]) => {
  const all: Record<string, number> = {};
  for (const part of parts) for (const [name, value] of Object.entries(flatten(part))) all[name] = (all[name] ?? 0) + value;
  return all;
};

describe("two periods compared", () => {
  it("differ over the sections by as much as over the whole, in every number", () => {
    fc.assert(fc.property(twoPeriods, clocks, bases, ({ now, before }, clock, basis) => {
      const totals = (tasks: AnyTask[], no?: number) => rollUp(tasks.filter((task) => no === undefined || task.sectionNo === no), clock, basis);
      const parts = OUTLINE.sections.map(({ no }) => totalsDifference(totals(now, no), totals(before, no)));
      const whole = totalsDifference(totals(now), totals(before));
      expect(sum(parts)).toEqual(sum([whole]));
      const then = sum([totals(before)]);
      for (const [name, value] of Object.entries(sum([whole]))) expect(value + (then[name] ?? 0)).toBe(sum([totals(now)])[name]);
    }));
  });

  it("differ in each row's figure by what the two rows say", () => {
    fc.assert(fc.property(twoPeriods, clocks, bases, ({ now, before }, clock, basis) => {
      const then = new Map(sectionRows(OUTLINE, before, { clock, basis }).map((row) => [row.key, row.totals]));
      const zero = rollUp([], clock, basis);
      for (const { key, totals } of sectionRows(OUTLINE, now, { clock, basis })) {
        const other = then.get(key) ?? zero;
        for (const { valueOf } of FIGURES) expect(figureDifference(valueOf, totals, other)).toBe(valueOf(totals) - valueOf(other));
      }
    }), { numRuns: 40 });
  });

  it("have no difference where one of them has nothing to count from, and one to a decimal elsewhere", () => {
    const of = (completionSum: number, completionCount: number) => ({ ...rollUp([], { dueAt: new Date(1), now: new Date(0) }, "filed"), completionSum, completionCount });
    expect(figureDifference(MEAN_COMPLETION.valueOf, of(200, 3), of(0, 0))).toBeNull();
    expect(figureDifference(MEAN_COMPLETION.valueOf, of(200, 3), of(130, 2))).toBe(1.7);
    expect(figureDifference(ON_TIME_RATE.valueOf, of(0, 0), of(0, 0))).toBeNull();
  });
});

describe("the tasks that moved", () => {
  it("are those whose counted assessment went down or up, and those filed in one period only", () => {
    fc.assert(fc.property(twoPeriods, bases, ({ now, before }, basis) => {
      const { worse, better, newlyFiled, noLongerFiled } = movedTasks(now, before, basis);
      const ranks = Object.keys(ASSESSMENT_LABELS) as Assessment[];
      const rankOf = (task: AnyTask) => {
        const counted = task.isClosed ? "DONE" : task.filedState === "ACCEPTED" ? task.verdict : basis === "filed" && task.filedState !== "NOT_FILED" ? task.claim : null;
        return counted === null ? null : ranks.indexOf(counted);
      };
      const nos = (isMoved: (task: AnyTask, other: AnyTask) => boolean) =>
        now.filter((task) => before.some((other) => other.no === task.no && isMoved(task, other))).map(({ no }) => no);
      const moved = (sign: number) => nos((task, other) => {
        const [a, b] = [rankOf(task), rankOf(other)];
        return a !== null && b !== null && Math.sign(a - b) === sign;
      });
      expect(worse.map(({ no }) => no)).toEqual(moved(-1));
      expect(better.map(({ no }) => no)).toEqual(moved(1));
      expect(newlyFiled.map(({ no }) => no)).toEqual(nos((task, other) => task.filedState !== "NOT_FILED" && other.filedState === "NOT_FILED"));
      expect(noLongerFiled.map(({ no }) => no)).toEqual(nos((task, other) => task.filedState === "NOT_FILED" && !task.isClosed && other.filedState !== "NOT_FILED"));
    }));
  });
});
