import { describe, expect, it } from "vitest";
import { parseNotice } from "@/lib/notice/parse";
import { edited, lineOf, REAL_TEXT, tasksOf } from "./dump";

const plain = parseNotice(REAL_TEXT);
const eachLine = (change: (line: string) => string): string => REAL_TEXT.split("\n").map(change).join("\n");
const TASK_12 = lineOf("\t12、");

describe("parseNotice reads the same out of", () => {
  it.each<[string, string]>([
    ["Windows line ends", REAL_TEXT.replaceAll("\n", "\r\n")],
    ["old Mac line ends", REAL_TEXT.replaceAll("\n", "\r")],
    ["a byte order mark", `\ufeff${REAL_TEXT}`],
    ["spaces after every line", eachLine((line) => `${line}  `)],
    ["no-break spaces after every line", eachLine((line) => `${line}\u00a0`)],
    ["spaces before the cells", eachLine((line) => line.replace(/^\t/, "    "))],
    ["full-width spaces before the cells", eachLine((line) => line.replace(/^\t/, "\u3000\u3000"))],
    ["no-break spaces before the cells", eachLine((line) => line.replace(/^\t/, "\u00a0"))],
    ["tabs and spaces before the cells", eachLine((line) => line.replace(/^\t/, " \t "))],
    ["spaces before the cells and after every line", eachLine((line) => `${line.replace(/^\t/, "  ")}  `)],
    ["lines cut off behind", eachLine((line) => line.trimEnd())],
    ["lines without any indentation", eachLine((line) => line.trim())],
    ["text indented by spaces beside empty cells indented by tabs", eachLine((line) => line.replace(/^\t(?=.)/, "  "))],
    ["no-break spaces for spaces", REAL_TEXT.replaceAll(" ", "\u00a0")],
    ["zero-width marks", eachLine((line) => line.replace(/。$/, "。\u200b"))],
    ["more blank lines between rows", REAL_TEXT.replaceAll("\n\n", "\n\n\n")],
    ["blank lines at the end", `${REAL_TEXT}\n\n \n`],
    ["no closing line", REAL_TEXT.trimEnd()],
    ["bookmarks anywhere", eachLine((line) => line.replace(/市(教育局|各功能区)/g, "市[bookmark: OLE_LINK1]$1"))],
    ["a bookmark alone in an empty cell", edited(TASK_12 - 1, 1, "\t[bookmark: _GoBack]")],
    ["full-width digits and dots", REAL_TEXT.replace("\t12、", "\t１２．").replace("\t13.", "\t13．")],
    ["ideographic commas for every number", REAL_TEXT.replace(/^(\t(?:\[bookmark: _GoBack\])?\d+)\./gm, "$1、 ")],
    ["half-width brackets around section numbers", REAL_TEXT.replace(/^\t（([^）]+)）/gm, "\t($1)")],
    ["no star above the heading", edited(3, 1)],
    ["a heading in one line", edited(5, 3, "市委办公室  市政府办公室印发《贯彻落实〈省委办公厅省政府办公厅关于促进劳动力和人才社会性流动体制机制改革的实施意见〉任务清单》的通知")],
    ["half-width commas between units", REAL_TEXT.replace(/^\t各县.*$/gm, (cell) => cell.replaceAll("、", ","))],
    ["spaces around separators", REAL_TEXT.replace(/^\t各县.*$/gm, (cell) => cell.replaceAll("，", " ， "))],
    ["spaces in the document number", edited(2, 1, "宿办发 〔2021〕 60 号")],
    ["commas for every separator between units", REAL_TEXT.replace(/^\t各县.*$/gm, (cell) => cell.replaceAll("、", "，"))],
  ])("%s", (_what, text) => {
    expect(text).not.toBe(REAL_TEXT);
    expect(parseNotice(text)).toEqual(plain);
  });

  it("a chapter and a section repeated on one more page", () => {
    const chapter = "\t二、畅通有序流动渠道，激发社会性流动活力。";
    expect(parseNotice(edited(TASK_12 - 2, 2, chapter, "\t（四）以户籍制度改革牵引区域有序流动"))).toEqual(plain);
    expect(parseNotice(edited(TASK_12 - 2, 2, chapter, "\t"))).toEqual(plain);
  });
});

describe("parseNotice keeps", () => {
  const task12 = (text: string) => tasksOf(parseNotice(text))[11];

  it("a task without supporting units, where its empty cell is there", () => {
    expect(task12(edited(TASK_12 + 2, 1, "\t"))).toMatchObject({ no: 12, lead: "市人力资源和社会保障局", support: [] });
  });

  it.each<[string, (line: string) => string]>([
    ["spaces before every cell", (line) => line.replace(/^\t/, "    ")],
    ["spaces before text, tabs for empty cells", (line) => line.replace(/^\t(?=.)/, "    ")],
    ["nothing before text, tabs for empty cells", (line) => line.replace(/^\t(?=.)/, "")],
  ])("such a task in a file with %s", (_what, indented) => {
    const text = edited(TASK_12 + 2, 1, "\t").split("\n").map(indented).join("\n");
    expect(task12(text)).toMatchObject({ no: 12, lead: "市人力资源和社会保障局", support: [] });
  });

  it("names with a separator inside brackets in one piece", () => {
    expect(task12(edited(TASK_12 + 2, 1, "\t各县（市、区），市教育局（市委教育工委，市招办）、市财政局"))?.support).toEqual([
      "各县（市、区）", "市教育局（市委教育工委，市招办）", "市财政局",
    ]);
  });

  it("a text that begins with a figure", () => {
    expect(task12(edited(TASK_12, 1, "\t12.2022年底前建成3.5万套。"))?.content).toBe("2022年底前建成3.5万套。");
  });

  it("spaces inside the wording", () => {
    expect(task12(edited(TASK_12, 1, "\t12.建设\u00a05G  基站。"))?.content).toBe("建设 5G  基站。");
  });
});
