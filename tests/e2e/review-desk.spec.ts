import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/e2e";
import { suggestionOn, verdictKey } from "../support/suggestion";

/** The number and unit of the report that is open, as its head names them. */
async function openReport(page: Page): Promise<string> {
  return (await page.locator("#review-report").innerText()).split("　").slice(0, 2).join("　");
}

const press = (page: Page, ...keys: string[]) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

function barOf(page: Page, words: string): Locator {
  return page.getByRole("status").filter({ hasText: words });
}

test("a supervisor goes through the queue without touching the mouse", async ({ openAs }) => {
  test.setTimeout(120_000);
  const page = await openAs("duban2");
  await page.goto("/reviews");
  const first = await openReport(page);

  // Which keys there are.
  await press(page, "?");
  await expect(page.getByRole("dialog", { name: "审核快捷键" })).toBeVisible();
  await expectAccessible(page);
  await press(page, "Escape");

  // One: accepted with the verdict that the plan suggests.
  const verdict = (await suggestionOn(page)) ?? "达进度";
  await press(page, verdictKey(verdict));
  await expect(page.getByRole("radio", { name: verdict })).toBeChecked();
  await press(page, "a");
  await expect(page.getByRole("button", { name: "采纳", exact: true })).toBeFocused();
  await press(page, "Enter");
  await expect(barOf(page, `已采纳：${first.split("　")[0] ?? ""}`)).toContainText(verdict);
  await expect(page.locator("#review-report")).not.toContainText(first);

  // Two: returned with a phrase; the figure goes to the list while it is open, and not to the verdict.
  const second = await openReport(page);
  await press(page, "p");
  await expect(page.getByRole("button", { name: "请补充佐证材料。" })).toBeVisible();
  await press(page, "4");
  const reason = page.getByLabel("审核意见");
  await expect(reason).toHaveValue("请补充佐证材料。");
  await expect(reason).toBeFocused();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await page.keyboard.type("并注明文号。");
  await press(page, "Control+Enter");
  await expect(barOf(page, `已退回：${second.split("　")[0] ?? ""}`)).toBeVisible();
  await expectAccessible(page);

  // Three: the return is taken back, and the report is there again as it was.
  await press(page, "u");
  await expect(barOf(page, "已撤销审核决定")).toBeVisible();
  await expect(page.locator("#review-report")).toContainText(second);
  await expect(page.getByRole("list", { name: "办理过程" })).toContainText("请补充佐证材料。并注明文号。");
  await expect(page.getByRole("list", { name: "办理过程" })).toContainText("撤销审核决定");
  await expect(page.getByRole("button", { name: /^撤销/ })).toHaveCount(0);

  // Then the reason by hand.
  await press(page, "r");
  await page.keyboard.type("请补充到账时间。");
  await press(page, "Control+Enter");
  await expect(barOf(page, "已退回：")).toBeVisible();
  const third = await openReport(page);
  await press(page, "j");
  await expect(page.locator("#review-report")).not.toContainText(third);
  await press(page, "k");
  await expect(page.locator("#review-report")).toContainText(third);
});

test("a supervisor finds the reports that say again what they said last quarter", async ({ openAs }) => {
  const page = await openAs("duban2");
  await page.goto("/reviews");
  await page.getByLabel(/^重复文本/).check();
  await page.getByRole("button", { name: "筛选" }).click();
  await expect(page).toHaveURL(/repeated=1/);
  const queue = page.getByRole("navigation", { name: "待审核报告" });
  await expect(queue.getByText("重复文本").first()).toBeVisible();
  expect(await queue.getByText("重复文本").count()).toBe(await queue.getByRole("listitem").count());
  await expect(page.getByText(/^进展情况与\d{4}年第.季度基本相同$/)).toBeVisible();
  await expectAccessible(page);
});

test("a supervisor keeps his own phrases", async ({ openAs }) => {
  const page = await openAs("duban2");
  await page.goto("/reviews/phrases");
  for (const text of ["请写明责任人。", "请附会议纪要。"]) {
    await page.locator("#text").fill(text);
    await page.getByRole("button", { name: "添加", exact: true }).click();
    await expect(page.getByRole("list", { name: "本人的常用语" })).toContainText(text);
  }
  await page.getByRole("button", { name: "上移：请附会议纪要。" }).click();
  await expect(page.getByRole("list", { name: "本人的常用语" }).getByRole("listitem").first()).toContainText("请附会议纪要。");
  await expectAccessible(page);
  await page.goto("/reviews");
  await page.getByRole("button", { name: /^常用语/ }).click();
  await page.getByRole("button", { name: "请附会议纪要。" }).click();
  await expect(page.getByLabel("审核意见")).toHaveValue("请附会议纪要。");
});

test("a signer reads everything that waits for him in one place and signs it in one go", async ({ openAs }) => {
  test.setTimeout(120_000);
  const page = await openAs("jyj-signer");
  await page.getByRole("link", { name: "集中审签" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "审签" })).toBeVisible();
  const sign = page.getByRole("button", { name: /^审签报送所选/ });

  await sign.click();
  await expect(page.getByText("请先选择要审签的内容。")).toBeVisible();

  // 市教育局 leads tasks 24, which was filed and came back, and 31.
  const resent = page.getByRole("listitem").filter({ has: page.getByRole("checkbox", { name: /^第 24 项/ }) });
  await resent.getByText(/^查看全文和改动/).click();
  await expect(resent.getByRole("region", { name: /^第 24 项.*全文$/ }).locator("ins").nth(1)).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("checkbox", { name: /^第 24 项.进展报告/ }).check();
  await page.getByRole("checkbox", { name: /^第 31 项.进展报告/ }).check();
  await expect(sign).toHaveText("审签报送所选（2）");
  await sign.dblclick();
  const result = page.getByRole("status").filter({ hasText: "已审签 2 件" });
  await expect(result).toContainText(/第 24 项.进展报告（\d{4}年第.季度）：已送出/);
  await expect(result).toContainText(/第 31 项.进展报告（\d{4}年第.季度）：已送出/);
  await expect(page.getByRole("checkbox", { name: /^第 (24|31) 项.进展报告/ })).toHaveCount(0);

  // Both revisions of task 24 are there to be compared.
  await page.goto("/lists/2021-60/tasks/24");
  await page.getByRole("link", { name: "各稿对照" }).first().click();
  await expect(page.getByRole("region", { name: "各稿内容" }).locator("ins").nth(1)).toBeVisible();
  await expectAccessible(page);
});
