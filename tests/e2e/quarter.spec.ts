import type { Page } from "@playwright/test";
import { quarterAt, USUAL_CALENDAR } from "../../lib/periods/calendar";
import { calendarTimes, indexHolidays } from "../../lib/periods/calendar-holidays";
import { expect, test } from "../support/e2e";
import { suggestionOn } from "../support/suggestion";

// One quarter on one task, by everybody who has a part in it. The demonstration leaves task 40 untouched in the current
// period: 市教育局 leads it, 沭阳县 (of 各县（区）) and 市财政局 support it.
const TASK = "/lists/2021-60/tasks/40";
const FIRST_WORDS = "本季度落实义务教育生均公用经费基准定额，建立特殊困难学生就学信息库。";
const BETTER_WORDS = "本季度拨付义务教育公用经费 2300 万元，特殊困难学生就学信息库录入 4125 人，资助政策全部落实。";

// The demonstration's current quarter is today's; in its last days it is past due. No known holiday falls on a due day to come.
const isPastDue = new Date() > calendarTimes(quarterAt(new Date()), USUAL_CALENDAR, indexHolidays([])).dueAt;

/** Every figure of a dashboard's table, by row and column head. */
async function readTable(page: Page, label: string): Promise<Map<string, Record<string, string>>> {
  const table = page.getByRole("region", { name: label }).locator("table");
  const rows = await table.evaluate((element: HTMLTableElement) => {
    const heads = [...(element.tHead?.rows[element.tHead.rows.length - 1]?.cells ?? [])].map((cell) => cell.innerText.trim());
    return [...element.tBodies].flatMap((body) =>
      [...body.rows].map((row) => [...row.cells].map((cell, at) => [heads[at] ?? String(at), cell.innerText.replace(/\s+/g, " ").trim()] as const)),
    );
  });
  return new Map(rows.map((cells) => [cells[0]?.[1] ?? "", Object.fromEntries(cells)]));
}

async function figures(page: Page) {
  await page.goto("/lists/2021-60/dashboard");
  return { sections: await readTable(page, "按章节汇总"), departments: await readTable(page, "按牵头单位汇总") };
}

/** @returns by row and column, what changed from one reading to the next */
function changes(before: Map<string, Record<string, string>>, after: Map<string, Record<string, string>>, columns: readonly string[]) {
  const found: Record<string, Record<string, number>> = {};
  for (const [row, cells] of after) {
    for (const column of columns) {
      const difference = Number(cells[column]) - Number(before.get(row)?.[column]);
      if (difference !== 0) found[row] = { ...found[row], [column]: difference };
    }
  }
  return found;
}

async function fillReport(page: Page, progress: string): Promise<void> {
  await page.getByLabel("本季度进展情况").fill(progress);
  await page.getByRole("radio", { name: "达进度" }).check();
  await page.getByLabel("完成比例").fill("88");
  await page.getByRole("textbox", { name: /^经办人/ }).fill("市教育局经办人");
  await page.getByLabel("联系电话").fill("0527-00001040");
}

async function sendToSigner(page: Page): Promise<void> {
  await page.getByRole("button", { name: "送审签" }).click();
  await expect(page.getByText("已送审签")).toBeVisible();
  await expect(page.getByText(/^现由市教育局审签人审签/)).toBeVisible();
}

async function sign(page: Page): Promise<void> {
  await page.goto(`${TASK}/report`);
  await page.getByRole("button", { name: "审签报送" }).click();
  await expect(page.getByText("已送市人社局。")).toBeVisible();
}

async function contribute(page: Page, words: string, comment: string): Promise<void> {
  await page.goto(TASK);
  await page.getByRole("link", { name: "填写配合情况" }).click();
  await page.getByRole("textbox", { name: /^配合情况/ }).fill(words);
  await page.getByRole("textbox", { name: /^经办人/ }).fill("经办人");
  await page.getByLabel("联系电话").fill("0527-00002040");
  await page.getByRole("button", { name: "送审签" }).click();
  await expect(page.getByText("已送审签")).toBeVisible();
  await page.getByRole("button", { name: "审签反馈" }).click();
  await expect(page.getByText("已送牵头单位市教育局。")).toBeVisible();
  await page.goto(`${TASK}?tab=discussion`);
  await page.getByLabel("发表讨论").fill(comment);
  await page.getByRole("button", { name: "发表" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: comment.replace(/^@\S+ /, "") })).toBeVisible();
}

