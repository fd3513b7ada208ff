import { expect, expectAccessible, test } from "../support/e2e";

const APPRAISALS = "/lists/2021-60/appraisals";

test("a unit objects to an item of its score, a supervisor corrects it, and a neighbour finds nothing there", async ({ openAs, problems }) => {
  problems.allow(/404/);
  const [unit, supervisor, neighbour] = [await openAs("jyj-filer"), await openAs("duban1"), await openAs("czj")];
  await unit.goto(APPRAISALS);
  await expectAccessible(unit);
  // Its own row, and no other's.
  await expect(unit.getByRole("rowheader")).toHaveText(["市教育局"]);
  await expect(unit.getByRole("button", { name: "确定年度结果" })).toHaveCount(0);
  await unit.getByRole("rowheader").getByRole("link").click();
  await expect(unit.getByRole("heading", { level: 1, name: /^市教育局\d{4}年度考核$/ })).toBeVisible();
  const address = new URL(unit.url());
  const item = unit.getByRole("region", { name: /^按时报送/ });
  await item.getByText(/^依据的记录/).click();
  await expect(item.getByRole("listitem").first()).toContainText(/季度\s*第 \d+ 项任务/);
  await item.getByText("对本项提出异议").click();
  await item.getByRole("button", { name: "提交异议" }).click();
  await expect(item.getByText("请填写").first()).toBeVisible();
  await item.getByLabel("异议理由").fill("系统维护当日已传真报送，请核实。");
  await item.getByRole("button", { name: "提交异议" }).click();
  await expect(item.getByText("待答复")).toBeVisible();
  await expectAccessible(unit);

  expect((await neighbour.goto(address.pathname + address.search))?.status()).toBe(404);
  await neighbour.goto(APPRAISALS);
  await expect(neighbour.getByText("系统维护当日已传真报送")).toHaveCount(0);
  await expect(neighbour.getByRole("link", { name: "市教育局" })).toHaveCount(0);

  await supervisor.goto("/");
  await supervisor.getByRole("region", { name: /^考核异议/ }).getByRole("link", { name: /^市教育局.*按时报送$/ }).click();
  await expect(supervisor.getByRole("heading", { level: 1, name: /^市教育局/ })).toBeVisible();
  const answer = supervisor.getByRole("region", { name: /^按时报送/ });
  await answer.getByText("采纳并更正").click();
  await answer.getByLabel("加减的分数").fill("99");
  await answer.getByLabel("更正的理由").fill("经核实有出入。");
  await answer.getByRole("button", { name: "更正", exact: true }).click();
  await expect(answer.getByText(/更正后应在 0 至/).first()).toBeVisible();
  await answer.getByLabel("加减的分数").fill("-0.5");
  await answer.getByRole("button", { name: "更正", exact: true }).click();
  await expect(answer.getByText("已采纳更正")).toBeVisible();
  await expect(answer.getByText("更正 -0.5 分", { exact: true })).toBeVisible();

  await unit.reload();
  await expect(item.getByText("经异议更正 -0.5 分。")).toBeVisible();
  await expect(item.getByText("答复：经核实有出入。")).toBeVisible();
  await unit.setViewportSize({ width: 390, height: 844 });
  expect(await unit.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});

test("the year before stands as it was fixed, with its file", async ({ openAs }) => {
  const page = await openAs("observer");
  await page.goto(APPRAISALS);
  await page.getByRole("navigation", { name: "年度" }).getByRole("link").last().click();
  await expect(page.getByText(/考核结果已于 .+ 由督查员一确定/)).toBeVisible();
  await expect(page.getByRole("row", { name: /本单位负责考核，仅供参考/ })).toContainText("市人社局");
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "导出 Excel" }).click()]);
  expect(download.suggestedFilename()).toMatch(/^宿办发〔2021〕60号 \d{4}年度考核得分\.xlsx$/);
});
