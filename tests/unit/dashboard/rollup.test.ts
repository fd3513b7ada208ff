import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupTasks, MEASURE_TEXTS, meanCompletion, rollUp, rollUpSupport, type Totals } from "@/lib/dashboard/rollup";
import { leadRows, sectionRows } from "@/lib/dashboard/rollup-rows";
import { ASSESSMENT_LABELS, type Assessment } from "@/lib/labels";
import { bases, boards, clocks, LEADS, OUTLINE, type AnyTask } from "./boards";

const ASSESSMENTS = Object.keys(ASSESSMENT_LABELS) as Assessment[];

/** Adds every number of two totals, at whatever depth. */
function add<T extends object>(a: T, b: T): T {
  return Object.fromEntries(Object.entries(a).map(([name, value]: [string, unknown]) => {
    const other: unknown = b[name as keyof T];
    return [name, typeof value === "number" ? value + Number(other) : add(value as object, other as object)];
  })) as T;
}

const sum = (parts: readonly Totals[], zero: Totals) => parts.reduce(add, zero);

/** What a figure must be, counted straight from the facts and not by the product's own predicates. */
function straightCount(tasks: readonly AnyTask[], dueAt: Date, now: Date, isAccepted: boolean) {
  const filed = tasks.filter((task) => task.firstSubmittedAt !== null);
  const closed = tasks.filter((task) => task.isClosed);
  const missing = tasks.filter((task) => !task.isClosed && task.firstSubmittedAt === null).length;
  const counting = filed.filter((task) => !task.isClosed && (isAccepted ? task.filedState === "ACCEPTED" : true));
  const assessed: (Assessment | null)[] = counting.map((task) => (task.filedState === "ACCEPTED" ? task.verdict : task.claim));
  const completions = counting.flatMap((task) => (task.completion === null ? [] : [task.completion]));
  for (const _ of closed) {
    assessed.push("DONE");
    completions.push(100);
  }
  const owing = tasks.flatMap((task) => (task.isClosed ? task.givenUnitIds : task.owedUnitIds));
  const stateCount = (state: string) => tasks.filter((task) => task.filedState === state).length;
  const assessments = Object.fromEntries(ASSESSMENTS.map((value) => [value, assessed.filter((one) => one === value).length])) as Record<Assessment, number>;
  return {
    tasks: tasks.length,
    closed: closed.length,
    due: tasks.length - closed.filter((task) => task.firstSubmittedAt === null).length,
    filed: filed.length,
    onTime: filed.filter((task) => Number(task.firstSubmittedAt) <= dueAt.getTime()).length,
    late: filed.filter((task) => Number(task.firstSubmittedAt) > dueAt.getTime()).length,
    accepted: stateCount("ACCEPTED"), awaitingReview: stateCount("SUBMITTED"), returned: tasks.filter((task) => task.filedState === "RETURNED" && !task.isClosed).length,
    notFiled: missing,
    overdue: now > dueAt ? missing : 0,
    needsCoordination: filed.filter((task) => !task.isClosed && /\S/.test(task.coordination)).length,
    everReturned: tasks.filter((task) => task.returnCount >= 1).length,
    firstPass: tasks.filter((task) => task.filedState === "ACCEPTED" && task.returnCount < 1).length,
    draft: tasks.filter((task) => task.displayState === "DRAFT").length,
    awaitingSignature: tasks.filter((task) => task.displayState === "AWAITING_SIGNATURE").length,
    assessments,
    reached: assessments.ON_TRACK + assessments.AHEAD + assessments.DONE,
    behindAgain: counting.filter((task, at) => {
      const before = task.earlier?.isClosed ? "DONE" : task.earlier?.filedState === "ACCEPTED" ? task.earlier.verdict : !isAccepted && task.earlier?.filedState === "SUBMITTED" ? task.earlier.claim : null;
      return assessed[at] === "BEHIND" && before === "BEHIND";
    }).length,
    unassessed: tasks.length - Object.values(assessments).reduce((a, b) => a + b, 0),
    completionSum: completions.reduce((a, b) => a + b, 0),
    completionCount: completions.length,
    returns: tasks.reduce((all, task) => all + task.returnCount, 0),
    contributionsOwed: owing.length,
    contributionsGiven: tasks.flatMap((task) => task.givenUnitIds).length,
    contributionsOnTime: tasks.flatMap((task) => task.onTimeUnitIds).length,
    contributionsAsked: tasks.flatMap((task) => (task.isClosed ? [] : task.askedUnitIds)).length,
    contributionsIncomplete: tasks.filter((task) => !task.isClosed && task.givenUnitIds.length < task.owedUnitIds.length).length,
  };
}