test("one quarter on one task, from the first draft to the dashboard", async ({ openAs }) => {
  test.setTimeout(240_000);
  const observer = await openAs("observer");
  const before = await figures(observer);

  const filer = await openAs("jyj-filer");
  await filer.getByRole("link", { name: isPastDue ? "补报：第 40 项任务牵头" : "填报：第 40 项任务牵头" }).click();
  await filer.getByLabel("本季度进展情况").fill(FIRST_WORDS);
  await filer.getByRole("button", { name: "保存草稿" }).click();
  await expect(filer.getByText(/已保存 \d\d:\d\d/)).toBeVisible();
  await filer.reload();
  await expect(filer.getByLabel("本季度进展情况")).toHaveValue(FIRST_WORDS);
  // What is missing is said at its field, and what was typed stays.
  await filer.getByRole("button", { name: "送审签" }).click();
  await expect(filer.getByText("请选择自评。").first()).toBeVisible();
  await expect(filer.getByLabel("本季度进展情况")).toHaveValue(FIRST_WORDS);
  await fillReport(filer, FIRST_WORDS);
  await sendToSigner(filer);

  const signer = await openAs("jyj-signer");
  await signer.getByRole("link", { name: "审签：第 40 项任务牵头" }).click();
  await signer.getByRole("button", { name: "退回修改" }).click();
  await signer.getByRole("alertdialog").getByRole("textbox").fill("请写明资金数额和录入人数。");
  await signer.getByRole("alertdialog").getByRole("button", { name: "退回" }).click();
  await expect(signer.getByText("填报员将看到退回原因")).toBeVisible();

  await filer.goto("/");
  await expect(filer.getByText("退回原因：请写明资金数额和录入人数。")).toBeVisible();
  await filer.getByRole("link", { name: "修改：第 40 项任务牵头" }).click();
  await filer.getByLabel("本季度进展情况").fill(BETTER_WORDS);
  await sendToSigner(filer);
  await sign(signer);

  await contribute(await openAs("shuyang"), "沭阳县拨付公用经费 600 万元。", "@市教育局 信息库是否含学前儿童？");
  await contribute(await openAs("czj"), "市财政局下达资金 1800 万元。", "@市教育局 资金已全部下达。");
  await filer.goto("/");
  await expect(filer.getByText("信息库是否含学前儿童？")).toBeVisible();

  const supervisor = await openAs("duban1");
  const openReview = async () => {
    await supervisor.goto("/reviews");
    await supervisor.locator("a[href*='/reviews/']").filter({ hasText: "建立义务教育经费保障" }).first().click();
    await expect(supervisor.getByText(BETTER_WORDS.slice(0, 20)).first()).toBeVisible();
    await expect(supervisor.getByText("沭阳县拨付公用经费 600 万元。").first()).toBeVisible();
  };
  await openReview();
  // A return needs its reason.
  await supervisor.getByRole("button", { name: "退回", exact: true }).click();
  await expect(supervisor.getByText("请填写原因。").first()).toBeVisible();
  await supervisor.getByLabel("审核意见").fill("请补充财政资金下达情况。");
  await supervisor.getByRole("button", { name: "退回", exact: true }).click();
  await expect(supervisor.getByText("已退回：第 40 项")).toBeVisible();

  await filer.goto(`${TASK}/report`);
  await expect(filer.getByText("请补充财政资金下达情况。").first()).toBeVisible();
  await filer.getByRole("button", { name: "引用市财政局的配合情况" }).click();
  await expect(filer.getByLabel("本季度进展情况")).toHaveValue(/市财政局下达资金 1800 万元。（市财政局配合情况）$/);
  await sendToSigner(filer);
  await sign(signer);

  await openReview();
  await supervisor.getByRole("radio", { name: "超进度" }).check();
  const suggestion = await suggestionOn(supervisor);
  if (suggestion !== null && suggestion !== "超进度") await supervisor.getByLabel("偏离理由").fill("本季度提前完成全年录入任务。");
  await supervisor.getByRole("button", { name: "采纳", exact: true }).click();
  await expect(supervisor.getByText("已采纳：第 40 项")).toBeVisible();

  const after = await figures(observer);
  const columns = ["任务数", "已报", "按时", "已采纳", "待审核", "退回未改", "未报", "逾期", "未启动", "欠进度", "达进度", "超进度", "已完成", "未评价"];
  const change = { 已报: 1, 已采纳: 1, 未报: -1, 超进度: 1, 未评价: -1, ...(isPastDue ? { 逾期: -1 } : { 按时: 1 }) };
  const sections = changes(before.sections, after.sections, columns);
  const changed = Object.keys(sections);
  expect(changed.filter((row) => row.includes("坚持教育优先发展保障教育公平"))).toHaveLength(1);
  for (const row of changed) expect(sections[row], row).toEqual(change);
  // The section, its chapter and the total; of the departments the lead and the total.
  expect(changed).toHaveLength(3);
  const departments = changes(before.departments, after.departments, columns);
  expect(Object.keys(departments).filter((row) => row.includes("市教育局"))).toHaveLength(1);
  expect(Object.keys(departments).length).toBeLessThanOrEqual(2);
  for (const row of Object.keys(departments)) expect(departments[row], row).toEqual(change);

  await observer.goto(TASK);
  await expect(observer.getByText("市财政局下达资金 1800 万元。（市财政局配合情况）")).toBeVisible();
});
