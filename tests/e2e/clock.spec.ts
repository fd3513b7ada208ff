import type { Page } from "@playwright/test";
import { nextQuarter, quarterAt, quarterLabel, shanghaiMinute } from "../../lib/periods/calendar";
import { expect, expectAccessible, test } from "../support/e2e";

const TASK = "/lists/2021-60/tasks/6";
// Far after the lock of whatever quarter the demonstration stands in.
const WISHED = shanghaiMinute(new Date(Date.now() + 200 * 86_400_000));
const SHOWN = WISHED.replace("T", " ");

async function ask(page: Page, reason: string, wished = WISHED): Promise<void> {
  await page.goto(`${TASK}/contribution`);
  await page.getByText("申请延期", { exact: true }).click();
  await page.getByLabel("延期至").fill(wished);
  await page.getByLabel("申请原因").fill(reason);
  await page.getByRole("button", { name: "提交申请" }).click();
}

test("a county asks for an extension, takes it back, asks again, and is granted it with one press", async ({ openAs }) => {
  test.setTimeout(120_000);
  const county = await openAs("suyu");
  await ask(county, "数据待核。", shanghaiMinute(new Date()));
  await expect(county.getByText("申请延期的时间应晚于锁定时间").first()).toBeVisible();
  await expect(county.getByLabel("申请原因")).toHaveValue("数据待核。");
  await county.getByLabel("延期至").fill(WISHED);
  await county.getByRole("button", { name: "提交申请" }).click();
  await expect(county.getByText(`已申请延期至 ${SHOWN}（数据待核）`)).toBeVisible();
  await expect(county.getByText("申请延期", { exact: true })).toHaveCount(0);
  await county.getByRole("button", { name: "撤回申请" }).click();
  await expect(county.getByText("申请延期", { exact: true })).toBeVisible();
  await ask(county, "乡镇数据待年度核定。");
  await expect(county.getByText("乡镇数据待年度核定")).toBeVisible();

  const supervisor = await openAs("duban2");
  await supervisor.goto("/");
  const request = supervisor.getByRole("listitem").filter({ hasText: "乡镇数据待年度核定。" });
  await expectAccessible(supervisor);
  await request.getByRole("button", { name: /^准予/ }).click();
  await expect(request).toHaveCount(0);

  for (const path of [TASK, `${TASK}/contribution`]) {
    await county.goto(path);
    await expect(county.getByText(`已准予延期至 ${SHOWN}（乡镇数据待年度核定）`)).toBeVisible();
  }
});

test("a request is refused with its reason, which the unit reads", async ({ openAs }) => {
  const zone = await openAs("hubin");
  await ask(zone, "近期工作较多。");
  await expect(zone.getByText("已申请延期至")).toBeVisible();
  const supervisor = await openAs("duban1");
  await supervisor.goto("/admin/periods");
  await supervisor.getByRole("button", { name: /^不予延期.*市湖滨新区$/ }).click();
  const dialog = supervisor.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "不予延期" }).click();
  await expect(dialog.getByText("请填写不予延期的原因。")).toBeVisible();
  await dialog.getByLabel("不予延期的原因").fill("锁定前仍可填报。");
  await dialog.getByRole("button", { name: "不予延期" }).click();
  await expect(dialog).toHaveCount(0);
  await zone.goto(TASK);
  await expect(zone.getByText("未获准予。原因：锁定前仍可填报")).toBeVisible();
});

test("the administrator sets the calendar, sees what it makes before saving, and enters a year's holidays", async ({ openAs }) => {
  test.setTimeout(120_000);
  const admin = await openAs("admin");
  const next = nextQuarter(quarterAt(new Date()));
  await admin.goto("/admin/periods/calendar");
  const row = admin.getByRole("row", { name: quarterLabel(next) });
  const due = admin.getByLabel("日", { exact: true });
  const lastMonth = String(next.quarter * 3).padStart(2, "0");
  // Any of three days running: one of them is no weekend day, and shows unmoved.
  for (const day of [17, 18, 19]) {
    await due.fill(String(day));
    const at = new Date(`${next.year}-${lastMonth}-${day}T00:00:00Z`);
    if (at.getUTCDay() % 6 !== 0) await expect(row).toContainText(`${next.year}-${lastMonth}-${day}`);
    else await expect(row).toContainText("顺延");
  }
  await due.fill("45");
  await admin.getByRole("button", { name: "保存" }).click();
  await expect(admin.getByText("请填写 1 至 31。").first()).toBeVisible();
  await expect(due).toHaveValue("45");
  await due.fill("25");
  await admin.getByRole("button", { name: "保存" }).click();
  await expect(admin.getByText("已保存，今后新建的填报期按此确定时间。")).toBeVisible();

  await admin.goto("/admin/periods/holidays?year=2099");
  await expect(admin.getByText("2099 年的节假日安排尚未录入")).toBeVisible();
  await admin.getByLabel("逐行录入").fill("2099-01-01 放假");
  await admin.getByRole("button", { name: "录入", exact: true }).click();
  await expect(admin.getByText("第 1 行：应写成").first()).toBeVisible();
  await admin.getByLabel("逐行录入").fill("2099-01-01 至 2099-01-03 放假 元旦");
  await admin.getByRole("button", { name: "录入", exact: true }).click();
  await expect(admin.getByText("已录入 3 天。")).toBeVisible();
  await expect(admin.getByText("未录全，还缺春节")).toBeVisible();
  await admin.getByText("逐日列表（3 天）").click();
  await admin.getByRole("button", { name: /^删除.*2099-01-03$/ }).click();
  await expect(admin.getByText("逐日列表（2 天）")).toBeVisible();
  await expectAccessible(admin);
});

test("the supervisor reads the calendar and does not set it; a unit has no part in it", async ({ openAs, problems }) => {
  const supervisor = await openAs("duban1");
  await supervisor.goto("/admin/periods/calendar");
  await expect(supervisor.getByText("由管理员设置")).toBeVisible();
  await expect(supervisor.getByRole("button", { name: "保存" })).toHaveCount(0);
  problems.allow(/status of 40[34]/);
  const county = await openAs("suyu");
  for (const path of ["/admin/periods", "/admin/periods/calendar", "/admin/periods/holidays"]) expect((await county.goto(path))?.status(), path).toBe(403);
});
