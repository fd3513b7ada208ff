import type { Page } from "@playwright/test";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, expectAccessible, test } from "../support/e2e";

const LIST = "/lists/2021-60";
/** A4 in points, as a printer rounds it. */
const A4 = { width: 595, height: 842 };
const CHROME = ["我的待办", "通知原文", "跳到正文", "退出登录", "还有待处理"];

/** The page as it would come out of a printer: each sheet's size and its words without spaces. */
async function print(page: Page): Promise<{ width: number; height: number; text: string }[]> {
  const bytes = await page.pdf({ format: "A4", preferCSSPageSize: true });
  const reading = getDocument({ data: new Uint8Array(bytes), useSystemFonts: true, verbosity: 0 });
  const pdf = await reading.promise;
  const sheets = [];
  for (let no = 1; no <= pdf.numPages; no += 1) {
    const sheet = await pdf.getPage(no);
    const { width, height } = sheet.getViewport({ scale: 1 });
    const { items } = await sheet.getTextContent();
    const text = items.map((item) => ("str" in item ? item.str : "")).join("").replace(/\s/g, "").normalize("NFKC");
    sheets.push({ width: Math.round(width), height: Math.round(height), text });
  }
  await reading.destroy();
  return sheets;
}

/** Words as a sheet gives them back: a font may name a character by the radical that it looks like, 页 as ⻚. */
function printed(words: string): RegExp {
  const signs = Array.from(words.replace(/\s/g, "").normalize("NFKC"));
  return new RegExp(signs.map((sign) => `(?:${sign.replace(/[\\^$.*+?()[\]{}|]/, "\\$&")}|[\\u2E80-\\u2EFF戶])`).join(""));
}

function expectPlainA4(sheets: Awaited<ReturnType<typeof print>>, most: number): void {
  expect(sheets.length).toBeGreaterThan(0);
  expect(sheets.length).toBeLessThanOrEqual(most);
  sheets.forEach((sheet, at) => {
    expect(sheet).toMatchObject(A4);
    expect(sheet.text).toMatch(printed(`第${at + 1}页共${sheets.length}页`));
    for (const word of CHROME) expect(sheet.text).not.toMatch(printed(word));
    // No sheet is left empty but for its number.
    expect(sheet.text.length).toBeGreaterThan(40);
  });
}

test("a filed report prints as a document of its own", async ({ openAs }) => {
  const page = await openAs("observer");
  await page.goto(`${LIST}/tasks/1`);
  await page.getByRole("link", { name: /^打印.*报告$/ }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("进展报告");
  await expect(page.getByRole("button", { name: "打印" })).toBeVisible();
  await expectAccessible(page);
  const progress = await page.getByRole("heading", { name: "一、本季度进展情况" }).locator("xpath=following-sibling::p[1]").innerText();
  const sheets = await print(page);
  expectPlainA4(sheets, 4);
  const all = sheets.map((sheet) => sheet.text).join("");
  for (const word of ["宿办发〔2021〕60号", "牵头单位", "配合单位", "自评", "督查评价", "完成比例", "经办人", "联系电话", "配合单位反馈情况", "审签："]) expect(all).toMatch(printed(word));
  expect(all).toMatch(printed(progress));
  expect(all).not.toContain("草稿");
});

test("a draft says on every sheet that it is one, and nobody else can print it", async ({ openAs, problems }) => {
  problems.allow(/404/);
  const draft = `${LIST}/tasks/5/report/print`;
  const filer = await openAs("kjj-filer");
  await filer.goto(draft);
  const sheets = await print(filer);
  expectPlainA4(sheets, 4);
  for (const sheet of sheets) expect(sheet.text).toContain("草稿");
  expect(sheets[0]?.text).toContain("未经审签报送");
  for (const username of ["duban1", "shuyang", "jyj-filer"]) {
    const page = await openAs(username);
    expect((await page.goto(draft))?.status(), username).toBe(404);
  }
});

test("a task prints with its wording, units, figures and what happened, and without the frame", async ({ openAs }) => {
  const page = await openAs("duban1");
  await page.goto(`${LIST}/tasks/1`);
  await expect(page.getByRole("button", { name: "打印" })).toBeVisible();
  const sheets = await print(page);
  expectPlainA4(sheets, 6);
  const all = sheets.map((sheet) => sheet.text).join("");
  for (const word of ["第1项任务", "牵头单位", "沭阳县", "督查评价", "完成比例变化", "办理记录", "审签报送"]) expect(all).toMatch(printed(word));
  // The tabs are left out.
  expect(all).not.toMatch(/进展\d*配合\d*讨论/);
});
