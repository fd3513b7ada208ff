import { describe, expect, it } from "vitest";
import { paragraphsOf, planToAnswer } from "@/lib/reports/rules-draft";

describe("an earlier plan to be answered", () => {
  it("is one line and its answer where it is one step", () => {
    expect(planToAnswer("加快建设公共实训基地。")).toBe("（上季度打算）加快建设公共实训基地。\n落实情况：");
  });

  it("is numbered anew, whatever numbering it had", () => {
    const answer = "1.（上季度打算）建平台。\n落实情况：\n2.（上季度打算）办招聘会3场。\n落实情况：";
    for (const plan of ["建平台；办招聘会3场。", "一是建平台；\n二是办招聘会3场。", "1.建平台。\n2、办招聘会3场", "（一）建平台\n\n（二）办招聘会3场"]) {
      expect(planToAnswer(plan), plan).toBe(answer);
    }
  });

  it("keeps a figure at the beginning that is no number of a paragraph", () => {
    expect(planToAnswer("2027年起全面实施。")).toContain("）2027年起全面实施。");
  });

  it("is nothing for an empty plan", () => {
    expect(planToAnswer(" \n ")).toBe("");
  });
});

it("a text's paragraphs are its lines with words on them", () => {
  expect(paragraphsOf("一是。\n\n  二是。\n")).toEqual(["一是。", "二是。"]);
});
