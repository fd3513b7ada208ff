import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/e2e";

// 市委组织部 leads task 26, which the demonstration leaves untouched; 市公安局 has no part in it.
const LIST = "/lists/2021-60";
const TASK = `${LIST}/tasks/26`;
const REMINDER = "请在本周内报送本季度进展情况。";

const bell = (page: Page) => page.getByRole("banner").getByRole("link", { name: /^提醒，/ });

async function unreadOf(page: Page): Promise<number> {
  const name = (await bell(page).getAttribute("aria-label")) ?? "";
  return Number(/(\d+) 条未读/.exec(name)?.[1] ?? 0);
}

/** Asks again, as the bell does by itself every minute. */
async function unreadAfterReload(page: Page): Promise<number> {
  await page.reload();
  return unreadOf(page);
}

/** A worker picks a job up within seconds; a decision of HRSS waits 35 more for its undoing. */
const SOON = { timeout: 90_000, intervals: [1_000] };

test("a supervisor reminds a unit and sees who has read it; the reader's bell tells and falls silent", async ({ openAs }) => {
  test.setTimeout(240_000);
  const filer = await openAs("zzb-filer");
  const before = await unreadOf(filer);

  const supervisor = await openAs("duban1");
  await supervisor.goto(TASK);
  await supervisor.getByRole("link", { name: "催办本任务" }).click();
  await expect(supervisor.getByRole("checkbox", { name: /市委组织部/ })).toBeChecked();
  await supervisor.getByLabel("催办说明").fill(REMINDER);
  await expectAccessible(supervisor);
  await supervisor.getByRole("button", { name: "发送催办" }).click();
  await supervisor.getByRole("alertdialog").getByRole("button", { name: "发送", exact: true }).click();
  await expect(supervisor.getByText("已催办 1 家次。")).toBeVisible();
  await expect(supervisor.getByText(REMINDER)).toBeVisible();

  await expect.poll(() => unreadAfterReload(filer), SOON).toBe(before + 1);
  await bell(filer).click();
  await expect(filer.getByText(REMINDER)).toBeVisible();
  await expectAccessible(filer);
  const record = supervisor.getByRole("listitem").filter({ hasText: REMINDER }).first();
  await supervisor.reload();
  await expect(record.getByText("仍未报送")).toBeVisible();
  await expect(record.getByText(/^市委组织部填报员：未读$/)).toBeVisible();

  await filer.getByRole("link", { name: "督查员一催办第 26 项任务进展报告，请尽快报送。" }).click();
  await expect(filer).toHaveURL(new RegExp(`${TASK}/report\\?period=`));
  await expect.poll(() => unreadOf(filer), SOON).toBe(before);
  await supervisor.reload();
  await expect(record.getByText(/^市委组织部填报员：已读/)).toBeVisible();

  // Once a day is enough.
  await supervisor.getByRole("checkbox", { name: /市委组织部/ }).check();
  await supervisor.getByRole("button", { name: "发送催办" }).click();
  await supervisor.getByRole("alertdialog").getByRole("button", { name: "发送", exact: true }).click();
  await expect(supervisor.getByText(/今天都已催办过/)).toBeVisible();
});

test("a report that a supervisor returns shows up in its filer's bell", async ({ openAs }) => {
  test.setTimeout(240_000);
  const supervisor = await openAs("duban2");
  // The queue changes with other tests: any report of another unit will do.
  await supervisor.goto("/reviews");
  const filer = await openAs("fgw-filer");
  const before = await unreadOf(filer);
  await supervisor.locator("a[href*='/reviews/']").filter({ hasText: "市发展改革委" }).first().click();
  await supervisor.waitForURL(/\/reviews\/[\da-f-]+/);
  await supervisor.getByLabel("审核意见").fill("请补充项目进度数据。");
  await supervisor.getByRole("button", { name: "退回", exact: true }).click();
  await expect(supervisor.getByText(/^已退回：第 \d+ 项/)).toBeVisible();
  await expect.poll(() => unreadAfterReload(filer), SOON).toBe(before + 1);
  await bell(filer).click();
  await expect(filer.getByText("请补充项目进度数据。")).toBeVisible();
  await filer.getByRole("button", { name: /^标为已读.*退回了第/ }).first().click();
  await expect.poll(() => unreadOf(filer)).toBe(before);
});

test("others have no 催办, and nobody has somebody else's notices", async ({ openAs, problems }) => {
  problems.allow(/status of (403|404)/);
  const filer = await openAs("gaj-filer");
  expect((await filer.goto(`${LIST}/reminders`))?.status()).toBe(403);
  expect((await filer.goto("/notifications/0190b8a0-0000-7000-8000-000000000000"))?.status()).toBe(404);
  await filer.goto("/account");
  await filer.getByLabel("电子邮箱").fill("不是邮箱");
  await filer.getByRole("button", { name: "保存提醒设置" }).click();
  await expect(filer.getByText(/电子邮箱格式不正确/).first()).toBeVisible();
  await filer.getByLabel("电子邮箱").fill("Gaj-Filer@example.invalid");
  await filer.getByLabel("催办", { exact: true }).selectOption({ label: "每日汇总" });
  await filer.getByRole("button", { name: "保存提醒设置" }).click();
  await expect(filer.getByText("已保存提醒设置。")).toBeVisible();
  await filer.reload();
  await expect(filer.getByLabel("电子邮箱")).toHaveValue("gaj-filer@example.invalid");
  await expect(filer.getByLabel("催办", { exact: true })).toHaveValue("DAILY");
});
