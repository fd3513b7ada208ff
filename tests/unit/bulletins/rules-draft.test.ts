import { describe, expect, it } from "vitest";
import { applyWritten, contentToIssue, editedBlocks, refreshContent } from "@/lib/bulletins/rules-draft";
import { writeContent } from "@/lib/bulletins/rules-text";
import { textBlocks } from "@/lib/bulletins/rules-content";
import { type BulletinContent } from "@/lib/bulletins/schema-content";
import { ACCEPTED, sourceOf } from "./source";

const BEHIND = { ...ACCEPTED, verdict: "BEHIND" as const, completion: 30 };
const draft = () => writeContent(sourceOf([BEHIND]));
const find = (content: BulletinContent, key: string) => textBlocks(content).find((block) => block.key === key);
const edit = (content: BulletinContent, key: string, text: string) => applyWritten(content, [{ key, text, opened: find(content, key)?.text ?? "" }]).content;

describe("two people in one draft", () => {
  it("keep both their paragraphs", () => {
    const first = edit(draft(), "demand-1", "一是抓紧。");
    const second = applyWritten(first, [{ key: "demand-2", text: "二是抓实。", opened: find(draft(), "demand-2")?.text ?? "" }, { key: "demand-1", text: find(draft(), "demand-1")?.text ?? "", opened: find(draft(), "demand-1")?.text ?? "" }]);
    expect(second.conflicts).toEqual([]);
    expect([find(second.content, "demand-1")?.text, find(second.content, "demand-2")?.text]).toEqual(["一是抓紧。", "二是抓实。"]);
  });

  it("are told of the one that both have changed", () => {
    const first = edit(draft(), "demand-1", "一是抓紧。");
    const opened = find(draft(), "demand-1")?.text ?? "";
    expect(applyWritten(first, [{ key: "demand-1", text: "一是抓早。", opened }]).conflicts.map((block) => block.text)).toEqual(["一是抓紧。"]);
    expect(applyWritten(first, [{ key: "demand-1", text: "一是抓紧。", opened }]).conflicts).toEqual([]);
    // Whoever was told of just these words, and saves again, means his own; of later words he knows nothing.
    const again = { key: "demand-1", text: "一是抓早。", opened, told: "此段已被他人改为：一是抓紧。" };
    const second = applyWritten(first, [again]);
    expect(second.conflicts).toEqual([]);
    expect(find(second.content, "demand-1")?.text).toBe("一是抓早。");
    expect(applyWritten(edit(first, "demand-1", "一是抓牢。"), [again]).conflicts.map((block) => block.text)).toEqual(["一是抓牢。"]);
  });
});

describe("a refresh", () => {
  it("writes everything anew but what was edited by hand", () => {
    const before = edit(draft(), "opening", "现通报如下。");
    const after = refreshContent(before, writeContent(sourceOf([BEHIND, { ...ACCEPTED, no: 2 }])));
    expect(find(after, "overview-progress")?.text).toContain("共2项任务");
    expect(find(after, "opening")).toMatchObject({ text: "现通报如下。" });
    expect(find(after, "opening")?.generated).toContain("进行了审核汇总");
    expect(editedBlocks(after).map((block) => block.key)).toEqual(["opening"]);
    expect(after.blocks.some((block) => block.kind === "table" && block.key === "table-tasks" && block.rows.length === 2)).toBe(true);
  });

  it("keeps a paragraph of one's own in its place where the data give none like it any more", () => {
    const before = edit(draft(), "behind-1", "第1项进度滞后。");
    const after = refreshContent(before, writeContent(sourceOf([ACCEPTED])));
    expect(textBlocks(after).map((block) => block.key)).toEqual(expect.arrayContaining(["behind", "behind-1", "filing-missing"]));
    expect(textBlocks(after).findIndex((block) => block.key === "behind-1")).toBe(textBlocks(after).findIndex((block) => block.key === "behind") + 1);
    expect(find(after, "behind-1")).toMatchObject({ text: "第1项进度滞后。", generated: "" });
    const untouched = refreshContent(draft(), writeContent(sourceOf([ACCEPTED])));
    expect(find(untouched, "behind-1")).toBeUndefined();
  });
});

describe("an issue", () => {
  const day = new Date("2027-01-31T16:30:00Z");
  it("is dated the day it is issued, in Shanghai, unless a date was written", () => {
    expect(find(contentToIssue(draft(), day), "date")?.text).toBe("2027年2月1日");
    expect(find(contentToIssue(edit(draft(), "date", "2027年1月28日"), day), "date")?.text).toBe("2027年1月28日");
  });
  it("leaves emptied paragraphs out", () => {
    expect(find(contentToIssue(edit(draft(), "demand-3", ""), day), "demand-3")).toBeUndefined();
  });
});
