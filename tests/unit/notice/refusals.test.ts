import { describe, expect, it } from "vitest";
import { COLUMNS } from "@/lib/notice/parse-rows";
import { parseNotice } from "@/lib/notice/parse";
import type { NoticeErrorCode } from "@/lib/notice/schema";
import { edited, lineOf, REAL_TEXT, refusal, tasksOf, upTo } from "./dump";

const HEAD = lineOf("工作事项");
const FIRST_SECTION = lineOf("（一）");
const FIRST_TASK = lineOf("\t1.");
const TASK_12 = lineOf("\t12、");
const TASK_13 = lineOf("\t13.");
const TASK_25 = lineOf("25.实施");
const TASK_27 = lineOf("\t27. ");
const TASK_47 = lineOf("\t47.");
const LINES = REAL_TEXT.split("\n");
const lineAt = (no: number): string => LINES[no - 1] ?? "";

describe("parseNotice refuses, with the line and the reason,", () => {
  const cases: [what: string, text: string, line: number, code: NoticeErrorCode, reason: string][] = [
    ["an empty file", "", 1, "empty-file", "文件是空的"],
    ["a file of spaces, a mark and blank lines", "\ufeff \r\n\t\r\n\u00a0\r\n", 1, "empty-file", "文件是空的"],

    ["a missing document number", edited(2, 1), 2, "no-doc-number", "没有找到发文字号"],
    ["a document number in another form", edited(2, 1, "宿办发2021第60号"), 2, "no-doc-number", "“宿办发2021第60号”"],
    ["a document number only below the heading", REAL_TEXT.replace(`${lineAt(2)}\n`, "").replace("的通知\n", `的通知\n${lineAt(2)}\n`), 2, "no-doc-number", "没有找到发文字号"],
    ["any other text", "你好\n世界", 2, "no-doc-number", "没有找到发文字号"],
    ["a missing heading", edited(5, 3), lineOf("各县（区）党委和人民政府") - 3, "no-title", "没有通知标题"],
    ["a file cut in its heading", upTo(6), 6, "no-title", "没有找到通知标题"],

    ["missing requirements", edited(11, 4), HEAD - 4, "no-requirements", "没有工作要求"],
    ["a requirement skipped", edited(12, 1), 12, "number-skipped", "缺少“二是”，此处已是“三是”"],
    ["a requirement twice", edited(13, 0, lineAt(12)), 13, "number-repeated", "此处应为“三是”，实为“二是”"],
    ["an unnumbered paragraph among the requirements", edited(14, 1, lineAt(14).replace("四是", "还要")), 14, "unknown-paragraph", "“还要加大宣传引导"],

    ["an unnumbered paragraph after the requirements", edited(15, 0, "还要及时报送情况；"), 15, "unknown-paragraph", "“还要及时报送情况；”"],

    ["a missing table head", edited(HEAD, 5), HEAD + 1, "no-table-head", "没有找到表头"],
    ["a missing column", edited(HEAD + 3, 1), HEAD + 3, "no-table-head", "表头第 4 栏应为“牵头单位”，实为“配合单位”"],
    ["a missing first column", edited(HEAD, 1), HEAD, "no-table-head", "表头第 1 栏应为“工作事项”，实为“目标任务”"],
    ["a sixth column", edited(HEAD + 5, 0, "\t备注"), HEAD + 5, "unknown-cell", "“备注”"],
    ["a missing table", upTo(15), 15, "no-table-head", "没有找到表头"],

    ["a task with an empty lead", edited(TASK_12 + 1, 1, "\t"), TASK_12 + 1, "task-without-lead", "任务 12 没有牵头单位"],
    ["a task without its lead's cell", edited(TASK_12 + 1, 1), TASK_12 + 1, "task-without-lead", "任务 12 没有牵头单位"],
    ["a last task without its lead's cell", edited(TASK_47 + 1, 1), TASK_47 + 1, "task-without-lead", "任务 47 没有牵头单位"],
    ["a task without any unit", edited(TASK_12 + 1, 2), TASK_12 + 1, "task-without-lead", "任务 12 没有牵头单位"],
    ["two leads", edited(TASK_12 + 1, 1, "\t市教育局、市公安局"), TASK_12 + 1, "several-leads", "任务 12 应只有一个牵头单位"],
    ["a unit that supports twice", edited(TASK_12 + 2, 1, "\t市公安局，市财政局、市公安局"), TASK_12 + 2, "label-repeated", "“市公安局”"],
    ["a unit that leads and supports", edited(TASK_12 + 2, 1, "\t市财政局、市人力资源和社会保障局"), TASK_12 + 2, "label-repeated", "“市人力资源和社会保障局”"],
    ["an empty name between separators", edited(TASK_12 + 2, 1, "\t市财政局，、市公安局"), TASK_12 + 2, "unknown-cell", "单位名称"],
    ["a sentence among the units", edited(TASK_12 + 2, 1, "\t市财政局负责。"), TASK_12 + 2, "unknown-cell", "单位名称"],
    ["a task where a lead should be", edited(TASK_12 + 1, 1, "\t13.健全制度"), TASK_12 + 1, "unknown-cell", "单位名称"],

    ["a task skipped", edited(TASK_12 - 2, 6), TASK_12, "number-skipped", "缺少任务 12，此处已是任务 13"],
    ["a task's number twice", edited(TASK_13, 1, "\t12.健全完善制度。"), TASK_13, "number-repeated", "此处应为任务 13，实为任务 12"],
    ["a first task that is not 1", edited(FIRST_TASK, 1, "\t2.培育动能。"), FIRST_TASK, "number-skipped", "缺少任务 1，此处已是任务 2"],
    ["a task without a number", edited(TASK_12, 1, "\t鼓励苏州宿迁两市互派。"), TASK_12, "unknown-cell", "此格应为任务"],
    ["a task without a text", edited(TASK_12, 1, "\t12、"), TASK_12, "unknown-cell", "此格应为任务"],
    ["a chapter skipped", edited(lineOf("（四）") - 1, 1, "\t三、畅通有序流动渠道。"), lineOf("（四）") - 1, "number-skipped", "缺少第二章，此处已是第三章"],
    ["an earlier chapter again", edited(lineOf("（五）") - 1, 1, lineAt(FIRST_SECTION - 1)), lineOf("（五）") - 1, "number-repeated", "此处应为第三章，实为第一章"],
    ["a section skipped", edited(lineOf("（二）"), 1, "\t（三）统筹推动"), lineOf("（二）"), "number-skipped", "缺少（二），此处已是（三）"],
    ["a section of the chapter before again", edited(lineOf("（四）"), 1, lineAt(lineOf("（三）"))), lineOf("（四）"), "number-repeated", "此处应为（四），实为（三）"],
    ["a numeral that is none", edited(lineOf("（二）"), 1, "\t（一二）统筹推动"), lineOf("（二）"), "unknown-cell", "节的标题"],

    ["a chapter repeated with another title", edited(lineOf("（三）") - 1, 1, "\t一、推动经济发展。"), lineOf("（三）") - 1, "title-differs", "第一章再次出现时标题不同"],
    ["a section repeated with another title", edited(TASK_27 - 1, 1, "\t（八）拓展基层空间"), TASK_27 - 1, "title-differs", "（八）再次出现时标题不同"],

    ["a section without a chapter", edited(FIRST_SECTION - 1, 1, "\t"), FIRST_SECTION, "section-without-chapter", "节（一）不属于任何一章"],
    ["a chapter without a section", edited(lineOf("（四）"), 1, "\t"), lineOf("（四）"), "chapter-without-section", "第二章之下应先有一节"],
    ["a task without chapter and section", edited(FIRST_SECTION - 1, 2, "\t", "\t"), FIRST_TASK, "task-without-section", "任务 1 不属于任何一节"],

    ["text in a cell that a merge left empty", edited(TASK_12 - 1, 1, "\t另有说明"), TASK_12 - 1, "unknown-cell", "“另有说明”"],
    ["a sixth cell", edited(TASK_12 + 3, 0, "\t备注"), TASK_12 + 3, "unknown-cell", "多出“备注”"],
    ["a row of its own", edited(TASK_12 + 3, 0, "", "\t第 2 页"), TASK_12 + 4, "unknown-cell", "“第 2 页”"],
    ["text after the table", `${REAL_TEXT}\n\n抄送：市纪委`, LINES.length + 2, "unknown-cell", "“抄送：市纪委”"],
    ["two rows run together", edited(TASK_12 + 3, 1), TASK_12 + 3, "unknown-cell", "多出空格"],
    ["a row without its empty first cell", edited(TASK_12 - 1, 1), TASK_12 - 1, "unknown-cell", "节的标题"],
    ["a row without its support cell", edited(TASK_12 + 2, 1), TASK_12 + 1, "incomplete-row", "只有 4 格"],
    ["a row of a chapter and a section alone", edited(lineOf("（四）") + 1, 3), lineOf("（四）"), "incomplete-row", "只有 2 格"],

    ["a file cut in the table's head", upTo(HEAD + 2), HEAD + 2, "truncated-table", "缺少“牵头单位”"],
    ["a file cut after the table's head", upTo(HEAD + 4), HEAD + 4, "truncated-table", "没有任务"],
    ["a table cut in its empty cells", upTo(TASK_25 - 1), TASK_25 - 1, "truncated-table", "只有 2 格"],
    ["a table cut after a task", upTo(TASK_25), TASK_25, "truncated-table", "只有 3 格"],
    ["a table cut after a lead", `${upTo(TASK_25 + 1)}\n`, TASK_25 + 1, "truncated-table", "只有 4 格"],
  ];

  it.each(cases)("%s", (_what, text, line, code, reason) => {
    const refused = refusal(text);
    expect(refused).toMatchObject({ line, code });
    expect(refused).toHaveProperty("message", expect.stringContaining(reason));
  });
});

