import { describe, expect, it } from "vitest";
import { missingReportFields, reportFields, REPORT_REQUIRED, saveReportSchema } from "@/lib/reports/schema";
import { TEXT_MAX } from "@/lib/tasks/rules-limits";

const EMPTY = reportFields.parse({});
const complete = reportFields.parse({ progress: "开展培训3场。", selfAssessment: "ON_TRACK", completion: "40", contactName: "张三", contactPhone: "0527-8436 0000转8" });

describe("a draft", () => {
  it("may be empty", () => {
    expect(EMPTY).toEqual({
      progress: "", selfAssessment: null, completion: null, problems: "", coordination: "", upward: "", nextSteps: "", contactName: "", contactPhone: "",
    });
  });

  it("keeps the line ends of its texts as \\n and trims them", () => {
    expect(reportFields.parse({ progress: "  一是\r\n二是\r三是\n" }).progress).toBe("一是\n二是\n三是");
  });

  it.each([["0", 0], ["100", 100], [" 35 ", 35], ["", null], ["   ", null]])("completion %o is %o", (typed, expected) => {
    expect(reportFields.parse({ completion: typed }).completion).toBe(expected);
  });

  it.each(["-1", "101", "35.5", "三成", "NaN", "Infinity"])("completion %o is refused", (typed) => {
    expect(reportFields.safeParse({ completion: typed }).success).toBe(false);
  });

  it.each([
    ["an unknown assessment", { selfAssessment: "FINE" }],
    ["a text that is too long", { progress: "字".repeat(TEXT_MAX + 1) }],
    ["a character that cannot be stored", { progress: "甲\u0000乙" }],
    ["words in the telephone", { contactPhone: "问张三" }],
  ])("refuses %s", (_what, fields) => {
    expect(reportFields.safeParse(fields).success).toBe(false);
  });

  it("takes a text of exactly the limit", () => {
    expect(reportFields.parse({ progress: "字".repeat(TEXT_MAX) }).progress).toHaveLength(TEXT_MAX);
  });
});

describe("missingReportFields", () => {
  it("names everything an empty report lacks", () => {
    expect(missingReportFields(EMPTY)).toEqual(REPORT_REQUIRED);
    expect(Object.keys(REPORT_REQUIRED)).toEqual(["progress", "selfAssessment", "completion", "contactName", "contactPhone"]);
  });

  it("is empty for a complete one, and 0% counts as filled in", () => {
    expect(missingReportFields(complete)).toEqual({});
    expect(missingReportFields({ ...complete, completion: 0 })).toEqual({});
  });

  it.each(Object.keys(REPORT_REQUIRED))("notices %s alone", (name) => {
    const fields = { ...complete, [name]: name === "completion" || name === "selfAssessment" ? null : "" };
    expect(Object.keys(missingReportFields(fields))).toEqual([name]);
  });
});

describe("saveReportSchema", () => {
  const form = { list: "2021-60", no: "12", period: "2026Q4", requestId: crypto.randomUUID(), version: "3", intent: "save" };

  it("reads the form's strings", () => {
    expect(saveReportSchema.parse(form)).toMatchObject({ no: 12, version: 3, progress: "" });
  });

  it.each([
    ["no button", { intent: undefined }],
    ["a button that is not there", { intent: "accept" }],
    ["a period that is none", { period: "2026Q5" }],
    ["a negative version", { version: "-1" }],
    ["a key that is none", { requestId: "1" }],
  ])("refuses %s", (_what, change) => {
    expect(saveReportSchema.safeParse({ ...form, ...change }).success).toBe(false);
  });

  it("has no room for a state, a verdict or a unit of the client's choice", () => {
    const parsed = saveReportSchema.parse({ ...form, state: "ACCEPTED", verdict: "DONE", unitId: "x" });
    expect(parsed).not.toHaveProperty("state");
    expect(parsed).not.toHaveProperty("verdict");
    expect(parsed).not.toHaveProperty("unitId");
  });
});
