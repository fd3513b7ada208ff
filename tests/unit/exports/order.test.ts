import { expect, it } from "vitest";
import { writeOrderDocx, type OrderWords } from "@/lib/exports/document-order";
import { unzipText } from "../../support/unzip";

const ORDER: OrderWords = {
  number: "督办〔2026〕3号", colour: "RED", state: "SIGNED_FOR", unit: { officialName: "宿迁市教育局" }, task: { no: 20, content: "任务原文。" }, periodLabel: "2026年第四季度",
  matter: "逾期未报。", demand: "请立即补报。", answerDueAt: new Date("2026-12-04T10:00:00Z"), issuedByName: "督查员一", issuedAt: new Date("2026-12-01T01:30:00Z"),
  signedForByName: "填报员", signedForAt: new Date("2026-12-01T06:30:00Z"), answer: "", answeredByName: "", answeredAt: null, closedByName: "", closedAt: null, closeNote: "", isDemo: true,
};

async function documentOf(order: OrderWords): Promise<string> {
  return (await unzipText(await writeOrderDocx(order))).get("word/document.xml") ?? "";
}
const words = (xml: string) => xml.replace(/<[^>]*>/g, "");

it("an order's Word form says what was ordered, by whom it was signed for and when, and leaves the rest to be filled in", async () => {
  const text = words(await documentOf(ORDER));
  for (const part of ["督　办　单", "（演示数据）", "督办〔2026〕3号", "红色督办", "宿迁市教育局", "第20项（2026年第四季度）", "任务原文。", "逾期未报。", "请立即补报。", "2026年12月4日18:00", "填报员　2026年12月1日14:30"]) expect(text).toContain(part);
  expect(text.replace(/\s/g, "")).toMatch(/答复办结$/);
});

it("only a red one has the official red", async () => {
  expect(await documentOf(ORDER)).toContain("E60012");
  for (const colour of ["BLUE", "YELLOW"] as const) expect(await documentOf({ ...ORDER, colour })).not.toContain("E60012");
});

it("what XML has no place for does not break it", async () => {
  expect(words(await documentOf({ ...ORDER, answer: "答\u0001复\ufffe", answeredAt: ORDER.issuedAt }))).toContain("答复");
});
