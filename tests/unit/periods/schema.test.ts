import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createPeriodSchema, grantExtensionSchema } from "@/lib/periods/schema";

const form = {
  list: randomUUID(), key: "2026Q4", requestId: randomUUID(),
  opensAt: "2026-10-01T00:00", dueAt: "2026-12-25T18:00", locksAt: "2027-01-11T00:00",
};

function errorsOf(input: Record<string, unknown>): Record<string, string> {
  const { error } = createPeriodSchema.safeParse(input);
  return Object.fromEntries((error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]));
}

describe("a period's times", () => {
  it("are read as Shanghai's", () => {
    expect(createPeriodSchema.parse(form)).toMatchObject({
      opensAt: new Date("2026-09-30T16:00:00Z"), dueAt: new Date("2026-12-25T10:00:00Z"), locksAt: new Date("2027-01-10T16:00:00Z"),
    });
  });

  it.each([
    [{ dueAt: form.opensAt }, { dueAt: "截止时间应晚于开始时间。" }],
    [{ dueAt: "2026-09-30T23:59" }, { dueAt: "截止时间应晚于开始时间。" }],
    [{ locksAt: "2026-12-25T17:59" }, { locksAt: "锁定时间不得早于截止时间。" }],
    [{ opensAt: "" }, { opensAt: "请填写开始时间。" }],
    [{ dueAt: undefined }, { dueAt: "请填写截止时间。" }],
    [{ locksAt: "2027-02-30T00:00" }, { locksAt: "请填写锁定时间。" }],
    [{ opensAt: "0026-10-01T00:00" }, { opensAt: "年份有误，请检查。" }],
    [{ locksAt: "2227-01-11T00:00" }, { locksAt: "年份有误，请检查。" }],
    [{ key: "2026Q5" }, { key: "填报期不正确。" }],
  ])("%o is refused at the field", (change, errors) => {
    expect(errorsOf({ ...form, ...change })).toEqual(errors);
  });

  it("may lock at the due instant", () => {
    expect(errorsOf({ ...form, locksAt: form.dueAt })).toEqual({});
  });
});

describe("an extension", () => {
  const extension = { period: randomUUID(), unit: randomUUID(), until: "2027-01-20T18:00", reason: "  数据未核定。\r\n", requestId: randomUUID() };

  it("needs a unit, an end and a reason", () => {
    expect(grantExtensionSchema.parse(extension)).toMatchObject({ reason: "数据未核定。", until: new Date("2027-01-20T10:00:00Z") });
    const { error } = grantExtensionSchema.safeParse({ ...extension, unit: "", until: "", reason: " \n " });
    expect(error?.issues.map((issue) => issue.message)).toEqual(["请选择单位。", "请填写延期至何时。", "请填写延期原因。"]);
  });

  it("has a bounded reason", () => {
    expect(grantExtensionSchema.safeParse({ ...extension, reason: "字".repeat(1001) }).success).toBe(false);
  });
});
