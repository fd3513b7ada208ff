import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carriedSheets, type CarriedRows } from "@/lib/exports/rules-carried";
import { ledgerSheets } from "@/lib/exports/rules-ledger";
import type { Ledger } from "@/lib/exports/rules-task";
import type { Sheet } from "@/lib/exports/rules-workbook";
import { ledgers, NOTHING } from "./ledgers";

const at = (day: string) => new Date(`${day}T10:00:00+08:00`);
/** Some ledger with the task 1, in the middle of 2026's fourth quarter. */
const [drawn] = fc.sample(ledgers, { numRuns: 1, seed: 7 });
if (!drawn) throw new Error("no ledger");
const ledger: Ledger = { ...drawn, clock: { ...drawn.clock, now: at("2026-11-20") } };
const taskNo = ledger.tasks[0]?.no ?? 0;

const measure = { unitName: "甲局", text: "措施一", responsible: "规划科", due: { year: 2026, quarter: 3 }, doneOn: null, doneNote: "" };
const closure = {
  taskNo, leadName: "甲局", state: "CLOSED" as const, askedAt: at("2026-05-01"), closedAt: at("2026-05-03"), lookBackOn: new Date("2026-11-03"), lookedBackAt: null,
  statement: "均已完成。", closeNote: "同意销号。", lookBackNote: "",
};
const carried: CarriedRows = {
  plans: [{ taskNo, versionNo: 2, measures: [measure, { ...measure, text: "措施二", doneOn: "2026-08-09", doneNote: "已印发" }, { ...measure, text: "措施三", due: { year: 2026, quarter: 4 } }] }],
  targets: [{ taskId: "t", taskNo, figures: [], targets: [{ key: "k", name: "培训人数", measure: "人", goal: 100, basis: "YEARLY", due: null, sentence: null }] }],
  upward: [{ taskNo, unitName: "甲局", level: "PROVINCE", department: "省厅", demand: "争取试点", stage: "SUBMITTED", stageOn: new Date("2026-10-12"), stageNote: "材料已上报", nextContactOn: null }],
  orders: [{
    id: "o", number: "宿督〔2026〕1号", colour: "YELLOW", cause: "BEHIND", state: "ISSUED", taskNo, content: "", unitId: "u", unitName: "甲局", periodLabel: "", matter: "滞后", isLate: false,
    issuedAt: at("2026-10-01"), signedForAt: null, answerDueAt: at("2026-10-09"), answeredAt: null, closedAt: null,
  }],
  closures: [closure, { ...closure, state: "REOPENED", lookBackOn: null, lookedBackAt: at("2026-11-05"), lookBackNote: "出现反复" }],
  publications: [{ title: "标题", medium: "WECHAT", outlet: "公众号", publishedOn: "2026-10-30", link: null, unitName: "甲局", taskNos: [taskNo] }],
};

/** What stands under the head. */
const rowsOf = (sheet: Sheet | undefined) => [...(sheet?.rows ?? [])].slice(sheet?.frozenRows).map(({ cells }) => cells.map(({ value }) => value));
const sheetOf = (name: string) => rowsOf(carriedSheets(ledger, carried).find((sheet) => sheet.name === name));

it("come in the notice's order, between who has not filed and the lead units, and none is empty", () => {
  const names = ["工作方案", "量化指标", "对上争取", "督办单", "销号", "宣传"];
  expect(carriedSheets(ledger, carried).map(({ name }) => name)).toEqual(names);
  expect(ledgerSheets(ledger, carried).map(({ name }) => name).slice(2, 9)).toEqual(["未报送", ...names]);
  expect(carriedSheets(ledger, NOTHING)).toEqual([]);
  expect(carriedSheets(ledger, { ...NOTHING, plans: [{ taskNo, versionNo: 1, measures: [] }], closures: [closure] }).map(({ name }) => name)).toEqual(["销号"]);
  for (const { name, rows, widths } of carriedSheets(ledger, carried)) {
    for (const { cells } of rows) expect(cells.reduce((sum, { span = 1 }) => sum + span, 0), name).toBe(widths.length);
  }
});

describe("their rows", () => {
  it("are the measures in force, each with where it stands at the ledger's time", () => {
    const words = `任务内容${taskNo}`;
    expect(sheetOf("工作方案")).toEqual([
      [taskNo, words, "第 2 版", "措施一", "甲局", "规划科", "2026年第三季度", "逾期", null, ""],
      [taskNo, words, "第 2 版", "措施二", "甲局", "规划科", "2026年第三季度", "已完成", "2026-08-09", "已印发"],
      [taskNo, words, "第 2 版", "措施三", "甲局", "规划科", "2026年第四季度", "未到期", null, ""],
    ]);
  });

  it("are the requests at their last stage, days as days", () => {
    expect(sheetOf("对上争取")).toEqual([[taskNo, "甲局", "省", "省厅", "争取试点", "已上报", "2026-10-12", "材料已上报", null]]);
  });

  it("are the closures, with the look back that is to come or that was, and what was found", () => {
    expect(sheetOf("销号")).toEqual([
      [taskNo, "甲局", "已销号", "2026-05-01", "2026-05-03", "2026-11-03", "均已完成。\n核查销号：同意销号。"],
      [taskNo, "甲局", "已恢复办理", "2026-05-01", "2026-05-03", "2026-11-05", "均已完成。\n核查销号：同意销号。\n恢复办理：出现反复"],
    ]);
  });

  it("are the publications, counted, since one may serve several tasks", () => {
    expect(sheetOf("宣传")).toEqual([[1, "甲局", "标题", "微信公众号", "公众号", "2026-10-30", String(taskNo), null]]);
  });
});