describe("roll-ups", () => {
  it("are the same summed over sections, over chapters, over lead units, and counted straight", () => {
    fc.assert(fc.property(boards, clocks, bases, (tasks, clock, basis) => {
      const whole = rollUp(tasks, clock, basis);
      const zero = rollUp([], clock, basis);
      const over = (keyOf: (task: AnyTask) => unknown) => sum([...groupTasks(tasks, keyOf).values()].map((part) => rollUp(part, clock, basis)), zero);
      expect(over((task) => task.sectionNo)).toEqual(whole);
      expect(over((task) => task.chapterNo)).toEqual(whole);
      expect(over((task) => task.leadUnitId)).toEqual(whole);
      expect(whole).toEqual(straightCount(tasks, clock.dueAt, clock.now, basis === "accepted"));
    }));
  });

  it("of the page's rows add up to its total row", () => {
    fc.assert(fc.property(boards, clocks, bases, (tasks, clock, basis) => {
      const counting = { clock, basis };
      const whole = rollUp(tasks, clock, basis);
      const zero = rollUp([], clock, basis);
      const rows = sectionRows(OUTLINE, tasks, counting);
      const of = (level: string) => sum(rows.filter((row) => row.level === level).map((row) => row.totals), zero);
      expect(of("section")).toEqual(whole);
      expect(of("chapter")).toEqual(whole);
      expect(rows.at(-1)).toMatchObject({ level: "total", totals: whole });
      const leads = leadRows(tasks, counting);
      expect(sum(leads.slice(0, -1).map((row) => row.totals), zero)).toEqual(whole);
      expect(leads.at(-1)).toMatchObject({ level: "total", totals: whole });
    }));
  });

  it("count no draft: what a unit makes of its report at its own desk changes nothing that others read", () => {
    fc.assert(fc.property(boards, clocks, bases, (tasks, clock, basis) => {
      const { draft: _draft, awaitingSignature: _awaiting, ...told } = rollUp(tasks, clock, basis);
      const { draft, awaitingSignature, ...without } = rollUp(tasks.map((task) => ({ ...task, displayState: task.filedState })), clock, basis);
      expect(told).toEqual(without);
      expect([draft, awaitingSignature]).toEqual([0, 0]);
      const drafts = tasks.filter((task) => task.filedState === "NOT_FILED" && !task.isClosed);
      expect(rollUp(drafts, clock, basis)).toMatchObject({ filed: 0, onTime: 0, late: 0, accepted: 0, awaitingReview: 0, returned: 0, reached: 0, completionCount: 0, unassessed: drafts.length, notFiled: drafts.length });
    }));
  });

  it("are whole: each task is filed, missing or closed before, on time or late once filed, and has one assessment or none", () => {
    fc.assert(fc.property(boards, clocks, bases, (tasks, clock, basis) => {
      const totals = rollUp(tasks, clock, basis);
      expect(totals.filed + totals.notFiled).toBe(totals.due);
      expect(tasks.filter((task) => task.isClosed && task.filedState === "NOT_FILED").length).toBe(totals.tasks - totals.due);
      expect(totals.onTime + totals.late).toBe(totals.filed);
      expect(totals.accepted + totals.awaitingReview + totals.returned + tasks.filter((task) => task.isClosed && task.filedState === "RETURNED").length).toBe(totals.filed);
      expect(Object.values(totals.assessments).reduce((a, b) => a + b, totals.unassessed)).toBe(totals.tasks);
    }));
  });

  it("count the contributions of each supporting unit once", () => {
    fc.assert(fc.property(boards, clocks, bases, (tasks, clock, basis) => {
      const whole = rollUp(tasks, clock, basis);
      const units = rollUpSupport(tasks);
      expect(units.reduce((all, { owed }) => all + owed, 0)).toBe(whole.contributionsOwed);
      expect(units.reduce((all, { given }) => all + given, 0)).toBe(whole.contributionsGiven);
      expect(units.reduce((all, { onTime }) => all + onTime, 0)).toBe(whole.contributionsOnTime);
      expect(units.reduce((all, { asked }) => all + asked, 0)).toBe(whole.contributionsAsked);
      expect(new Set(units.map(({ unitId }) => unitId)).size).toBe(units.length);
    }));
  });

  it("have a mean only where something counts, to one decimal", () => {
    expect(meanCompletion({ completionSum: 0, completionCount: 0 })).toBeNull();
    expect(meanCompletion({ completionSum: 0, completionCount: 2 })).toBe(0);
    expect(meanCompletion({ completionSum: 200, completionCount: 3 })).toBe(66.7);
  });
});

describe("the lead units", () => {
  it("are all there, first who is behind: overdue, then behind schedule, then not filed", () => {
    fc.assert(fc.property(boards, clocks, bases, (tasks, clock, basis) => {
      const rows = leadRows(tasks, { clock, basis }).slice(0, -1);
      expect(rows.map((row) => row.key).sort()).toEqual(LEADS.filter((lead) => tasks.some((task) => task.leadUnitId === lead)));
      const ranks = rows.map(({ totals }) => [totals.overdue, totals.assessments.BEHIND, totals.notFiled].map((value) => String(value).padStart(4, "0")).join());
      expect(ranks).toEqual([...ranks].sort().reverse());
    }));
  });

  it("keep the order of the notice where they are equal", () => {
    const task = { sectionNo: 1, chapterNo: 1, displayState: "NOT_FILED", filedState: "NOT_FILED", firstSubmittedAt: null, claim: null, completion: null, verdict: null, coordination: "", returnCount: 0, earlier: null, isClosed: false, owedUnitIds: [], givenUnitIds: [], onTimeUnitIds: [], askedUnitIds: [] } as const;
    const clock = { dueAt: new Date(1), now: new Date(0) };
    const rows = leadRows([{ ...task, no: 1, leadUnitId: "b", leadName: "乙" }, { ...task, no: 2, leadUnitId: "a", leadName: "甲" }], { clock, basis: "filed" });
    expect(rows.map((row) => row.title)).toEqual(["乙", "甲", "合计"]);
  });
});

it("every measure says how it is counted", () => {
  for (const [name, { definition }] of Object.entries(MEASURE_TEXTS)) expect(definition, name).toMatch(/。$/);
});
