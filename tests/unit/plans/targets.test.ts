import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { besideField, courseOf, formatFigure, goalWords, parseFigure, reachedAt, shareOf, type FiledFigure, type Target } from "@/lib/plans/rules-targets";

const KEY = "00000000-0000-4000-8000-000000000001";
const yearly: Target = { key: KEY, name: "取得职称", measure: "名", goal: 500, basis: "YEARLY", due: null, sentence: "原句" };
const total: Target = { ...yearly, goal: 20, measure: "个", basis: "CUMULATIVE", due: { year: 2027, quarter: 2 }, sentence: null };
const filed = (year: number, quarter: number, value: number, isAccepted = true): FiledFigure => ({ target: KEY, year, quarter, value, isAccepted });

describe("a figure as it is typed", () => {
  it.each([["", null], ["  ", null], ["0", 0], ["120", 120], [" 12.5 ", 12.5], ["0.0001", 0.0001], ["9999999999.9999", 9_999_999_999.9999]])("%j is %j", (word, figure) => {
    expect(parseFigure(word)).toBe(figure);
  });

  it.each(["?", "-1", "1,500", "1.00001", "12345678901", "1e3", "Infinity", "十", "1 2", "０"])("%j is none", (word) => {
    expect(parseFigure(word)).toBeUndefined();
  });
});

describe("what adds up", () => {
  const figures = [filed(2025, 4, 100), filed(2026, 1, 120), filed(2026, 2, 80.5), { ...filed(2026, 2, 7), target: "another" }];

  it("begins anew with each year for a yearly target, and never for a cumulative one", () => {
    expect(reachedAt(yearly, figures, { year: 2026, quarter: 2 })).toBe(200.5);
    expect(reachedAt(total, figures, { year: 2026, quarter: 2 })).toBe(300.5);
    expect(reachedAt(yearly, figures, { year: 2025, quarter: 3 })).toBeNull();
  });

  it("loses no decimal, in whatever order the quarters come", () => {
    const quarters = fc.array(fc.integer({ min: 0, max: 99_999_999 }), { minLength: 1, maxLength: 4 });
    fc.assert(fc.property(quarters, (parts) => {
      const rows = parts.map((part, at) => filed(2026, at + 1, part / 10_000));
      const sum = parts.reduce((all, part) => all + part, 0) / 10_000;
      expect(reachedAt(yearly, rows, { year: 2026, quarter: 4 })).toBe(sum);
      expect(reachedAt(yearly, rows.toReversed(), { year: 2026, quarter: 4 })).toBe(sum);
    }));
  });

  it("reaches the goal only when it is reached", () => {
    expect(shareOf(499.99, yearly)).toBe(99);
    expect(shareOf(500, yearly)).toBe(100);
    expect(shareOf(null, yearly)).toBeNull();
  });
});

describe("a target's course", () => {
  const first = { year: 2025, quarter: 4 };
  const last = { year: 2026, quarter: 3 };

  it("adds accepted figures only, and shows the others", () => {
    const course = courseOf(yearly, [filed(2025, 4, 100), filed(2026, 1, 120), filed(2026, 2, 80, false)], [first, last]);
    expect(course.map(({ key, value, isAccepted, sum }) => [key, value, isAccepted, sum])).toEqual([
      ["2025Q4", 100, true, 100], ["2026Q1", 120, true, 120], ["2026Q2", 80, false, null], ["2026Q3", null, false, null],
    ]);
  });

  it("stays where it is through a quarter without a figure, and goes on to the quarter in which a goal is due", () => {
    const course = courseOf(total, [filed(2025, 4, 3), filed(2026, 2, 4)], [first, last]);
    expect(course.map(({ sum }) => sum)).toEqual([3, 3, 7, null, null, null, null]);
    expect(course.at(-1)?.key).toBe("2027Q2");
  });
});

it("says beside the field what was and what is wanted", () => {
  const figures = [filed(2026, 1, 120), filed(2026, 2, 80)];
  expect(besideField(yearly, figures, { year: 2026, quarter: 3 })).toBe("上季度 80 名；本年此前累计 200 名；年度目标 500 名");
  expect(besideField(yearly, figures, { year: 2027, quarter: 1 })).toBe("上季度 未填；本年此前累计 0 名；年度目标 500 名");
  expect(besideField(total, figures, { year: 2027, quarter: 1 })).toBe("上季度 未填；此前累计 200 个；累计目标 20 个（2027年第二季度前）");
  expect(goalWords({ ...yearly, goal: 1500 })).toBe("年度目标 1,500 名");
  expect(formatFigure(12.5)).toBe("12.5");
});
