import { expect, it } from "vitest";
import { isFormOfOurs } from "@/lib/actions/rules-encoding";
import { actualField, actualWords, readActuals } from "@/lib/reports/rules-actuals";
import { saveReportSchema } from "@/lib/reports/schema";

const A = "00000000-0000-4000-8000-00000000000a";
const B = "00000000-0000-4000-8000-00000000000b";
const form = { list: "2021-60", no: "25", period: "2026Q4", requestId: "3f0e9c1a-5b7d-4c2e-9a41-0d6b8f7e2c11", version: "0", intent: "save" };

it("reads each target's own field; an empty one says nothing, and 0 says none", () => {
  const parsed = saveReportSchema.parse({ ...form, [actualField(B)]: "120.5", [actualField(A)]: "0", [actualField("00000000-0000-4000-8000-00000000000c")]: " " });
  expect(parsed.actuals).toEqual([{ target: A, value: 0 }, { target: B, value: 120.5 }]);
  expect(saveReportSchema.parse(form).actuals).toEqual([]);
});

it("keeps the same order in whatever order the fields come", () => {
  const read = (fields: Record<string, string>) => readActuals(fields, () => undefined);
  expect(read({ [actualField(A)]: "1", [actualField(B)]: "2" })).toEqual(read({ [actualField(B)]: "2", [actualField(A)]: "1" }));
});

it("refuses at the field what is no figure, beside whatever else is wrong", () => {
  const parsed = saveReportSchema.safeParse({ ...form, completion: "50", [actualField(A)]: "-3", [actualField(B)]: ["1", "2"] });
  expect(parsed.error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
    [actualField(A), "请填写不小于 0 的数字，最多四位小数。"], [actualField(B), "请填写不小于 0 的数字，最多四位小数。"],
  ]);
});

it("takes nothing that is not named as a target's field is", () => {
  const parsed = saveReportSchema.parse({ ...form, actuals: "[]", "actual-x": "1", "actual-__proto__": "2", verdict: "DONE" });
  expect(parsed.actuals).toEqual([]);
  expect(parsed).not.toHaveProperty("verdict");
});

it("has a name that the wall before the pages lets through", () => {
  const form = new FormData();
  form.set("0", '[{"status":"idle"},"$K1"]');
  form.set(`_1_${actualField(A)}`, "5");
  expect(isFormOfOurs(form, true)).toBe(true);
});

it("goes back into the fields as it was typed", () => {
  expect(actualWords([{ target: A, value: 0.0001 }, { target: B, value: 1500 }])).toEqual({ [actualField(A)]: "0.0001", [actualField(B)]: "1500" });
});
