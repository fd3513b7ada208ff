import { describe, expect, it } from "vitest";
import { rowsBehind } from "@/lib/appraisals/rules-rows";
import { USUAL_WEIGHTS } from "@/lib/appraisals/rules-score";
import { differingUnits, groupName, scoreTable } from "@/lib/appraisals/rules-table";
import { correctSchema, weightsFormSchema } from "@/lib/appraisals/schema";
import type { Fact } from "@/lib/appraisals/schema-content";
import { answerRefusal, fixRefusal } from "@/lib/appraisals/workflow";
import { AS_OF, closed, contribution, order, report, returned, UNIT } from "./facts";

const unit = (last: string, name: string, isAssessor = false) => ({ unitId: UNIT.replace(/a$/, last), name, kind: "DEPARTMENT" as const, isAssessor });
const of = (last: string, ...facts: Fact[]): Fact[] => facts.map((fact) => ({ ...fact, unitId: UNIT.replace(/a$/, last) }));

describe("the table", () => {
  const units = [unit("1", "甲"), unit("2", "乙"), unit("3", "督查", true), unit("4", "丙"), unit("5", "无事")];
  const facts = [...of("1", contribution("late")), ...of("2", contribution("onTime")), ...of("3", contribution("onTime")), ...of("4", contribution("late"))];

  it("ranks highest first, equals alike, and neither who assesses nor who has no rows", () => {
    expect(scoreTable(facts, units, USUAL_WEIGHTS, AS_OF).map(({ name, rank }) => [name, rank])).toEqual([["乙", 1], ["督查", null], ["甲", 2], ["丙", 2]]);
  });

  it("ranks those that lead tasks and those that only support some apart, the leads first", () => {
    const rows = scoreTable([...facts, ...of("5", report("late", "BEHIND"))], units, USUAL_WEIGHTS, AS_OF);
    expect(rows.map(({ name, rank }) => [name, rank])).toEqual([["无事", 1], ["乙", 1], ["督查", null], ["甲", 2], ["丙", 2]]);
    expect(rows.map(groupName)).toEqual(["牵头单位", "配合单位", "配合单位", "配合单位", "配合单位"]);
  });

  it("tells of whom another table says something else", () => {
    const fixed = scoreTable(facts, units, USUAL_WEIGHTS, AS_OF);
    expect(differingUnits(fixed, fixed)).toEqual([]);
    expect(differingUnits(fixed, scoreTable([...facts, ...of("4", contribution("onTime")), ...of("5", report("late"))], units, USUAL_WEIGHTS, AS_OF))).toEqual(["丙", "无事"]);
  });
});

it("behind each item stand its own rows, with the page of each", () => {
  const facts = [report("late", "BEHIND"), returned(), contribution("never"), order("RED", "never")];
  const rows = (item: Parameters<typeof rowsBehind>[0]) => rowsBehind(item, facts, "s", AS_OF).map(({ href, isLoss }) => [href, isLoss]);
  expect(rows("ON_TIME")).toEqual([["/lists/s/tasks/1?period=2026Q1", true]]);
  expect(rows("PROGRESS")).toEqual([["/lists/s/tasks/1?period=2026Q1", true]]);
  expect(rows("RETURNS")).toEqual([["/lists/s/tasks/1?period=2026Q1", true]]);
  expect(rows("SUPPORT")).toEqual([["/lists/s/tasks/1?tab=contributions&period=2026Q1", true]]);
  expect(rows("ORDERS")).toEqual([[`/lists/s/orders/${UNIT}`, true]]);
});

it("an order is named as on its paper, and one kept without its year by its number alone", () => {
  const words = (fact: Fact) => rowsBehind("ORDERS", [fact], "s", AS_OF)[0]?.words;
  const { year: _, ...kept } = order("RED") as Extract<Fact, { kind: "order" }>;
  expect(words(order("RED"))).toMatch(/^督办〔2026〕3号（红色督办），2026-03-20 10:00 签发；/);
  expect(words(kept)).toMatch(/^督办第 3 号（红色督办）/);
});

it("a closed task stands among what the progress was reckoned from, and makes its unit one that leads", () => {
  expect(rowsBehind("PROGRESS", [closed()], "s", AS_OF)).toMatchObject([{ words: "2026-03-20 10:00 已销号，按“已完成”计", isLoss: false }]);
  expect(scoreTable([closed()], [{ ...unit("a", "甲") }], USUAL_WEIGHTS, AS_OF).map(groupName)).toEqual(["牵头单位"]);
});

describe("a year", () => {
  const locks = [new Date("2027-01-10T16:00:00Z")];
  const facts = { year: 2026, isFixed: false, locks, openObjections: 0 };
  const later = new Date("2027-01-20T00:00:00Z");

  it("is fixed after its end and its locks, when no objection waits, and once", () => {
    expect(fixRefusal(facts, later)).toBeNull();
    expect(fixRefusal({ ...facts, locks: [new Date("2026-10-10T16:00:00Z")] }, new Date("2026-12-31T15:59:59Z"))).toContain("2027年1月1日起");
    expect(fixRefusal(facts, new Date("2027-01-05T00:00:00Z"))).toContain("尚未锁定");
    expect(fixRefusal({ ...facts, openObjections: 2 }, later)).toContain("2 项异议");
    expect(fixRefusal({ ...facts, isFixed: true }, later)).toContain("已确定");
    expect(fixRefusal({ ...facts, locks: [] }, later)).toContain("没有填报期");
  });

  it("has its objections answered once, and not after it was fixed", () => {
    expect(answerRefusal("OPEN", false)).toBeNull();
    expect(answerRefusal("UPHELD", false)).toContain("维持原评分");
    expect(answerRefusal("OPEN", true)).toContain("已确定");
  });
});

describe("forms", () => {
  const requestId = "00000000-0000-4000-8000-000000000001";

  it("take weights that make 100", () => {
    const form = { list: "s", year: "2026", ON_TIME: "30", RETURNS: "15", PROGRESS: "25", SUPPORT: "20", ORDERS: "10", requestId, version: "0" };
    expect(weightsFormSchema.safeParse(form).success).toBe(true);
    expect(weightsFormSchema.safeParse({ ...form, ORDERS: "11" }).error?.issues[0]?.message).toBe("各项权重之和应为 100。");
    expect(weightsFormSchema.safeParse({ ...form, ORDERS: "-1", SUPPORT: "31" }).success).toBe(false);
  });

  it("take points to one decimal, more or less", () => {
    const points = (text: string) => correctSchema.safeParse({ objection: UNIT, points: text, answer: "更正", requestId, version: "1" }).data?.points;
    expect(["2.5", "-1", "+0.3", "0", "1.25", "101", "abc", ""].map(points)).toEqual([25, -10, 3, undefined, undefined, undefined, undefined, undefined]);
  });
});
