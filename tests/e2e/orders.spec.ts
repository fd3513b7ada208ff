import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { demoAccounts, expect, expectAccessible, test } from "../support/e2e";
import { unzipText } from "../support/unzip";

const ORDERS = "/lists/2021-60/orders";
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
const NOTICED = /督办〔\d{4}〕\d+号/;

/** @returns the account of a unit with a role */
function accountOf(unit: string, role: "FILER" | "SIGNER"): string {
  const found = demoAccounts().find((account) => account.unit === unit && account.roles.includes(role));
  if (!found) throw new Error(`${unit} has no account with the role ${role}`);
  return found.username;
}

/** A department that neither leads the task nor supports it: to its people the address is none. */
async function findStranger(page: Page, taskNo: string): Promise<string> {
  await page.goto(`/lists/2021-60/tasks/${taskNo}`);
  const printed = await page.locator("main").innerText();
  const stranger = demoAccounts().find(({ unit, roles }) => unit && roles.includes("FILER") && !roles.includes("SIGNER") && !printed.includes(unit));
  if (!stranger) throw new Error("every department has a part in the task");
  return stranger.username;
}

test("a yellow order is issued from a draft, signed for, answered through a signer, and closed; a neighbour finds nothing", async ({ openAs, problems }) => {
  test.setTimeout(180_000);
  problems.allow(/404/);
  const supervisor = await openAs("duban1");
  await supervisor.goto(`${ORDERS}?show=drafts&colour=YELLOW`);
  await expectAccessible(supervisor);
  const draft = supervisor.getByRole("list", { name: "草拟" }).getByRole("listitem").first();
  const name = (await draft.getByRole("checkbox").getAttribute("aria-label")) ?? "";
  const [, unit = "", no = ""] = /^(.+)第 (\d+) 项任务黄色预警$/.exec(name) ?? [];
  await draft.getByRole("link", { name: "修改后签发" }).click();
  await expect(supervisor.getByRole("textbox", { name: "督办事由" })).not.toHaveValue("");
  await supervisor.getByRole("textbox", { name: "督办要求" }).fill("请五日内报送赶上序时的具体措施。");
  await expectAccessible(supervisor);
  await supervisor.getByRole("button", { name: "签发督办单" }).click();
  await expect(supervisor.getByRole("heading", { level: 1, name: "督 办 单" })).toBeVisible();
  await expect(supervisor.getByText(NOTICED).first()).toBeVisible();
  const address = new URL(supervisor.url()).pathname;

  const neighbour = await openAs(await findStranger(supervisor, no));
  expect((await neighbour.goto(address))?.status()).toBe(404);
  const observer = await openAs("observer");
  await observer.goto(address);
  for (const button of ["签收", "销结", "保存答复"]) await expect(observer.getByRole("button", { name: button })).toHaveCount(0);

  const filer = await openAs(accountOf(unit, "FILER"));
  await filer.goto("/");
  await filer.getByRole("region", { name: /^督办单和批示/ }).getByRole("listitem").filter({ hasText: `第 ${no} 项任务` }).getByRole("link", { name: /^签收/ }).first().click();
  await filer.goto(address);
  await filer.getByRole("button", { name: "签收", exact: true }).click();
  const paper = filer.getByRole("article");
  await expect(paper).toContainText(/签\s收.*\d{4}-\d{2}-\d{2} \d{2}:\d{2}/s);
  await filer.getByRole("textbox", { name: "办理情况" }).fill("已倒排工期，月底前赶上序时。");
  await filer.locator("input[type=file]").setInputFiles({ name: "整改措施.png", mimeType: "image/png", buffer: PNG });
  await expect(filer.getByRole("button", { name: "移除 整改措施.png" })).toBeVisible();
  await filer.getByRole("button", { name: "保存答复" }).click();
  await expect(filer.getByText("已保存，待审签人审签报送。")).toBeVisible();
  await expect(filer.getByRole("button", { name: "审签报送" })).toHaveCount(0);
  await supervisor.goto(address);
  await expect(supervisor.getByText("月底前赶上序时")).toHaveCount(0);

  const signer = await openAs(accountOf(unit, "SIGNER"));
  await signer.goto(address);
  await signer.getByRole("button", { name: "审签报送" }).click();
  await signer.getByRole("alertdialog").getByRole("button", { name: "审签报送" }).click();
  await expect(signer.getByRole("article")).toContainText("已倒排工期，月底前赶上序时。");
  await signer.setViewportSize({ width: 390, height: 844 });
  expect(await signer.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await expectAccessible(signer);

  await supervisor.goto(address);
  await expect(supervisor.getByRole("list", { name: "答复附件" })).toContainText("整改措施.png");
  await supervisor.getByRole("button", { name: "销结" }).click();
  await supervisor.getByRole("alertdialog").getByRole("textbox", { name: "销结意见" }).fill("措施具体，予以销结。");
  await supervisor.getByRole("alertdialog").getByRole("button", { name: "销结" }).click();
  await expect(supervisor.getByRole("article")).toContainText("已销结：措施具体，予以销结。");
  await expectAccessible(supervisor);
  const [download] = await Promise.all([supervisor.waitForEvent("download"), supervisor.getByRole("link", { name: "下载 Word" }).click()]);
  expect(download.suggestedFilename()).toMatch(/^督办〔\d{4}〕\d+号督办单\.docx$/);
  const xml = (await unzipText(await readFile(await download.path()))).get("word/document.xml") ?? "";
  expect(xml.replace(/<[^>]*>/g, "")).toContain("已倒排工期，月底前赶上序时。");
});

test("several drafts are issued at once, each under a number of its own", async ({ openAs }) => {
  const page = await openAs("duban2");
  await page.goto(`${ORDERS}?show=drafts&colour=RED`);
  const boxes = page.getByRole("list", { name: "草拟" }).getByRole("checkbox");
  const names = [await boxes.nth(0).getAttribute("aria-label"), await boxes.nth(1).getAttribute("aria-label")];
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole("button", { name: "签发所选草拟" }).click();
  await expect(page.getByText("已签发督办单 2 份。")).toBeVisible();
  for (const name of names) await expect(page.getByRole("checkbox", { name: name ?? "", exact: true })).toHaveCount(0);
});

test("an instruction is left on a task by the observer, answered by its lead and ended", async ({ openAs, problems }) => {
  test.setTimeout(120_000);
  problems.allow(/404/);
  const observer = await openAs("observer");
  await observer.goto("/lists/2021-60/tasks/7?tab=carrying");
  await observer.getByText("作批示").click();
  const text = "请市人社局一周内报送推进方案。";
  await observer.getByRole("textbox", { name: "批示内容" }).fill(text);
  const unit = ((await observer.getByRole("combobox", { name: "承办单位" }).locator("option").first().textContent()) ?? "").replace("（牵头）", "");
  await observer.getByRole("button", { name: "作出批示" }).click();
  await expect(observer.getByText("批示已送达承办单位。")).toBeVisible();
  await expectAccessible(observer);
  await observer.getByRole("list", { name: "领导批示" }).getByRole("listitem").filter({ hasText: text }).getByRole("link").click();
  await expect(observer.getByRole("heading", { level: 1, name: "第 7 项任务的批示" })).toBeVisible();
  const address = new URL(observer.url()).pathname;

  const neighbour = await openAs(await findStranger(observer, "7"));
  expect((await neighbour.goto(address))?.status()).toBe(404);
  const filer = await openAs(accountOf(unit, "FILER"));
  await filer.goto(address);
  await filer.getByRole("textbox", { name: "办理情况" }).fill("方案已经党组会研究，随文报送。");
  await filer.getByRole("button", { name: "保存答复" }).click();
  await expect(filer.getByText("已保存，待审签人审签报送。")).toBeVisible();
  const signer = await openAs(accountOf(unit, "SIGNER"));
  await signer.goto(address);
  await signer.getByRole("button", { name: "审签报送" }).click();
  await signer.getByRole("alertdialog").getByRole("button", { name: "审签报送" }).click();
  await expect(signer.getByText("已反馈", { exact: true })).toBeVisible();

  await observer.goto("/");
  await observer.getByRole("region", { name: /^督办单和批示/ }).getByRole("listitem").filter({ hasText: text }).getByRole("link", { name: /^查看反馈/ }).click();
  await observer.getByRole("button", { name: "办结" }).click();
  await observer.getByRole("alertdialog").getByRole("button", { name: "办结" }).click();
  await expect(observer.getByText("已办结", { exact: true })).toBeVisible();
  await expectAccessible(observer);
});
