import { describe, expect, it } from "vitest";
import { shanghaiTime } from "@/lib/periods/calendar";
import { groupByQuarter, measureStanding, quartersOffered, tallyMeasures } from "@/lib/plans/rules";
import { diffPlans, targetWords, type PlanWords } from "@/lib/plans/rules-diff";
import { lineQuarters, matchesPlanFilters, planFilters, planQuery, type LineTask } from "@/lib/plans/rules-line";
import { missingPlanFields, parseFigure, savePlanSchema } from "@/lib/plans/schema";

const q = (year: number, quarter: number) => ({ year, quarter });

describe("the quarters of a plan", () => {
  it("are the list's own and the eight after its newest", () => {
    const offered = quartersOffered([q(2026, 2), q(2025, 4), q(2026, 1)], shanghaiTime(2030, 1, 1));
    expect(offered[0]).toEqual(q(2025, 4));
    expect(offered.at(-1)).toEqual(q(2028, 2));
    expect(offered).toHaveLength(11);
    expect(quartersOffered([], shanghaiTime(2026, 5, 1))[0]).toEqual(q(2026, 2));
  });

  it("are over with their last day in Shanghai: only then is a measure overdue", () => {
    const measure = { due: q(2026, 3), doneOn: null };
    expect(measureStanding(measure, shanghaiTime(2026, 9, 30, 23, 59))).toBe("PENDING");
    expect(measureStanding(measure, shanghaiTime(2026, 10, 1))).toBe("OVERDUE");
    expect(measureStanding({ ...measure, doneOn: "2026-12-01" }, shanghaiTime(2027, 1, 1))).toBe("DONE");
    expect(measureStanding({ due: q(2026, 4), doneOn: null }, shanghaiTime(2026, 12, 31, 12))).toBe("PENDING");
  });

  it("hold their measures in order", () => {
    const groups = groupByQuarter([{ due: q(2026, 4), no: 1 }, { due: q(2026, 1), no: 2 }, { due: q(2026, 4), no: 3 }]);
    expect(groups.map(({ quarter, measures }) => [quarter.quarter, measures.map(({ no }) => no)])).toEqual([[1, [2]], [4, [1, 3]]]);
    expect(tallyMeasures([{ due: q(2026, 1), doneOn: null }, { due: q(2026, 1), doneOn: "2026-01-02" }], shanghaiTime(2026, 4, 1))).toEqual({ DONE: 1, PENDING: 0, OVERDUE: 1 });
  });
});

describe("what a version changed", () => {
  const plan = (change: Partial<PlanWords> = {}): PlanWords => ({
    goal: "目标", measures: [{ key: "a", unitName: "甲局", text: "一", responsible: "科", due: q(2026, 1) }, { key: "b", unitName: "乙局", text: "二", responsible: "科", due: q(2026, 2) }],
    targets: [{ key: "t", name: "人次", measure: "人", goal: 500, basis: "YEARLY", due: null }], ...change,
  });

  it("is told by the rows' keys, whatever their order", () => {
    const { measures } = plan();
    expect(diffPlans(plan(), plan({ measures: [...measures].reverse() }))).toEqual([]);
    const [first] = measures;
    if (!first) throw new Error("a plan has measures");
    const changes = diffPlans(plan(), plan({ goal: "新目标", measures: [{ ...first, due: q(2026, 3) }, { ...first, key: "c", text: "三" }], targets: [] }));
    expect(changes.map(({ kind, what }) => [kind, what])).toEqual([["CHANGED", "工作目标"], ["CHANGED", "甲局措施"], ["REMOVED", "乙局措施"], ["ADDED", "甲局措施"], ["REMOVED", "量化指标"]]);
    expect(changes[1]?.after).toContain("2026年第三季度");
  });

  it("names a target with its basis", () => {
    const target = { name: "培训", measure: "人次", goal: 1500 };
    expect(targetWords({ ...target, basis: "YEARLY", due: null })).toBe("培训：每年1500人次");
    expect(targetWords({ ...target, basis: "CUMULATIVE", due: q(2027, 4) })).toBe("培训：到2027年第四季度累计1500人次");
  });
});

