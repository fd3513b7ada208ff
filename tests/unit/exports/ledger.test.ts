import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leadRows, sectionRows, supportRows } from "@/lib/dashboard/rollup-rows";
import { DEFINITIONS, FIGURES, QUANTITIES } from "@/lib/dashboard/rules-figures";
import { headCounts } from "@/lib/dashboard/rules-heads";
import { boardFilters } from "@/lib/dashboard/schema";
import { COLUMNS } from "@/lib/exports/rules-columns";
import { ledgerSheets } from "@/lib/exports/rules-ledger";
import { RECORD_NAMES, recordOf } from "@/lib/exports/rules-records";
import { HIDDEN_TEXT } from "@/lib/exports/rules-task";
import { filterTexts, ledgerFileName } from "@/lib/exports/rules-title";
import type { Sheet, SheetRow } from "@/lib/exports/rules-workbook";
import { DUE, LEADS } from "../dashboard/boards";
import { ledgers, NOTHING } from "./ledgers";

const first = (row: SheetRow) => row.cells[0]?.value;
/** A task's row begins with its number. */
const taskRows = (sheet: Sheet | undefined) => [...(sheet?.rows ?? [])].filter((row) => typeof first(row) === "number");
const textOf = (sheets: readonly Sheet[]) => sheets.flatMap(({ rows }) => [...rows].flatMap(({ cells }) => cells.map(({ value }) => String(value)))).join("\n");

describe("the whole list's sheet", () => {
  it("has one row a task in the notice's order, under heads with the screen's counts", () => {
    fc.assert(fc.property(ledgers, (ledger) => {
      const [whole] = ledgerSheets(ledger, NOTHING);
      const sorted = [...ledger.tasks].sort((a, b) => a.sectionNo - b.sectionNo || a.no - b.no);
      expect(taskRows(whole).map(first)).toEqual(sorted.map((task) => task.no));
      const heads = [...(whole?.rows ?? [])].filter(({ cells }) => cells[0]?.look === "chapter" || cells[0]?.look === "section");
      const counts = [...new Set(sorted.map((task) => task.sectionNo))].map((no) => headCounts(sorted.filter((task) => task.sectionNo === no), ledger.clock, ledger.basis));
      expect(heads.filter(({ cells }) => cells[0]?.look === "section").map((row) => String(first(row)).split("　　")[1])).toEqual(counts);
      for (const { cells } of heads) expect(cells).toMatchObject([{ span: COLUMNS.length }]);
    }));
  });

  it("says nothing of what the viewer may not read", () => {
    fc.assert(fc.property(ledgers, (ledger) => {
      // As if the query had let something through.
      const leaky = { ...ledger, tasks: ledger.tasks.map((task) => task.isVisible ? task : { ...task, words: { progress: "秘密", problems: "秘密", coordination: "", upward: "", nextSteps: "", contactName: "秘密", contactPhone: "秘密", fileNames: [], acceptedAt: null } }) };
      const sheets = ledgerSheets(leaky, NOTHING);
      expect(textOf(sheets)).not.toContain("秘密");
      expect(leaky.tasks.map((task) => recordOf(task, leaky).join()).join()).not.toContain("秘密");
      const hidden = ledger.tasks.filter((task) => !task.isVisible).map((task) => task.no);
      const told = taskRows(sheets[0]).filter(({ cells }) => cells.at(-1)?.value === HIDDEN_TEXT).map(first) as number[];
      expect(told.sort((a, b) => a - b)).toEqual(hidden);
    }));
  });
});

const inSheet = (value: number | null, unit: string) => (unit === "%" && value !== null ? value / 100 : value);

