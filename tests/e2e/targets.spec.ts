import { expect, expectAccessible, test } from "../support/e2e";
import { suggestionOn } from "../support/suggestion";

// 市住房和城乡建设局 leads task 18: a draft in the demonstration's current period, a plan in force with measures that are due
// and a target of its own. 市财政局 has no part in it, 沭阳县 supports it.
const TASK = "/lists/2021-60/tasks/18";
const FIGURE = "开展政策宣讲";

test("a quarter's figure, what the plan suggests, and a verdict that departs from it", async ({ openAs }) => {
  test.setTimeout(180_000);
  const filer = await openAs("zjj-filer");
  await filer.goto(`${TASK}/report`);
  const field = filer.getByLabel(FIGURE);
  await expect(filer.getByText(/上季度 [\d,]+ 场；.*年度目标 12 场/)).toBeVisible();
  await expect(filer.getByText(/到期措施 \d+ 项，已完成 \d+ 项/)).toBeVisible();
  await expectAccessible(filer);

  // Wrong at its field; the rest is saved without it.
  await field.fill("3.14159");
  await expect(filer.getByText("请填写不小于 0 的数字，最多四位小数。")).toBeVisible();
  await field.fill("5");
  await expect(filer.getByText(/已保存 \d\d:\d\d/)).toBeVisible();
  await filer.reload();
  await expect(field).toHaveValue("5");
  await filer.getByRole("button", { name: "送审签" }).click();
  await expect(filer.getByText("已送审签")).toBeVisible();

  const signer = await openAs("zjj-signer");
  await signer.goto(`${TASK}/report`);
  await expect(signer.getByText(`${FIGURE}：5 场`)).toBeVisible();
  await signer.getByRole("button", { name: "审签报送" }).click();
  await expect(signer.getByText("已送市人社局。")).toBeVisible();

  const supervisor = await openAs("duban1");
  await supervisor.goto("/reviews");
  await supervisor.locator("a[href*='/reviews/']").filter({ hasText: "坚持以政府为主提供基本住房保障" }).first().click();
  await expect(supervisor.locator("#review-report")).toContainText("第 18 项");
  await expect(supervisor.getByRole("region", { name: "报告内容" }).getByText(`${FIGURE}：5 场`)).toBeVisible();
  const suggestion = await suggestionOn(supervisor);
  expect(suggestion).not.toBeNull();
  const [same, other] = suggestion === "欠进度" ? ["欠进度", "达进度"] : [suggestion ?? "", "欠进度"];
  const reason = supervisor.getByLabel("偏离理由");
  await supervisor.getByRole("radio", { name: same }).check();
  await expect(reason).toHaveCount(0);
  await supervisor.getByRole("radio", { name: other }).check();
  await expect(reason).toBeVisible();
  await expectAccessible(supervisor);
  await supervisor.getByRole("button", { name: "采纳", exact: true }).click();
  await expect(supervisor.locator("#departure-error")).toContainText(`序时建议为${same}，督查评价选了${other}，请写明偏离理由。`);
  await reason.fill("主要措施已实质推进，台账正在补录。");
  await supervisor.getByRole("button", { name: "采纳", exact: true }).click();
  await expect(supervisor.getByText("已采纳：第 18 项")).toBeVisible();

  const observer = await openAs("observer");
  await observer.goto(TASK);
  await expect(observer.getByText("偏离理由：主要措施已实质推进，台账正在补录。")).toBeVisible();
  await observer.getByRole("link", { name: "落实" }).click();
  const course = observer.getByRole("region", { name: `${FIGURE}各季度完成情况` });
  await expect(course.locator("tr[aria-current=true]").getByRole("cell").first()).toHaveText("5");
  // The chart is drawn once it comes into sight; the table has its figures.
  await expect(observer.getByRole("figure", { name: new RegExp(`^${FIGURE}`) }).locator("svg.recharts-surface")).toBeVisible();
  await expectAccessible(observer);

  const supporter = await openAs("shuyang");
  await supporter.goto(`${TASK}?tab=carrying`);
  await expect(supporter.getByRole("region", { name: `${FIGURE}各季度完成情况` })).toBeVisible();
});

test("who has no part in the task reads neither its figures nor what its plan suggests", async ({ openAs, problems }) => {
  problems.allow(/404/);
  const neighbour = await openAs("czj");
  await neighbour.goto(`${TASK}?tab=carrying`);
  await expect(neighbour.getByText("填报内容不公开")).toBeVisible();
  await expect(neighbour.getByText(FIGURE)).toHaveCount(0);
  await expect(neighbour.getByText("序时建议")).toHaveCount(0);
  expect((await neighbour.goto(`${TASK}/report`))?.status()).toBe(404);
});

test("the notice's own targets stand with the sentence that sets them", async ({ openAs }) => {
  const observer = await openAs("observer");
  await observer.goto("/lists/2021-60/tasks/25?tab=carrying");
  await expect(observer.getByText(/实现年培养500名以上乡土人才取得职称，1500名以上乡土人才通过职业技能等级认定/).last()).toBeVisible();
  for (const goal of ["年度目标 500 名", "年度目标 1,500 名", "年度目标 600 名"]) await expect(observer.getByText(goal, { exact: true })).toBeVisible();
});
