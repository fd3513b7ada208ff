import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/e2e";

/** 市医保局 leads it, 市卫生健康委 supports; the demonstration has no plan of it. */
const TASK = "/lists/2021-60/tasks/17";
const PLAN = `${TASK}/plan`;
const LAST_QUARTER = /^\d{4}年第四季度$/;

test("a plan goes from the lead's draft, with the supporting unit's measure, over its signer to HRSS, and its measure is marked done", async ({ openAs, problems }) => {
  problems.allow(/40[34]/);
  const [filer, support, signer, supervisor, neighbour] = [await openAs("ybj-filer"), await openAs("wjw"), await openAs("ybj-signer"), await openAs("duban1"), await openAs("kjj-filer")];

  await filer.goto(PLAN);
  await expect(filer.getByText("还没有工作方案")).toBeVisible();
  await filer.getByRole("link", { name: "制定方案" }).click();
  await filer.getByRole("textbox", { name: "工作目标" }).fill("全面落实统一的城乡居民医保制度。");
  await filer.getByRole("button", { name: "送审签" }).click();
  await expect(filer.getByText("请至少填写一条具体措施。").first()).toBeVisible();
  await expect(filer.getByRole("textbox", { name: "工作目标" })).toHaveValue("全面落实统一的城乡居民医保制度。");
  await filer.getByRole("button", { name: "增加措施" }).click();
  const first = filer.getByRole("listitem", { name: "措施 1" });
  await first.getByRole("textbox", { name: "措施 1" }).fill("开通门诊异地直接结算。");
  await first.getByRole("combobox", { name: "完成季度" }).selectOption({ label: await optionOf(filer, LAST_QUARTER) });
  await filer.getByRole("button", { name: "增加指标" }).click();
  const target = filer.getByRole("listitem", { name: "指标 1" });
  await target.getByRole("textbox", { name: "指标 1" }).fill("定点药店");
  await target.getByRole("textbox", { name: "目标值" }).fill("许多");
  await target.getByRole("textbox", { name: "计量单位" }).fill("家");
  await target.getByRole("combobox", { name: "统计方式" }).selectOption({ label: "年度" });
  await filer.getByRole("button", { name: "保存草稿" }).click();
  await expect(filer.getByText("目标值须为不小于零的数，最多四位小数。").first()).toBeVisible();
  await target.getByRole("textbox", { name: "目标值" }).fill("120");
  await filer.getByRole("button", { name: "保存草稿" }).click();
  await expect(filer.getByText("已保存草稿。")).toBeVisible();
  await expectAccessible(filer);

  // Who has no part in the task finds nothing; HRSS finds no draft; a supporting unit adds its own and cannot write the rest.
  expect((await neighbour.goto(PLAN))?.status()).toBe(404);
  await supervisor.goto(PLAN);
  await expect(supervisor.getByText("还没有工作方案")).toBeVisible();
  expect((await support.goto(`${PLAN}/edit`))?.status()).toBe(403);
  await support.goto(PLAN);
  await support.getByRole("textbox", { name: "具体措施" }).fill("将常住人口纳入基层医疗卫生服务管理。");
  await support.getByRole("textbox", { name: "责任人/科室" }).fill("基层卫生科");
  await support.getByRole("combobox", { name: "完成季度" }).selectOption({ label: await optionOf(support, LAST_QUARTER) });
  await support.getByRole("button", { name: "增加", exact: true }).click();
  await expect(support.getByRole("region", { name: "本单位承担的措施" }).getByRole("listitem")).toContainText("将常住人口纳入");

  // The lead's form was opened before; the unit that answers for a measure has to be named before it is sent.
  await filer.getByRole("button", { name: "送审签" }).click();
  await expect(filer.getByText("请填写责任人或科室。").first()).toBeVisible();
  await filer.getByRole("textbox", { name: "责任人/科室" }).fill("医疗保障科");
  await filer.getByRole("button", { name: "送审签" }).click();
  await expect(filer.getByRole("complementary", { name: "方案情况" }).getByText("待审签")).toBeVisible();
  await expect(filer.getByText("将常住人口纳入基层医疗卫生服务管理。")).toBeVisible();

  await signer.goto("/");
  await signer.getByRole("link", { name: "审签：第 17 项任务工作方案" }).click();
  await signer.getByRole("button", { name: "审签报送" }).click();
  await expect(signer.getByRole("complementary", { name: "方案情况" }).getByText("待审定", { exact: true }).first()).toBeVisible();

  await supervisor.goto("/");
  await supervisor.getByRole("link", { name: "审定：第 17 项任务工作方案" }).click();
  await expect(supervisor.getByText("将常住人口纳入基层医疗卫生服务管理。")).toBeVisible();
  await expectAccessible(supervisor);
  await supervisor.getByRole("button", { name: "审定", exact: true }).click();
  await supervisor.getByRole("alertdialog").getByRole("button", { name: "审定", exact: true }).click();
  await expect(supervisor.getByText("现行第 1 版")).toBeVisible();

  // Each unit marks its own; a plan in force is changed as a new version with a reason.
  await support.goto(PLAN);
  await expect(support.getByRole("button", { name: "标记完成" })).toHaveCount(1);
  await support.getByRole("button", { name: "标记完成" }).click();
  await support.getByRole("alertdialog").getByRole("button", { name: "标记完成" }).click();
  await expect(support.getByRole("button", { name: "撤销完成" })).toBeVisible();
  await filer.goto(`${PLAN}/edit`);
  await filer.getByRole("textbox", { name: "工作目标" }).fill("全面落实统一的城乡居民医保和大病保险制度。");
  await filer.getByRole("button", { name: "送审签" }).click();
  await expect(filer.getByText("修改已审定的方案，请填写修改原因。").first()).toBeVisible();
  await filer.getByRole("textbox", { name: "修改原因" }).fill("补充大病保险。");
  await filer.getByRole("button", { name: "送审签" }).click();
  await expect(filer.getByRole("heading", { name: "与第 1 版相比" })).toBeVisible();
  await supervisor.goto(PLAN);
  await expect(supervisor.getByText("现行第 1 版")).toBeVisible();
});

test("the line of all plans is filtered in the address, and leads to one task's plan", async ({ openAs }) => {
  const page = await openAs("observer");
  await page.goto("/lists/2021-60/plans");
  await expectAccessible(page);
  const chip = page.getByRole("link", { name: /^有逾期措施 \d+$/ });
  const count = Number(/\d+/.exec(await chip.innerText())?.[0]);
  await chip.click();
  await expect(page.getByText(`筛出 ${count} 项，共 47 项`)).toBeVisible();
  await expect(page.locator("tbody tr.card-row")).toHaveCount(count);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await page.locator("tbody tr.card-row").first().getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: /^第 \d+ 项任务工作方案$/ })).toBeVisible();
  await expectAccessible(page);
});

/** The name of the latest quarter that a form offers and the pattern fits. */
async function optionOf(page: Page, pattern: RegExp): Promise<string> {
  const labels = await page.getByRole("combobox", { name: "完成季度" }).first().locator("option").allInnerTexts();
  return labels.filter((label) => pattern.test(label)).at(-1) ?? "";
}
