import { describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/schema";
import { canAskMore } from "@/lib/contributions/policy";
import { askMoreSchema, contributionFields, missingContributionFields } from "@/lib/contributions/schema";

const viewer = (unitId: string | null, ...roles: string[]) => ({ id: "me", unitId, roles }) as unknown as Viewer;

describe("canAskMore", () => {
  it.each([
    ["lead", "FILER", true],
    ["lead", "SIGNER", true],
    ["lead", "SUPERVISOR", false],
    ["lead", "OBSERVER", false],
    ["lead", "ADMINISTRATOR", false],
    ["support", "FILER", false],
    [null, "SUPERVISOR", false],
  ] as const)("unit %s, %s: %s", (unitId, role, expected) => {
    expect(canAskMore(viewer(unitId, role), "lead")).toBe(expected);
  });
});

describe("a contribution's form", () => {
  it("may be saved empty and lacks its words and whom to ask", () => {
    expect(Object.keys(missingContributionFields(contributionFields.parse({})))).toEqual(["content", "contactName", "contactPhone"]);
    const fields = contributionFields.parse({ content: "组织培训2场。", contactName: "李四", contactPhone: "84360000" });
    expect(missingContributionFields(fields)).toEqual({});
  });

  it("asks for more only with a reason", () => {
    const form = { list: "2021-60", no: "1", period: "2026Q4", requestId: crypto.randomUUID(), version: "1", unit: crypto.randomUUID() };
    expect(askMoreSchema.safeParse({ ...form, reason: " 　\n" }).error?.issues).toMatchObject([{ path: ["reason"], message: "请填写原因。" }]);
    expect(askMoreSchema.parse({ ...form, reason: "请补充数据" }).reason).toBe("请补充数据");
  });
});
