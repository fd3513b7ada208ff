import { beforeAll, describe, expect, it } from "vitest";
import { writeBulletinDocx } from "@/lib/bulletins/document-docx";
import { CHARACTER_SPACING, signatureIndents } from "@/lib/bulletins/rules-page";
import { writeContent } from "@/lib/bulletins/rules-text";
import { unzipText } from "../../support/unzip";
import { ACCEPTED, sourceOf } from "./source";

let parts: Map<string, string>;
const part = (name: string) => parts.get(`word/${name}.xml`) ?? "";
const attributes = (xml: string, element: string): Record<string, string | undefined> => Object.fromEntries([...(new RegExp(`<w:${element} ([^>]*)/>`).exec(xml)?.[1] ?? "").matchAll(/w:(\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));
/** The last paragraph that holds these words. */
const paragraphOf = (words: string) => (part("document").match(/<w:p>.*?<\/w:p>/gs) ?? []).findLast((xml) => xml.replace(/<[^>]*>/g, "").includes(words)) ?? "";

beforeAll(async () => {
  const content = writeContent(sourceOf([{ ...ACCEPTED, verdict: "BEHIND", coordination: "请市政府协调。" }], { isDemo: true }));
  parts = await unzipText(await writeBulletinDocx(content, "督查通报〔2027〕3号"));
});

describe("the Word file is laid out by GB/T 9704-2012", () => {
  it("on A4, with 37 mm above, 28 mm to the left and a text of 156 by 225 mm", () => {
    const page = attributes(part("document"), "pgSz");
    const margin = attributes(part("document"), "pgMar");
    const mm = (twips: number) => (twips / 1440) * 25.4;
    expect([Math.round(mm(Number(page.w))), Math.round(mm(Number(page.h)))]).toEqual([210, 297]);
    expect(mm(Number(margin.top))).toBeCloseTo(37, 1);
    expect(mm(Number(margin.left))).toBeCloseTo(28, 1);
    expect(mm(Number(page.w) - Number(margin.left) - Number(margin.right))).toBeCloseTo(156, 0);
    expect(mm(Number(page.h) - Number(margin.top) - Number(margin.bottom))).toBeCloseTo(225, 0);
  });

  it("with a grid of 22 lines of 28 characters, which the text keeps", () => {
    const grid = attributes(part("document"), "docGrid");
    expect(grid.type).toBe("linesAndChars");
    const [height, width] = [16838 - 2098 - 1984, 11906 - 1587 - 1474];
    expect(Math.floor(height / Number(grid.linePitch))).toBe(22);
    expect(Math.floor(width / (320 + (Number(grid.charSpace) / 4096) * 20))).toBe(28);
    const body = paragraphOf("现将有关情况通报如下");
    expect(attributes(body, "spacing")).toMatchObject({ line: grid.linePitch, lineRule: "exact" });
    expect(Math.floor(width / (320 + CHARACTER_SPACING))).toBe(28);
    expect(attributes(body, "ind")).toMatchObject({ firstLineChars: "200" });
  });

  it("in the faces and sizes of the standard, by their names", () => {
    const look = (words: string) => [attributes(paragraphOf(words), "rFonts").eastAsia, attributes(paragraphOf(words), "sz").val];
    expect(look("推进情况的通报")).toEqual(["方正小标宋简体", "44"]);
    expect(look("一、总体情况")).toEqual(["黑体", "32"]);
    expect(look("（一）节1")).toEqual(["楷体_GB2312", "32"]);
    expect(look("现将有关情况通报如下")).toEqual(["仿宋_GB2312", "32"]);
    expect(part("styles")).toContain('w:eastAsia="仿宋_GB2312"');
  });

  it("with page numbers of size 4 outside: odd pages right, even pages left", () => {
    expect(part("settings")).toContain("<w:evenAndOddHeaders/>");
    const footers = [part("footer1"), part("footer2")];
    expect(footers.map((footer) => attributes(footer, "jc").val)).toEqual(["right", "left"]);
    for (const footer of footers) {
      expect(footer.replace(/<[^>]*>/g, "")).toBe("— PAGE —");
      expect([attributes(footer, "rFonts").eastAsia, attributes(footer, "sz").val]).toEqual(["宋体", "28"]);
    }
    expect([...part("document").matchAll(/<w:footerReference [^>]*w:type="(\w+)"/g)].map(([, type]) => type)).toEqual(["default", "even"]);
  });

  it("with its number over a red line, the whole text, and the attachment on a page of its own", () => {
    expect(paragraphOf("督查通报〔2027〕3号")).toMatch(/<w:pBdr><w:bottom [^>]*w:color="E60012"/);
    const text = part("document").replace(/<[^>]*>/g, "");
    for (const words of ["（演示数据）", "部分单位积极性不高。资金到位较慢。", "请市政府协调。", "附件：2026年第四季度任务推进情况表"]) expect(text).toContain(words);
    expect(paragraphOf("附件")).toBeTruthy();
    expect(part("document")).toMatch(/<w:pageBreakBefore\/>/);
  });
});

it("what XML has no place for is left out: an issued file must open", async () => {
  const content = writeContent(sourceOf([ACCEPTED], { issuer: "某市\uFFFF局" }));
  const blocks = content.blocks.map((block) => (block.kind === "text" ? { ...block, text: `${block.text}\uFFFE\u0001` } : block));
  const xml = [...(await unzipText(await writeBulletinDocx({ ...content, blocks }, "督查通报〔2027〕3号"))).values()].join("");
  expect(xml).toContain("某市局");
  // eslint-disable-next-line no-control-regex -- these are the ones
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
});

it("a signature stands centred over its date, however long it is", () => {
  expect(signatureIndents("市人社局", "2026年10月20日")).toEqual({ name: 5.5, date: 4 });
  expect(signatureIndents("某某市人力资源和社会保障局", "2026年10月20日")).toEqual({ name: 1, date: 4 });
});