it("the figures' sheet holds the dashboard's own rows, every figure of them, and says how they are counted", () => {
  fc.assert(fc.property(ledgers, (ledger) => {
    const summary = ledgerSheets(ledger, NOTHING)[1];
    const tasks = ledger.tasks.filter((task) => task.isVisible);
    const expected = [...sectionRows(ledger.outline, tasks, ledger), ...leadRows(tasks, ledger)].map(({ totals }) => [
      ...FIGURES.map(({ valueOf }) => valueOf(totals)),
      ...QUANTITIES.map(({ valueOf, unit }) => inSheet(valueOf(totals), unit)),
    ]);
    const shown = [...(summary?.rows ?? [])].filter(({ cells }) => cells.length > FIGURES.length && typeof cells[1]?.value === "number");
    expect(shown.map(({ cells }) => cells.slice(1).map(({ value }) => value))).toEqual(expected);
    const supports = supportRows(ledger.units, tasks).map(({ name, owed, given, onTime, asked }) => [name, owed, given, onTime, asked, owed - given]);
    const told = [...(summary?.rows ?? [])].filter(({ cells }) => cells[1]?.value === "市级部门").map(({ cells }) => [0, 2, 3, 4, 5, 6].map((at) => cells[at]?.value));
    expect(told).toEqual(supports);
    for (const { term, description } of DEFINITIONS) expect(textOf(summary ? [summary] : [])).toContain(`${term}\n${description}`);
  }), { numRuns: 40 });
});

it("each lead unit whose tasks the viewer may read has a sheet with exactly its tasks", () => {
  fc.assert(fc.property(ledgers, (ledger) => {
    const own = Map.groupBy(ledger.tasks, (task) => task.leadName);
    const expected = [...own].filter(([, tasks]) => tasks.some((task) => task.isVisible)).map(([name, tasks]) => [name, tasks.map((task) => task.no).sort()]);
    const [, , , ...sheets] = ledgerSheets(ledger, NOTHING);
    expect(sheets.map((sheet) => [sheet.name, taskRows(sheet).map(first).sort()])).toEqual(expected);
  }), { numRuns: 40 });
});

it("the sheet of who has not filed lists every unfiled task and every missing contribution", () => {
  fc.assert(fc.property(ledgers, (ledger) => {
    const sheet = ledgerSheets(ledger, NOTHING)[2];
    const seen = ledger.tasks.filter((task) => task.isVisible);
    const unfiled = seen.filter((task) => task.filedState === "NOT_FILED" && !task.isClosed);
    const rows = taskRows(sheet);
    expect(rows.filter(({ cells }) => cells[3]?.look === "notice").map(({ cells }) => cells[2]?.value as number).sort((a, b) => a - b)).toEqual(unfiled.map((task) => task.no));
    const missing = seen.reduce((sum, task) => sum + (task.isClosed ? 0 : task.owedUnitIds.length - task.givenUnitIds.length), 0);
    expect(rows.filter(({ cells }) => cells[3]?.look === "text").reduce((sum, { cells }) => sum + Number(cells[2]?.value), 0)).toBe(missing);
  }), { numRuns: 40 });
});

it("a record has one value for each name", () => {
  fc.assert(fc.property(ledgers, (ledger) => {
    for (const task of ledger.tasks) expect(recordOf(task, ledger)).toHaveLength(RECORD_NAMES.length);
  }), { numRuns: 20 });
});

it("the title says in words which filters are on", () => {
  const clock = { dueAt: DUE, now: DUE };
  const lead = LEADS[0] ?? "";
  const filters = boardFilters.parse({ chapter: "2", lead, state: "overdue", assessment: "BEHIND", contribution: "missing", scope: "own", text: "双创" });
  expect(filterTexts(filters, new Map([[lead, "市教育局"]]), clock)).toEqual(["第二章", "牵头单位：市教育局", "本单位牵头和配合", "状态：逾期", "序时评价：欠进度", "配合反馈：反馈未齐", "文字：“双创”"]);
  expect(filterTexts(boardFilters.parse({}), new Map(), clock)).toEqual([]);
});

it("the file is named after the notice and the period, without what a file system forbids", () => {
  expect(ledgerFileName({ docNumber: "宿办发〔2021〕60号", periodLabel: "2026年第四季度", isFiltered: false }, "xlsx")).toBe("宿办发〔2021〕60号 2026年第四季度 台账.xlsx");
  expect(ledgerFileName({ docNumber: 'a/b:"c"', periodLabel: "x", isFiltered: true }, "csv")).toBe("a_b__c_ x 台账（筛选）.csv");
});
