import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitRow, linesOf } from "@/lib/exports/rules-layout";
import { CELL_MAX_CHARACTERS, cellText, placeRows, ROW_MAX_POINTS, sheetNames, type Merge, type SheetRow } from "@/lib/exports/rules-workbook";

const names = fc.array(fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.constantFrom("市人社局", "市人社局", "a/b", "a:b", "History", "'", "", "市".repeat(40), "😀".repeat(20))), { maxLength: 30 });

describe("sheet names", () => {
  it("are such as Excel takes, and none is there twice", () => {
    fc.assert(fc.property(names, (wanted) => {
      const made = sheetNames(wanted);
      expect(made).toHaveLength(wanted.length);
      expect(new Set(made.map((name) => name.toLowerCase())).size).toBe(wanted.length);
      for (const name of made) {
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(31);
        expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$/);
        expect(name.toLowerCase()).not.toBe("history");
        expect(name.isWellFormed()).toBe(true);
      }
    }));
  });

  it("stay as they are where they may", () => {
    expect(sheetNames(["总表", "市人社局", "市人社局"])).toEqual(["总表", "市人社局", "市人社局（2）"]);
  });
});

describe("a cell's text", () => {
  it("holds what XML takes and no more than Excel does", () => {
    expect(cellText("甲\u0000\u000b\ufffe乙\r\n丙\ud800")).toBe("甲乙\n丙\ufffd");
    expect(cellText("字".repeat(CELL_MAX_CHARACTERS))).toHaveLength(CELL_MAX_CHARACTERS);
    const cut = cellText("字".repeat(CELL_MAX_CHARACTERS + 1));
    expect(cut.length).toBeLessThanOrEqual(CELL_MAX_CHARACTERS);
    expect(cut).toMatch(/此处截断）$/);
  });
});

describe("rows", () => {
  const rows: fc.Arbitrary<SheetRow[]> = fc.array(
    fc.record({ height: fc.integer({ min: 10, max: 3000 }), cells: fc.array(fc.record({ value: fc.constant("字"), look: fc.constant("text" as const), span: fc.integer({ min: 1, max: 4 }) }), { minLength: 1, maxLength: 5 }) }),
    { maxLength: 8 },
  );

  it("lie without gaps, none higher than a row can be, and no cell under two merges", () => {
    fc.assert(fc.property(rows, (given) => {
      const merges: Merge[] = [];
      const placed = [...placeRows(given, { merges, breaks: [] })];
      const heights = placed.map(({ height }) => height);
      const cells = placed.flatMap(({ row, cells: own }) => own.map((cell) => ({ row, ...cell })));
      expect(placed.map(({ row }) => row)).toEqual(placed.map((_, at) => at));
      for (const height of heights) expect(height).toBeLessThanOrEqual(ROW_MAX_POINTS);
      expect(heights.reduce((sum, height) => sum + height, 0)).toBeGreaterThanOrEqual(given.reduce((sum, row) => sum + row.height, 0));
      expect(new Set(cells.map(({ row, column }) => `${row},${column}`)).size).toBe(cells.length);
      const covered = merges.flatMap(({ startRow, endRow, startCol, endCol }) =>
        Array.from({ length: endRow - startRow + 1 }, (_, down) => Array.from({ length: endCol - startCol + 1 }, (__, across) => `${startRow + down},${startCol + across}`)).flat());
      expect(new Set(covered).size).toBe(covered.length);
      // Each of the given cells stands once.
      expect(cells.filter(({ value }) => value !== null)).toHaveLength(given.reduce((sum, row) => sum + row.cells.length, 0));
    }));
  });

  it("are as high as their longest text needs, across all the columns that it has", () => {
    const text = "本季度推进有序。".repeat(40);
    const narrow = fitRow([10, 10], [{ value: text, look: "text" }, { value: 1, look: "number" }]);
    const wide = fitRow([10, 10], [{ value: text, look: "text", span: 2 }]);
    expect(narrow.height).toBeGreaterThan(wide.height * 1.8);
    expect(linesOf("一\n二\n三", 100, 11)).toBe(3);
    // 320 characters of 11 points in some 52 points: four to a line.
    expect(linesOf(text, 52, 11)).toBeGreaterThanOrEqual(80);
  });
});
