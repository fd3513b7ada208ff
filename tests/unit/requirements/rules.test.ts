import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseNotice } from "@/lib/notice/parse";
import { placesOf, requirementName } from "@/lib/requirements/rules";

const notice = parseNotice(readFileSync("seeds/suqian-2021-60.txt", "utf8"));

describe("the notice's requirements", () => {
  it("are each carried out where their own words say", () => {
    expect(notice.requirements.map((text) => [requirementName(text), placesOf(text).map(({ key }) => key)])).toEqual([
      ["明晰重要意义，提高思想站位", ["breakdown"]],
      ["聚焦目标任务，强化工作推进", ["progress", "plans", "upward"]],
      ["加强督查考核，促进政策落实", ["orders", "closures", "appraisals"]],
      ["加大宣传引导，营造发展氛围", ["publicity"]],
    ]);
  });

  it("that order nothing of this are carried out through the tasks", () => {
    expect(placesOf("五是按时完成。").map(({ key }) => key)).toEqual(["breakdown"]);
    expect(requirementName("按时完成")).toBe("按时完成");
  });
});
