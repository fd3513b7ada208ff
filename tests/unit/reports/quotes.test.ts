import { describe, expect, it } from "vitest";
import { quotesField } from "@/lib/reports/schema-quotes";
import { paperHeading } from "@/lib/reports/rules-paper";

const A = { unitId: "01a20dcd-ca73-718e-a8f2-78cef34f693e", revisionNo: 1 };
const B = { unitId: "01a20dcd-cac6-76fb-aa65-6aaedba564bf", revisionNo: 2 };

describe("the marks of a form", () => {
  it("are read from its hidden field; a form without one has none", () => {
    expect(quotesField.parse(JSON.stringify([A, B]))).toEqual([A, B]);
    expect(quotesField.parse(undefined)).toEqual([]);
    expect(quotesField.parse("")).toEqual([]);
  });

  it("are refused when they are anything else", () => {
    for (const value of ["x", "{}", "null", JSON.stringify([{ unitId: "1", revisionNo: 1 }]), JSON.stringify([{ ...A, revisionNo: 0 }]), JSON.stringify([A, { ...A, revisionNo: 2 }])]) {
      expect(quotesField.safeParse(value).success, value).toBe(false);
    }
  });
});

it("a printed report is headed by the list's own name", () => {
  expect(paperHeading("市委办公室印发《贯彻落实〈意见〉任务清单》的通知")).toBe("《贯彻落实〈意见〉任务清单》进展报告");
  expect(paperHeading("重点工作任务清单")).toBe("重点工作任务清单进展报告");
});
