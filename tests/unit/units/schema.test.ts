import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { addMemberSchema, updateUnitSchema } from "@/lib/units/schema";

const form = { unit: randomUUID(), requestId: randomUUID(), version: "3", officialName: " 宿迁市教育局 ", shortName: "市教育局", aliases: "" };

function messagesOf(input: Record<string, unknown>): string[] {
  return (updateUnitSchema.safeParse(input).error?.issues ?? []).map((issue) => issue.message);
}

describe("a unit's form", () => {
  it("has its boxes unticked where the browser leaves them out", () => {
    expect(updateUnitSchema.parse(form)).toMatchObject({ officialName: "宿迁市教育局", version: 3, aliases: [], allowsSelfSigning: false, isActive: false });
    expect(updateUnitSchema.parse({ ...form, isActive: "on", allowsSelfSigning: "on" })).toMatchObject({ allowsSelfSigning: true, isActive: true });
  });

  it("takes one alias a line, each once", () => {
    expect(updateUnitSchema.parse({ ...form, aliases: " 教育局\r\n\r\n市教委\n教育局 " }).aliases).toEqual(["教育局", "市教委"]);
  });

  it.each([
    [{ officialName: " " }, "请填写全称。"],
    [{ shortName: "" }, "请填写简称。"],
    [{ shortName: "字".repeat(31) }, "最多 30 字。"],
    [{ officialName: "一\n二" }, "只能填写一行。"],
    [{ aliases: "字".repeat(61) }, "每个别名最多 60 字，一行一个。"],
    [{ unit: "x" }, "单位不正确。"],
  ])("refuses %o", (change, message) => {
    expect(messagesOf({ ...form, ...change })).toContain(message);
  });
});

describe("a day of membership", () => {
  const member = { group: randomUUID(), unit: randomUUID(), requestId: randomUUID() };

  it.each([["2027-01-01", true], ["2027-02-29", false], ["0027-01-01", false], ["", false], ["2027-1-1", false], [undefined, false]])("%j: %s", (from, isTaken) => {
    expect(addMemberSchema.safeParse({ ...member, from }).success).toBe(isTaken);
  });
});
