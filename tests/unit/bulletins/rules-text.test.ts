import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boards } from "../dashboard/boards";
import { rollUp, meanCompletion } from "@/lib/dashboard/rollup";
import { supportRows } from "@/lib/dashboard/rollup-rows";
import { clockOf } from "@/lib/bulletins/rules-source";
import { writeContent } from "@/lib/bulletins/rules-text";
import { textBlocks } from "@/lib/bulletins/rules-content";
import { type BulletinContent, type TableBlock } from "@/lib/bulletins/schema-content";
import { ACCEPTED, sourceOf, UNTOUCHED } from "./source";

const textOf = (content: BulletinContent, key: string) => textBlocks(content).find((block) => block.key === key)?.text ?? "";
const tableOf = (content: BulletinContent, key: string) => content.blocks.find((block): block is TableBlock => block.kind === "table" && block.key === key);
const numbers = (text: string) => (text.match(/\d+(\.\d+)?/g) ?? []).map(Number);

describe("the figures in a bulletin", () => {
  it("are the dashboard's, on accepted reports, in its sentences", () => {
    fc.assert(fc.property(boards, (tasks) => {
      const source = sourceOf(tasks);
      const content = writeContent(source);
      const totals = rollUp(tasks, clockOf(source), "accepted");
      const { assessments } = totals;
      const waiting = totals.unassessed > 0 ? [totals.awaitingReview, totals.returned, totals.notFiled].filter((count) => count > 0) : [];
      const mean = meanCompletion(totals);
      expect(numbers(textOf(content, "overview-progress"))).toEqual([
        totals.tasks, ...(totals.closed > 0 ? [totals.closed] : []), totals.reached, assessments.DONE, assessments.AHEAD, assessments.ON_TRACK, assessments.BEHIND, assessments.NOT_STARTED, totals.unassessed, ...waiting, ...(mean === null ? [] : [mean]),
      ]);
      expect(numbers(textOf(content, "overview-filing").replace(/^.*?。/, ""))).toEqual([totals.onTime, totals.late, totals.notFiled, totals.accepted, totals.returns, totals.everReturned]);
      expect(numbers(textOf(content, "overview-support")).slice(0, 3)).toEqual([totals.contributionsOwed, totals.contributionsGiven, totals.contributionsIncomplete]);
    }));
  });

  it("are the dashboard's in its tables, down to each task", () => {
    fc.assert(fc.property(boards, (tasks) => {
      const source = sourceOf(tasks);
      const content = writeContent(source);
      const totals = rollUp(tasks, clockOf(source), "accepted");
      expect(tableOf(content, "table-sections")?.rows.at(-1)?.slice(0, 7)).toEqual(
        ["合计", ...[totals.tasks, totals.accepted, totals.reached, totals.assessments.BEHIND, totals.assessments.NOT_STARTED, totals.unassessed].map(String)]);
      const counties = supportRows(source.units, tasks).filter(({ kind }) => kind === "COUNTY");
      expect(tableOf(content, "table-support")?.rows.map((row) => row.slice(2, 4)) ?? []).toEqual(counties.map(({ owed, given }) => [String(owed), String(given)]));
      const rows = tableOf(content, "table-tasks")?.rows ?? [];
      expect(rows.map(([no]) => Number(no))).toEqual(tasks.map((task) => task.no));
      expect(rows.filter((row) => row[3] === "未报")).toHaveLength(totals.notFiled);
      expect(rows.filter((row) => row[4]?.startsWith("未评价"))).toHaveLength(totals.unassessed);
      expect(rows.filter((row) => row[5] !== "—")).toHaveLength(totals.completionCount);
    }));
  });
});

