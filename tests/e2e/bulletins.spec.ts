import { readFile } from "node:fs/promises";
import { expect, expectAccessible, test } from "../support/e2e";
import { unzipText } from "../support/unzip";

const BULLETINS = "/lists/2021-60/bulletins";

test("a bulletin is drafted from the data, edited, issued and downloaded; a unit sees it only then", async ({ openAs, problems }) => {
  problems.allow(/404/);
  const [supervisor, unit] = [await openAs("duban1"), await openAs("jyj-filer")];
  await supervisor.goto(BULLETINS);
  await expectAccessible(supervisor);
  const quarter = (await supervisor.getByRole("region", { name: "尚未起草" }).getByRole("listitem").last().locator("> span").innerText()).trim();
  await supervisor.getByRole("button", { name: `由数据生成草稿 ${quarter}` }).click();
  await expect(supervisor.getByRole("heading", { level: 1, name: `修改通报：${quarter}` })).toBeVisible();
  await expectAccessible(supervisor);

  const demand = supervisor.getByRole("textbox", { name: "下一步要求第1段" });
  const generated = await demand.inputValue();
  await demand.fill("改错了。");
  await supervisor.getByRole("button", { name: "恢复生成文字：下一步要求第1段" }).click();
  await expect(demand).toHaveValue(generated);
  await demand.fill("一是抓紧整改。欠进度的任务逐项排出时间表。");
  await supervisor.getByRole("button", { name: "按最新数据更新" }).click();
  await supervisor.getByRole("alertdialog").getByRole("button", { name: "保存并更新" }).click();
  await expect(supervisor.getByText("已按最新数据更新，保留手工修改的段落 1 处。")).toBeVisible();
  await expect(demand).toHaveValue("一是抓紧整改。欠进度的任务逐项排出时间表。");

  // What is not saved is asked about, whichever way one leaves.
  const saved = await demand.inputValue();
  await demand.fill("还没有保存。");
  const asked: string[] = [];
  supervisor.once("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await supervisor.getByRole("link", { name: "预览和印发" }).click();
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  await expect(demand).toHaveValue("还没有保存。");
  await demand.fill(saved);

  await supervisor.getByRole("link", { name: "预览和印发" }).click();
  await expect(supervisor.getByText("草稿，未印发")).toBeVisible();
  await expect(supervisor.getByRole("heading", { level: 1 })).toHaveText(new RegExp(`^关于${quarter}《.+》推进情况的通报$`));
  const address = new URL(supervisor.url()).pathname;
  expect((await unit.goto(address))?.status()).toBe(404);

  await supervisor.getByRole("button", { name: "印发" }).click();
  const dialog = supervisor.getByRole("alertdialog");
  await expect(dialog).toContainText("印发后各单位均可查阅");
  await dialog.getByRole("button", { name: "印发" }).click();
  await expect(supervisor.getByRole("heading", { name: "印发版本" })).toBeVisible();

  await unit.goto(BULLETINS);
  await unit.getByRole("link", { name: `${quarter}任务推进情况通报` }).click();
  await expect(unit.getByText("一是抓紧整改。欠进度的任务逐项排出时间表。")).toBeVisible();
  await expect(unit.getByRole("button", { name: "起草新版" })).toHaveCount(0);
  await unit.setViewportSize({ width: 390, height: 844 });
  expect(await unit.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await expectAccessible(unit);
  const [download] = await Promise.all([unit.waitForEvent("download"), unit.getByRole("link", { name: "下载 Word" }).click()]);
  expect(download.suggestedFilename()).toMatch(new RegExp(`^督查通报〔\\d{4}〕\\d+号关于${quarter}.*\\.docx$`));
  const xml = (await unzipText(await readFile(await download.path()))).get("word/document.xml") ?? "";
  expect(xml.replace(/<[^>]*>/g, "")).toContain("一是抓紧整改。欠进度的任务逐项排出时间表。");
});

test("an earlier version stays readable and says what took its place", async ({ openAs }) => {
  const page = await openAs("observer");
  await page.goto(BULLETINS);
  await page.getByRole("listitem").filter({ hasText: "第 2 版" }).getByRole("link", { name: /任务推进情况通报$/ }).click();
  await page.getByRole("link", { name: "第 1 版", exact: true }).click();
  await expect(page.getByText("第 1 版，已被第 2 版替代")).toBeVisible();
  await page.getByRole("link", { name: "查看现行版本" }).click();
  await expect(page.getByText(/^第 2 版\s.*督查员一印发/)).toBeVisible();
});
