import { describe, expect, it } from "vitest";
import { signItemValue, signSelectedSchema } from "@/lib/reviews/schema-sign";

const requestId = crypto.randomUUID();
const report = { kind: "report", list: "2021-60", no: 6, period: "2026Q4", version: 3 } as const;
const contribution = { ...report, kind: "contribution", no: 11 } as const;

describe("the chosen items of the signing desk", () => {
  it("come back as they were written into the boxes, one or several, each once", () => {
    const [one, other] = [signItemValue(report), signItemValue(contribution)];
    expect(signSelectedSchema.parse({ requestId, item: one }).item).toEqual([report]);
    expect(signSelectedSchema.parse({ requestId, item: [one, other, one] }).item).toEqual([report, contribution]);
  });

  it("must be something", () => {
    expect(signSelectedSchema.safeParse({ requestId }).error?.issues).toMatchObject([{ path: ["item"], message: "请先选择要审签的内容。" }]);
    expect(signSelectedSchema.safeParse({ requestId, item: Array.from({ length: 201 }, (_, no) => signItemValue({ ...report, no: no + 1 })) }).success).toBe(false);
  });

  it.each(["", "report", "report/2021-60/6/2026Q4", "report/2021-60/6/2026Q4/3/x", "letter/2021-60/6/2026Q4/3", "report/../6/2026Q4/3", "report/2021-60/0/2026Q4/3", "report/2021-60/6/2026Q5/3", "report/2021-60/6/2026Q4/-1"])(
    "must be what the desk wrote, not %o",
    (item) => {
      expect(signSelectedSchema.safeParse({ requestId, item }).success).toBe(false);
    },
  );
});
