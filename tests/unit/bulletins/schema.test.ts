import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { PARAGRAPH_MAX } from "@/lib/bulletins/rules-fields";
import { saveBulletinSchema, versionChoice } from "@/lib/bulletins/schema";

const form = (fields: Record<string, string>) => saveBulletinSchema.safeParse({ bulletin: randomUUID(), requestId: randomUUID(), version: "3", intent: "save", ...fields });

describe("the editor's form", () => {
  it("holds each paragraph with what it was opened with, line ends and blank lines evened", () => {
    expect(form({ "text-opening": " 甲\r\n\r\n乙 ", "opened-opening": "甲" }).data?.paragraphs).toEqual([{ key: "opening", text: "甲\n乙", opened: "甲", told: "" }]);
  });
  it("takes a paragraph of any length that was generated so and left alone", () => {
    const long = "长".repeat(PARAGRAPH_MAX + 1);
    expect(form({ "text-section-1": long, "opened-section-1": long }).success).toBe(true);
    expect(form({ "text-section-1": `${long}。`, "opened-section-1": long }).success).toBe(false);
  });
  it("is refused at the paragraph's own field", () => {
    const result = form({ "text-title": " ", "text-demand-1": "长".repeat(PARAGRAPH_MAX + 1), "text-demand-2": "" });
    expect(result.error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([["text-title", "请填写标题。"], ["text-demand-1", `最多 ${PARAGRAPH_MAX} 字。`]]);
  });
});

it("an address's version is a number, the draft, or none", () => {
  expect(["2", "draft", "0", "x", undefined].map((value) => versionChoice.parse(value))).toEqual([2, "draft", undefined, undefined, undefined]);
});
