import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareTexts, type Part } from "@/lib/tasks/rules-diff";
import { TEXT_MAX } from "@/lib/tasks/rules-limits";

const written = (parts: Part[]) => parts.map(({ text, isChanged }) => (isChanged ? `【${text}】` : text)).join("");
const whole = (parts: Part[]) => parts.map(({ text }) => text).join("");
const kept = (parts: Part[]) => whole(parts.filter(({ isChanged }) => !isChanged));

describe("compareTexts", () => {
  it.each([
    ["a figure changed, as a whole", "完成投资32.5%，占计划三成。", "完成投资38.1%，占计划三成。", "完成投资【38.1%】，占计划三成。"],
    ["a word changed", "已印发实施方案并动员部署。", "已印发工作方案并动员部署。", "已印发【工作】方案并动员部署。"],
    ["a sentence added", "召开推进会3次。全年目标不变。", "召开推进会3次。新建平台2个。全年目标不变。", "召开推进会3次。【新建平台2个。】全年目标不变。"],
    ["a sentence removed", "召开推进会3次。新建平台2个。全年目标不变。", "召开推进会3次。全年目标不变。", "召开推进会3次。全年目标不变。"],
    ["nothing changed", "召开推进会3次。", "召开推进会3次。", "召开推进会3次。"],
    ["from nothing", "", "召开推进会3次。", "【召开推进会3次。】"],
    ["to nothing", "召开推进会3次。", "", ""],
  ])("%s", (_what, before, after, expected) => {
    expect(written(compareTexts(before, after).after)).toBe(expected);
  });

  it("marks what is gone in the earlier text", () => {
    expect(written(compareTexts("新增就业3.2万人，培训5场。", "新增就业4万人，培训5场。").before)).toBe("新增就业【3.2】万人，培训5场。");
  });

  it("does not break a change up by a word that agrees by chance", () => {
    expect(written(compareTexts("甲的乙", "丙的丁").after)).toBe("【丙的丁】");
  });

  it("says how much is the same, and when nothing is", () => {
    const text = "组织开展线上线下招聘活动12场。提供岗位6300个。";
    expect(compareTexts(text, text)).toMatchObject({ sameShare: 1, isRewritten: false });
    expect(compareTexts(text, "出台实施细则，明确责任分工")).toMatchObject({ sameShare: 0, isRewritten: true });
    expect(compareTexts("", text)).toMatchObject({ sameShare: 0, isRewritten: false });
    expect(compareTexts(text, "")).toMatchObject({ sameShare: 0, isRewritten: false });
  });

  const clause = fc.constantFrom("一是", "完成投资", "35.5%", "，", "。", "；", "\n", "新增", "就业", "1", "人", "😀", "ABC", " ");
  const text = fc.array(clause, { maxLength: 60 }).map((parts) => parts.join(""));

  it("gives both texts back whole and in order, and the same words of both unmarked", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const compared = compareTexts(before, after);
        expect(whole(compared.before)).toBe(before);
        expect(whole(compared.after)).toBe(after);
        expect(kept(compared.before)).toBe(kept(compared.after));
        expect(compared.sameShare).toBeGreaterThanOrEqual(0);
        expect(compared.sameShare).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  it("marks nothing in a text compared with itself", () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(written(compareTexts(one, one).after)).toBe(one);
      }),
    );
  });

  const long = (seed: number) => Array.from({ length: TEXT_MAX }, (_, i) => String.fromCharCode(0x4e00 + ((i * seed * 7919) % 997))).join("");
  const sentences = Array.from({ length: 100 }, (_, i) => `第${i}项工作已经完成投资${i * 3}万元，占全年计划的${i}%，比上年同期增长明显。`).join("");

  it.each([
    ["two long texts with nothing in common", long(1), long(3)],
    ["two long texts of full stops and nothing else", "。".repeat(TEXT_MAX), "！".repeat(TEXT_MAX)],
    ["a long text and a short one", long(1), "无"],
    ["a long text in which every sentence changed a little", sentences, sentences.replaceAll("万元", "亿元")],
  ])("is done soon with %s", (_what, before, after) => {
    const start = performance.now();
    const compared = compareTexts(before, after);
    // Some 10 ms; a hundred times as much on a machine that is busy.
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(whole(compared.after)).toBe(after);
  });

  it("still finds the words that changed in a long text", () => {
    expect(compareTexts(sentences, sentences.replaceAll("万元", "亿元")).sameShare).toBeGreaterThan(0.9);
  });
});
