import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/e2e";

const DASHBOARD = "/lists/2021-60/dashboard";
const QUESTIONS = ["总体进度", "滞后情况", "未报送、未反馈单位", /^与.+相比/, "需研究决定"];

/** Follows a figure and reads how many tasks the list behind it shows. */
async function tasksBehind(page: Page, name: RegExp): Promise<{ figure: number; tasks: number }> {
  const link = page.getByRole("region", { name: "按章节汇总" }).getByRole("link", { name });
  const figure = Number((await link.innerText()).replace("%", ""));
  await link.click();
  await expect(page.getByRole("heading", { level: 1, name: "任务清单" })).toBeVisible();
  const tasks = await page.getByRole("region", { name: "任务清单" }).getByRole("link", { name: /号任务$/ }).count();
  return { figure, tasks };
}

test("the first screen answers the five questions in their order", async ({ openAs }) => {
  const page = await openAs("observer");
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(DASHBOARD);
  const headings = page.getByRole("main").getByRole("heading", { level: 2 });
  for (const [at, name] of QUESTIONS.entries()) {
    await expect(headings.nth(at)).toHaveText(name);
    await expect(headings.nth(at)).toBeInViewport();
  }
  await expect(page.getByRole("link", { name: /^催办/ })).toHaveCount(0);
});

test("two periods stand beside each other, and each figure leads to its tasks", async ({ openAs }) => {
  const page = await openAs("duban1");
  await page.goto(`${DASHBOARD}?columns=quality`);
  await expect(page.getByRole("link", { name: "催办配合单位" })).toBeVisible();
  const periods = page.getByLabel("比较的填报期");
  const chosen = (await periods.locator("option").nth(2).innerText()).trim();
  await periods.selectOption({ label: chosen });
  await page.getByRole("button", { name: "比较" }).click();
  await expect(page).toHaveURL(/columns=quality.*compare=\d{4}Q\d/);
  await expect(page.getByRole("heading", { level: 2, name: `与${chosen}相比` })).toBeVisible();
  await page.getByRole("navigation", { name: "表格内容" }).first().getByRole("link", { name: "显示增减" }).click();
  await expect(page.getByRole("region", { name: "按章节汇总" }).getByText(/^(增加|减少)$/).first()).toBeAttached();
  // Where the bar that stays in sight covers nothing.
  await page.evaluate(() => scrollTo(0, 0));
  await expectAccessible(page);

  const ever = await tasksBehind(page, /^合计 曾被退回 /);
  expect(ever.figure).toBeGreaterThan(0);
  expect(ever.tasks).toBe(ever.figure);
  await page.goBack();
  // Times returned are no tasks: the link leads to the tasks they are of.
  const times = await tasksBehind(page, /^合计 退回次数 /);
  expect(times.tasks).toBe(ever.tasks);
  expect(times.figure).toBeGreaterThanOrEqual(times.tasks);
});

test("a section opens to its tasks by its address, without script too", async ({ openAs }) => {
  const page = await openAs("observer");
  await page.goto(DASHBOARD);
  const table = page.getByRole("region", { name: "按章节汇总" });
  await expect(table.getByRole("link", { name: /^1号任务/ })).toHaveCount(0);
  await table.getByRole("link", { name: "（一）的任务" }).click();
  await expect(page).toHaveURL(/open=1\b/);
  await expect(table.getByRole("link", { name: /^1号任务/ }).first()).toBeVisible();
  await expect(table.getByRole("link", { name: "（一）的任务" })).toHaveAttribute("aria-expanded", "true");
  await page.goto(`${DASHBOARD}?open=1,3&basis=filed`);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  await expectAccessible(page);
  const plain = await (await page.request.get(`${DASHBOARD}?open=1`)).text();
  expect(plain).toMatch(/<th scope="row" colSpan="7"[^>]*><a [^>]*href="\/lists\/2021-60\/tasks\/1\?/i);
});

test("a figure says how it is counted, by the keyboard", async ({ openAs }) => {
  const page = await openAs("observer");
  await page.goto(DASHBOARD);
  const note = page.getByText("退回未改：督查员退回或重新打开、单位尚未再次报送的任务数；已销号的不计。");
  await expect(note).toBeHidden();
  const word = page.getByRole("region", { name: "按章节汇总" }).getByRole("button", { name: "退回未改" });
  await word.focus();
  await page.keyboard.press("Enter");
  await expect(note).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(note).toBeHidden();
  await expect(word).toBeFocused();
});

test("a department reads only its own tasks in the comparison", async ({ openAs }) => {
  const page = await openAs("jyj-filer");
  await page.goto(DASHBOARD);
  await expect(page.getByText("统计范围：本单位牵头和配合的任务")).toBeVisible();
  const numbers = async (region: string | RegExp) =>
    (await page.getByRole("region", { name: region, exact: true }).getByRole("link", { name: /^\d+\s*号任务$/ }).allInnerTexts()).map((words) => parseInt(words));
  const own = [...(await numbers("需研究决定")), ...(await numbers(/^与.+相比/))];
  expect(own.length).toBeGreaterThan(0);
  await page.goto("/lists/2021-60/tasks?scope=own");
  const listed = await numbers("任务清单");
  expect(own.filter((no) => !listed.includes(no))).toEqual([]);
});

test("on paper a dark cell of the heat map keeps its light figures", async ({ openAs }) => {
  const page = await openAs("observer");
  await page.goto(DASHBOARD);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("td > a.heat-5").first()).toHaveCSS("color", "rgb(255, 255, 255)");
});
