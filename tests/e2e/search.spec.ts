import { expect, expectAccessible, test } from "../support/e2e";

const LIST = "/lists/2021-60";

async function overflow(page: { evaluate: (read: () => number) => Promise<number> }): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test("the box is one key away; what it finds is marked and leads to its place", async ({ openAs }) => {
  const page = await openAs("observer");
  await page.goto(`${LIST}/tasks`);
  const box = page.getByRole("searchbox", { name: /^检索任务/ });
  // A key does nothing before the page has its script.
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(box).toBeFocused({ timeout: 200 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(box).not.toBeFocused();
  const words = page.getByRole("searchbox", { name: "文字" });
  await words.focus();
  await page.keyboard.type("/");
  await expect(words).toHaveValue("/");

  await box.fill("就业 <b>");
  await box.press("Enter");
  await expect(page.getByText("没有检索到相关内容")).toBeVisible();
  await page.getByRole("searchbox", { name: /^检索任务/ }).fill("就业");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /^任务（\d+）$/ })).toBeVisible();
  await expect(page.locator("mark").first()).toHaveText("就业");
  await expectAccessible(page);

  await page.getByRole("navigation", { name: "检索结果" }).getByRole("link", { name: /^讨论/ }).click();
  await expect(page).toHaveURL(/kind=comments/);
  await page.getByRole("heading", { level: 3 }).getByRole("link").first().click();
  await expect(page).toHaveURL(/tab=discussion#comment-/);
  await expect(page.locator(new URL(page.url()).hash)).toBeInViewport();
});

test("on a phone the search has a page of its own", async ({ openAs }) => {
  const page = await openAs("shuyang");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${LIST}/tasks`);
  await page.getByRole("link", { name: "检索", exact: true }).click();
  const box = page.getByRole("searchbox", { name: /^检索任务/ });
  await box.fill("技能");
  await box.press("Enter");
  await expect(page.locator("mark").first()).toHaveText("技能");
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});

test("a view is saved, handed on by its address and deleted; another's cannot be changed", async ({ openAs }) => {
  const page = await openAs("rsj-filer");
  await page.goto(`${LIST}/tasks?scope=own&look=cards`);
  await page.getByText("保存为常用视图").click();
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.locator("#new-view-name")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("名称").fill("本局任务");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  const chip = page.getByRole("navigation", { name: "常用视图" }).getByRole("link", { name: "本局任务" });
  await expect(chip).toHaveAttribute("aria-current", "true");
  await page.getByText(/^管理常用视图/).click();
  const address = await page.getByRole("textbox", { name: "“本局任务”的地址" }).inputValue();
  expect(address).toMatch(/\/lists\/2021-60\/tasks\?view=[0-9a-f-]{36}$/);
  await expectAccessible(page);

  const reader = await openAs("jyj-filer");
  await reader.goto(address);
  await expect(reader.getByText(/^现按他人分享的常用视图“本局任务”筛选/)).toBeVisible();
  // 范围 means the reader's own tasks, not the owner's.
  await expect(reader.getByRole("link", { name: /^6\s*号任务$/ })).toBeVisible();
  await expect(reader.getByRole("navigation", { name: "常用视图" }).getByRole("link", { name: "本局任务" })).toHaveCount(0);

  await page.getByRole("button", { name: "删除" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "删除" }).click();
  // Behind the open question nothing of the page can be seen; the view is gone when the answer has closed it.
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(chip).toHaveCount(0);
  await reader.goto(address);
  await expect(reader.getByText(/^该常用视图不存在或已删除/)).toBeVisible();
});
