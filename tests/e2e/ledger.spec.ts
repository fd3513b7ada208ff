import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { parseCsv } from "hucre/csv";
import { readXlsx } from "hucre/xlsx";
import { expect, expectAccessible, test } from "../support/e2e";

const LIST = "/lists/2021-60";

/** The numbers of the tasks that the screen shows. */
async function shownTasks(page: Page): Promise<number[]> {
  const links = await page.locator("tbody a[href*='/tasks/']").allInnerTexts();
  return links.map((text) => Number.parseInt(text, 10));
}

async function choose(page: Page, format: string): Promise<void> {
  await page.getByText("导出台账", { exact: true }).click();
  await page.getByRole("link", { name: format }).click();
}

async function exported(page: Page, format: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), choose(page, format)]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("the filtered list leaves as it is seen, as a workbook and as CSV", async ({ openAs }) => {
  const page = await openAs("observer");
  await page.goto(`${LIST}/tasks?period=2026Q3`);
  await page.getByRole("link", { name: /^欠进度/ }).first().click();
  await page.waitForURL(/assessment=BEHIND/);
  await expect(page.getByText(/筛出 \d+ 项，共 47 项/)).toBeVisible();
  const shown = await shownTasks(page);
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.length).toBeLessThan(47);

  const workbook = await exported(page, "Excel 台账");
  expect(workbook.name).toBe("宿办发〔2021〕60号 2026年第三季度 台账（筛选）.xlsx");
  await expect(page.getByRole("status").filter({ hasText: "已导出" })).toContainText(workbook.name);
  const { sheets } = await readXlsx(workbook.bytes);
  expect(sheets.slice(0, 7).map((sheet) => sheet.name)).toEqual(["总表", "汇总", "未报送", "工作方案", "量化指标", "对上争取", "督办单"]);
  expect(sheets[0]?.rows.map((row) => row[0]).filter((value) => typeof value === "number")).toEqual(shown);

  const csv = await exported(page, "CSV 数据");
  const [names = [], ...rows] = parseCsv(csv.bytes.toString("utf8"));
  expect(rows.map((row) => Number(row[names.indexOf("序号")]))).toEqual(shown);
});

test("a ledger that is being made can be broken off, and one that fails says so and can be tried again", async ({ openAs, problems }) => {
  problems.allow(/ledger\/csv/);
  const page = await openAs("jyj-filer");
  await page.goto(`${LIST}/dashboard`);
  let go: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route("**/ledger/xlsx*", async (route) => {
    await held;
    await route.abort();
  });
  await choose(page, "Excel 台账");
  await expect(page.getByText("正在生成Excel 台账")).toBeVisible();
  await page.getByRole("button", { name: "取消" }).click();
  await expect(page.getByText("正在生成")).toHaveCount(0);
  go();

  await page.route("**/ledger/csv*", (route) => route.abort());
  await choose(page, "CSV 数据");
  await expect(page.getByRole("alert").filter({ hasText: "网络中断" })).toBeVisible();
  await expectAccessible(page);
  await page.getByText("导出台账", { exact: true }).click();
  // The menu by itself: open, it lies over a part of what is below, which is no fault of that.
  const { violations } = await new AxeBuilder({ page }).include("details[open] > div").analyze();
  expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.unroute("**/ledger/csv*");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "重试" }).click()]);
  expect(download.suggestedFilename()).toMatch(/台账（筛选）\.csv$/);
  await expect(page.getByRole("alert").filter({ hasText: "网络中断" })).toHaveCount(0);
});