describe("what a bulletin takes from the reports", () => {
  it("is what was accepted: a filed report says nothing and counts as 未评价", () => {
    const filed = { ...ACCEPTED, no: 2, filedState: "SUBMITTED" as const, displayState: "SUBMITTED" as const, verdict: null, coordination: "请市政府协调。" };
    const content = writeContent(sourceOf([{ ...ACCEPTED, coordination: "请协调用地" }, filed]));
    expect(textOf(content, "section-1")).toContain("第1项（市甲局）：召开推进会3次，建成平台2个，服务企业126户。");
    expect(textOf(content, "section-1")).not.toContain("第2项");
    expect(textOf(content, "coordination")).toContain("提出需协调事项的任务1项");
    expect(textOf(content, "coordination-1")).toBe("第1项（市甲局）：请协调用地。");
    expect(textOf(content, "coordination-2")).toBe("");
    expect(tableOf(content, "table-tasks")?.rows[1]?.slice(3, 6)).toEqual(["按时", "未评价（待审核）", "—"]);
    expect(textOf(content, "opening")).toContain("已报送尚未采纳的，计为未评价");
  });

  it("tells why a task is behind, in the report's words", () => {
    const content = writeContent(sourceOf([{ ...ACCEPTED, verdict: "BEHIND", completion: 30 }]));
    expect(textOf(content, "behind")).toBe("欠进度任务1项，主要问题如下。");
    expect(textOf(content, "behind-1")).toBe("第1项“推进第1件大事”（市甲局牵头，欠进度，完成比例30%）：部分单位积极性不高。资金到位较慢。");
    expect(textOf(writeContent(sourceOf([ACCEPTED])), "behind")).toBe("已评价的任务中，没有欠进度和未启动的任务。");
  });

  it("names who did not file, who was late, and whose contributions are missing", () => {
    const [first = ""] = sourceOf([]).units.map((unit) => unit.id);
    const late = { ...ACCEPTED, no: 3, leadName: "市乙局", leadUnitId: "other", firstSubmittedAt: new Date("2027-01-02T00:00:00Z"), owedUnitIds: [first] };
    const content = writeContent(sourceOf([UNTOUCHED, { ...UNTOUCHED, no: 2 }, late]));
    expect(textOf(content, "filing-missing")).toBe("未报送进展报告的任务2项：市甲局（第1、2项）。");
    expect(textOf(content, "filing-late")).toBe("迟报进展报告的任务1项：市乙局（第3项）。");
    expect(textOf(content, "filing-support")).toBe("未反馈配合情况的单位1个，共1件：配合01件（第3项）。");
    const good = writeContent(sourceOf([{ ...ACCEPTED, owedUnitIds: [first], givenUnitIds: [first] }]));
    expect([textOf(good, "filing-missing"), textOf(good, "filing-late"), textOf(good, "filing-support")]).toEqual(["各牵头单位均已报送进展报告。", "没有迟报的进展报告。", "各配合单位均已反馈配合情况。"]);
  });

  it("is headed, addressed, signed and dated as a paper is", () => {
    const content = writeContent(sourceOf([ACCEPTED]));
    expect(textOf(content, "title")).toBe("关于2026年第四季度《贯彻落实〈省委关于改革的意见〉任务清单》推进情况的通报");
    expect(textOf(content, "recipients")).toBe("各县（区），各牵头单位、配合单位：");
    expect(textOf(content, "opening")).toContain("（宿办发〔2021〕60号，以下简称《任务清单》）");
    expect([textOf(content, "signature"), textOf(content, "date")]).toEqual(["某市人力资源和社会保障局", "2027年1月20日"]);
    expect(content.blocks.flatMap((block) => (block.kind === "heading" && block.level === 1 ? [block.text] : []))).toEqual([
      "一、总体情况", "二、各章节推进情况", "三、存在的主要问题", "四、未按时报送情况", "五、需协调事项", "六、通知其他要求落实情况", "七、下一步要求",
    ]);
    expect(textOf(content, "carried-plans")).toBe("工作方案：已审定38项，待审定2项。");
    expect(textOf(writeContent(sourceOf([ACCEPTED], { carried: [] })), "carried")).toBe("通知没有其他要求。");
  });
});

it("every paragraph's key can be the name of a field", () => {
  for (const block of writeContent(sourceOf([ACCEPTED, UNTOUCHED])).blocks) if (block.kind === "text") expect(block.key).toMatch(/^[\w-]+$/);
});
