import { describe, expect, it } from "vitest";
import { contentDisposition, FILING_LIMITS, refuseUnsent, servedType } from "@/lib/attachments/rules";
import { formatBytes } from "@/lib/attachments/rules-size";
import { readerFileType } from "@/lib/attachments/rules-pdf";
import { FILE_MAX_BYTES } from "@/lib/attachments/rules-formats";
import { uploadTarget } from "@/lib/attachments/schema";

describe("what a browser is told before it sends", () => {
  it.each([
    [{ name: "a.pdf", size: 1 }, null],
    [{ name: "A.PDF", size: FILE_MAX_BYTES }, null],
    [{ name: "a.pdf", size: FILE_MAX_BYTES + 1 }, "文件超过 20 MB，请压缩或拆分后重新上传。"],
    [{ name: "a.pdf", size: 0 }, "文件是空的，请检查后重新上传。"],
    [{ name: "a.svg", size: 1 }, "不支持 .svg 格式。支持 PDF、图片、Word、Excel、PPT、OFD。"],
    [{ name: "a.constructor", size: 1 }, "文件名没有扩展名，无法判断格式。支持 PDF、图片、Word、Excel、PPT、OFD。"],
    [{ name: "a.toString", size: 1 }, "不支持 .tostring 格式。支持 PDF、图片、Word、Excel、PPT、OFD。"],
    [{ name: "a.docm", size: 1 }, "文件含有宏，请另存为不含宏的格式后重新上传。"],
  ])("%o: %o", (file, message) => {
    expect(refuseUnsent(file)).toBe(message);
  });

  it("names the limits", () => {
    expect(FILING_LIMITS).toBe("单个不超过 20 MB，最多 20 个，合计不超过 100 MB；支持 PDF、图片、Word、Excel、PPT、OFD。");
  });
});

describe("the download's headers", () => {
  it("cannot be broken out of by a name", () => {
    expect(contentDisposition('a"; x=\\%.pdf')).toBe(`attachment; filename="a__ x=__.pdf"; filename*=UTF-8''a%22%3B%20x%3D%5C%25.pdf`.replace("a__ x", "a_; x"));
  });

  it("give pictures and PDF their type and nothing else", () => {
    expect(["image/png", "application/pdf", "application/msword", "text/html"].map(servedType)).toEqual(["image/png", "application/pdf", "application/octet-stream", "application/octet-stream"]);
  });
});

describe("sizes", () => {
  it.each([[512, "512 B"], [1536, "1.5 KB"], [20 * 1024, "20 KB"], [1024 * 1024, "1 MB"], [12.4 * 1024 * 1024, "12 MB"]])("%d: %s", (size, words) => {
    expect(formatBytes(size)).toBe(words);
  });
});

describe("the PDF reader's files", () => {
  it.each([
    ["legacy/build/pdf.worker.min.mjs", "text/javascript"],
    ["cmaps/UniGB-UCS2-H.bcmap", "application/octet-stream"],
    ["wasm/openjpeg.wasm", "application/wasm"],
    ["package.json", null],
    ["cmaps/../package.json", null],
    ["cmaps/../../next/package.json", null],
    ["build/pdf.mjs", null],
  ])("%s: %s", (path, type) => {
    expect(readerFileType(path)).toBe(type);
  });
});

describe("an upload's target", () => {
  it("is a report or contribution with its period, or a comment without one", () => {
    const address = { list: "2021-60", no: "6", period: "2026Q4" };
    expect(uploadTarget.safeParse({ ...address, for: "report" }).success).toBe(true);
    expect(uploadTarget.safeParse({ list: "2021-60", no: "6", for: "comment" }).success).toBe(true);
    expect(uploadTarget.safeParse({ list: "2021-60", no: "6", for: "contribution" }).success).toBe(false);
    expect(uploadTarget.safeParse({ ...address, for: "account" }).success).toBe(false);
  });
});
