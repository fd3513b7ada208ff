import { makePdf } from "../../prisma/sample-files";
import { expect, expectAccessible, test } from "../support/e2e";

// 市教育局 leads task 41; nothing else closes it.
const TASK = "/lists/2021-60/tasks/41";
const CLOSURES = "/lists/2021-60/closures";

test("a task is asked to be closed, signed, closed, looked back at and reopened; a neighbour is refused", async ({ openAs, problems }) => {
  test.setTimeout(180_000);
  problems.allow(/status of (403|404)/);
  const filer = await openAs("jyj-filer");
  await filer.goto(`${TASK}?tab=carrying`);
  await filer.getByRole("link", { name: "申请销号" }).click();
  await filer.getByRole("textbox", { name: /^任务完成情况/ }).fill("随迁子女入学保障各项任务均已完成。");
  await filer.locator("input[type=file]").setInputFiles({ name: "验收意见.pdf", mimeType: "application/pdf", buffer: makePdf([["验收意见"]]) });
  await expect(filer.getByRole("button", { name: "移除 验收意见.pdf" })).toBeVisible();
  await expect(filer.locator("input[name=attachments]")).toHaveCount(1);
  await filer.getByRole("button", { name: "保存草稿" }).click();
  await expect(filer.getByText("保存时移除")).toBeVisible();
  await expectAccessible(filer);

  // A draft is its unit's own; a unit that has no part in the task has no such page.
  const [supporter, neighbour, supervisor] = [await openAs("gaj-filer"), await openAs("kjj-filer"), await openAs("duban1")];
  await supporter.goto(`${TASK}/closure`);
  await expect(supporter.getByText("还没有申请销号")).toBeVisible();
  expect((await neighbour.goto(`${TASK}/closure`))?.status()).toBe(404);
  await filer.getByRole("button", { name: "送审签" }).click();
  await expect(filer.getByText("待审签", { exact: true })).toBeVisible();

  const signer = await openAs("jyj-signer");
  await signer.goto("/");
  await signer.getByRole("link", { name: "审签：第 41 项任务销号" }).click();
  await signer.getByRole("button", { name: "审签，送核查" }).click();
  await expect(signer.getByText("待核查", { exact: true })).toBeVisible();

  await supervisor.goto("/");
  await supervisor.getByRole("link", { name: "核查：第 41 项任务销号" }).click();
  await expect(supervisor.getByText("随迁子女入学保障各项任务均已完成。")).toBeVisible();
  await expect(supervisor.getByLabel(/^回头看日期/)).toHaveValue(/^\d{4}-\d\d-\d\d$/);
  await expectAccessible(supervisor);
  // Who may see it does not decide on it.
  await supporter.reload();
  await expect(supporter.getByText("待核查", { exact: true })).toBeVisible();
  await expect(supporter.getByRole("button", { name: "核查销号" })).toHaveCount(0);
  await supervisor.getByLabel("核查意见").fill("材料齐全，同意销号。");
  await supervisor.getByRole("button", { name: "核查销号" }).click();
  await expect(supervisor.getByText("已销号", { exact: true })).toBeVisible();

  await filer.goto(`${TASK}/report`);
  await expect(filer.getByText("任务已销号，不再填报。")).toBeVisible();
  await expect(filer.getByRole("button", { name: "保存草稿" })).toHaveCount(0);
  await filer.goto(`${TASK}?tab=progress`);
  await expect(filer.locator("h1").getByText("已销号")).toBeVisible();
  await supervisor.goto(`${CLOSURES}?view=closed`);
  await expect(supervisor.getByRole("link", { name: /^第 41 项任务销号/ })).toBeVisible();
  await expectAccessible(supervisor);

  await supervisor.goto(`${TASK}/closure`);
  await supervisor.getByRole("textbox", { name: /^回头看情况/ }).fill("运行平稳。");
  await supervisor.getByRole("button", { name: "保持销号" }).click();
  await expect(supervisor.getByText(/运行平稳。/).first()).toBeVisible();
  await supervisor.getByRole("button", { name: "恢复办理" }).click();
  const dialog = supervisor.getByRole("alertdialog");
  await dialog.getByRole("textbox").fill("园区周边学位再度紧张。");
  await dialog.getByRole("button", { name: "恢复办理" }).click();
  await expect(supervisor.getByText("已恢复办理", { exact: true })).toBeVisible();
  await filer.goto(`${TASK}/closure`);
  await expect(filer.getByText("园区周边学位再度紧张。")).toBeVisible();
  await filer.setViewportSize({ width: 390, height: 844 });
  expect(await filer.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
