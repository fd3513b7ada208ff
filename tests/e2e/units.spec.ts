import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/e2e";

const DASHBOARD = "/lists/2021-60/dashboard";

/** The quarter before the current one: locked, so nobody changes its figures while this runs. */
async function lockedPeriod(page: Page): Promise<{ key: string; label: string }> {
  const option = page.getByLabel("填报期").getByRole("option").nth(1);
  return { key: (await option.getAttribute("value")) ?? "", label: await option.innerText() };
}

async function expectNoOverflow(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), page.url()).toBeLessThanOrEqual(0);
}

test("a heat map's cell leads to the tasks it counts, and a department's name to its page", async ({ openAs }) => {
  const page = await openAs("observer");
  await page.goto(DASHBOARD);
  const { key, label } = await lockedPeriod(page);
  await page.goto(`${DASHBOARD}?period=${key}`);
  await page.getByRole("navigation", { name: "热力图内容" }).getByRole("link", { name: "按时报送" }).click();
  await expect(page).toHaveURL(/heat=onTime/);
  const department = page.getByRole("region", { name: "按牵头单位、季度的按时报送" }).getByRole("row", { name: /^市人社局/ });
  const cell = department.getByRole("link", { name: `市人社局 ${label} 按时报送` });
  await expect(cell).toContainText(/\d+\/16/);
  await cell.click();
  await expect(page.getByText(/筛出 16 项，共 47 项/)).toBeVisible();
  await page.goBack();
  await department.getByRole("rowheader").getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: "市人社局" })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`period=${key}`));
  await expect(page.getByRole("region", { name: "牵头任务", exact: true }).getByRole("link", { name: /号任务$/ })).toHaveCount(16);
});

test("a unit's people have their unit's page, and not their neighbour's", async ({ openAs, problems }) => {
  problems.allow(/status of (403|404)/);
  const page = await openAs("jyj-filer");
  await page.getByLabel(/^账号菜单/).click();
  await page.getByRole("link", { name: "本单位", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "市教育局" })).toBeVisible();
  await expect(page.getByRole("region", { name: "配合任务", exact: true }).getByRole("link", { name: /号任务$/ })).toHaveCount(7);
  await expectAccessible(page);
  const own = new URL(page.url()).pathname;

  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of [own, `${own}?heat=completion&basis=filed`, `${DASHBOARD}?heat=contributions`]) {
    await page.goto(path);
    await expectNoOverflow(page);
  }
  await expectAccessible(page);
  // The map scrolls in its own frame, and its first column stays.
  const frame = page.getByRole("region", { name: "按章节、季度的配合反馈" });
  const name = frame.getByRole("rowheader").first();
  const before = await name.boundingBox();
  await frame.evaluate((element) => element.scrollTo({ left: element.scrollWidth }));
  expect(await frame.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  expect((await name.boundingBox())?.x).toBe(before?.x);

  await page.goto("/units");
  await expect(page.locator("main").getByRole("link", { name: "市教育局", exact: true })).toHaveAttribute("href", own);
  await expect(page.locator("main").getByRole("link", { name: "市科技局", exact: true })).toHaveCount(0);
  const observer = await openAs("observer");
  await observer.goto("/units");
  const neighbour = await observer.locator("main").getByRole("link", { name: "市科技局", exact: true }).getAttribute("href");
  expect((await page.goto(neighbour ?? ""))?.status()).toBe(403);
  expect((await page.goto(`/units/${randomUUID()}`))?.status()).toBe(404);
});
