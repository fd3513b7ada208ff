import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanFileName, extensionOf } from "@/lib/attachments/parse-name";
import { NAME_MAX } from "@/lib/attachments/rules-formats";

describe("cleanFileName", () => {
  it.each([
    ["照片.PNG", "照片.png"],
    ["../../a.pdf", "a.pdf"],
    ["a/b\\c.pdf", "c.pdf"],
    ["...pdf", "未命名.pdf"],
    [".pdf", "未命名.pdf"],
    ["", "未命名"],
    ["..", "未命名"],
    ["a\u202egnp.exe", "agnp.exe"],
    ["a<b>:c|d?.pdf", "a_b__c_d_.pdf"],
    ["a .pdf. .", "a.pdf"],
    ["二〇二六年　第四季度.docx", "二〇二六年 第四季度.docx"],
  ])("%o becomes %o", (name, cleaned) => {
    expect(cleanFileName(name)).toBe(cleaned);
  });

  it("never makes a path, an unseen character or too long a name, whatever it is given, and is the same when repeated", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 400 }), fc.string({ unit: "grapheme", maxLength: 400 })), (name) => {
        const cleaned = cleanFileName(name);
        expect(cleaned).not.toMatch(/[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]|^\./u);
        expect(Array.from(cleaned).length).toBeLessThanOrEqual(NAME_MAX);
        expect(cleaned).not.toBe("");
        expect(cleanFileName(cleaned)).toBe(cleaned);
      }),
    );
  });
});

describe("extensionOf", () => {
  it.each([["a.TAR.GZ", "gz"], ["a", ""], [".png", ""], ["a.", ""], ["a.p n", ""], ["报告.docx", "docx"]])("%o: %o", (name, extension) => {
    expect(extensionOf(name)).toBe(extension);
  });
});