describe("a file whose lines were trimmed", () => {
  const trimmed = (text: string): string => text.split("\n").map((line) => line.trim()).join("\n");

  it.each<[what: string, text: string, line: number, code: NoticeErrorCode, reason?: string]>([
    ["a sixth column", edited(HEAD + 5, 0, "备注"), HEAD + 5, "unknown-cell", "“备注”"],
    ["a sixth cell", edited(TASK_12 + 3, 0, "备注"), TASK_12 + 3, "unknown-cell", "多出“备注”"],
    ["two rows run together", edited(lineOf("（三）") - 2, 1), lineOf("（三）") - 2, "unknown-cell", "多出“一、"],
    ["an empty lead", edited(TASK_12 + 1, 1, ""), TASK_12 + 1, "task-without-lead"],
    ["a lead's line taken out", edited(TASK_12 + 1, 1), TASK_12 + 1, "task-without-lead"],
    // Nothing tells an empty last cell from a lost one.
    ["an empty support cell", edited(TASK_12 + 2, 1, ""), TASK_12 + 1, "incomplete-row"],
    ["a table cut after a lead", `${upTo(TASK_25 + 1)}\n\n`, TASK_25 + 1, "truncated-table"],
    ["a table cut after a task", upTo(TASK_25), TASK_25, "truncated-table"],
    ["an empty cell too few", edited(TASK_12 - 1, 1), TASK_12 - 1, "unknown-cell"],
    ["a row of its own", edited(TASK_12 + 3, 0, "", "第 2 页"), TASK_12 + 4, "unknown-cell"],
    ["a task skipped", edited(TASK_12 - 2, 6), TASK_12, "number-skipped"],
  ])("is refused for %s", (_what, text, line, code, reason = "") => {
    const refused = refusal(trimmed(text));
    expect(refused).toMatchObject({ line, code });
    expect(refused).toHaveProperty("message", expect.stringContaining(reason));
  });
});

describe("no half result", () => {
  const whole = tasksOf(parseNotice(REAL_TEXT));

  it("comes of a file cut at any line: it is refused, or holds all rows up to there", () => {
    let accepted = 0;
    for (let last = 0; last < LINES.length; last += 1) {
      const text = upTo(last);
      if (refusal(text) !== "accepted") continue;
      const tasks = tasksOf(parseNotice(text));
      const begun = LINES.slice(HEAD - 1, last).filter((line) => /^\t(\[bookmark: _GoBack\])?\d/.test(line)).length;
      expect(tasks).toEqual(whole.slice(0, begun));
      accepted += 1;
    }
    // After each of the 47 rows, and again after the blank line below each; the last line is the file's closing space.
    expect(accepted).toBe(2 * 47 - 1);
  });

  it("comes of a table that lost any one line", () => {
    const firstCell = HEAD + COLUMNS.length + 1;
    for (let no = firstCell; no < LINES.length; no += 1) {
      expect(refusal(edited(no, 1)), `without line ${no}`).not.toBe("accepted");
    }
  });
});