describe("the lead's form", () => {
  const form = (change: Record<string, unknown> = {}) => savePlanSchema.safeParse({
    list: "2021-60", no: "1", requestId: "3f0e9c1a-5b7d-4c2e-9a41-0d6b8f7e2c11", version: "0", intent: "save", goal: "", reason: "", measures: "[]", targets: "[]", ...change,
  });
  const fieldsOf = (result: ReturnType<typeof form>) => (result.success ? [] : result.error.issues.map(({ path }) => path.join(".")));

  it("takes an unfinished draft, and says at the row what is wrong", () => {
    expect(form().success).toBe(true);
    expect(fieldsOf(form({ measures: JSON.stringify([{ key: "", text: "一", responsible: "", due: "2026Q4" }, { key: "", text: " ", responsible: "", due: "" }]) }))).toEqual(["measures.1.text", "measures.1.due"]);
    expect(fieldsOf(form({ targets: JSON.stringify([{ key: "", name: "人次", measure: "人", goal: "许多", basis: "YEARLY", due: "" }]) }))).toEqual(["targets.0.goal"]);
    expect(fieldsOf(form({ targets: JSON.stringify([{ key: "", name: "人次", measure: "人", goal: "5", basis: "CUMULATIVE", due: "" }]) }))).toEqual(["targets.0.due"]);
    for (const broken of ["{", "null", "7", '{"a":1}']) expect(fieldsOf(form({ measures: broken }))).toContain("measures");
  });

  it("reads figures as people type them", () => {
    expect([parseFigure("1,500"), parseFigure("98.5"), parseFigure("0"), parseFigure("1e3"), parseFigure("-1"), parseFigure("1.23456"), parseFigure("")]).toEqual([1500, 98.5, 0, null, null, null, null]);
  });

  it("is complete with a goal, a measure of any unit, and who answers for each of the lead's own", () => {
    const own = { key: null, text: "一", responsible: "", due: q(2026, 4) };
    expect(Object.keys(missingPlanFields({ goal: "", reason: "", measures: [] }, { isChange: true, otherMeasures: 0 }))).toEqual(["goal", "measures", "reason"]);
    expect(Object.keys(missingPlanFields({ goal: "目标", reason: "", measures: [own] }, { isChange: false, otherMeasures: 0 }))).toEqual(["measures.0.responsible"]);
    expect(missingPlanFields({ goal: "目标", reason: "", measures: [] }, { isChange: false, otherMeasures: 1 })).toEqual({});
  });
});

describe("the line of all plans", () => {
  const task = (change: Partial<LineTask> = {}): LineTask => ({ no: 1, content: "", chapterNo: 1, sectionNo: 1, leadUnitId: "u", leadLabel: "", state: "APPROVED", inForceNo: 1, measures: [], ...change });
  const now = shanghaiTime(2026, 11, 1);

  it("shows every quarter from the first to the last due, and the present one", () => {
    expect(lineQuarters([task({ measures: [{ due: q(2026, 1), doneOn: null }] })], q(2026, 4))).toHaveLength(4);
    expect(lineQuarters([], q(2026, 4))).toEqual([q(2026, 4)]);
  });

  it("is filtered by the address, which leaves out what makes no sense", () => {
    const filters = planFilters.parse({ state: "SUBMITTED", chapter: "x", lead: "1", overdue: "1" });
    expect(filters).toEqual({ state: "SUBMITTED", overdue: "1" });
    expect(planQuery(filters)).toBe("?state=SUBMITTED&overdue=1");
    const late = task({ measures: [{ due: q(2026, 1), doneOn: null }] });
    expect([matchesPlanFilters(late, { overdue: "1" }, now), matchesPlanFilters(task(), { overdue: "1" }, now), matchesPlanFilters(task({ inForceNo: null }), { force: "1" }, now)]).toEqual([true, false, false]);
  });
});
