import { expect, expectAccessible, test } from "../support/e2e";

const PUBLICITY = "/lists/2021-60/publicity";
const TITLE = "城乡义务教育一体化政策开讲";

test("a unit records what it published for its tasks; others read it, and cannot change it", async ({ openAs, problems }) => {
  problems.allow(/403|404/);
  const [unit, neighbour] = [await openAs("jyj-filer"), await openAs("czj")];
  await unit.goto(PUBLICITY);
  await expectAccessible(unit);
  await unit.getByRole("link", { name: "登记报道" }).click();
  await expect(unit.getByRole("heading", { level: 1, name: "登记宣传报道" })).toBeVisible();
  await expectAccessible(unit);
  await unit.getByLabel("标题").fill(TITLE);
  await unit.getByLabel("媒介").selectOption({ label: "宣讲活动" });
  await unit.getByLabel("媒体或平台名称").fill("市民大讲堂");
  await unit.getByLabel("发布日期").fill("2026-03-18");
  await unit.getByLabel("网址").fill("javascript:alert(1)");
  await unit.getByRole("button", { name: "保存" }).click();
  // What is wrong stands at its field, and nothing that was typed is lost.
  await expect(unit.getByText("请填写以 http:// 或 https:// 开头的完整网址。").first()).toBeVisible();
  await expect(unit.getByText("请选择服务的任务，可以多选。").first()).toBeVisible();
  await expect(unit.getByLabel("标题")).toHaveValue(TITLE);
  const task = unit.getByRole("group", { name: /^服务的任务/ }).getByRole("checkbox").first();
  const no = await task.inputValue();
  await task.check();
  await unit.getByLabel("网址").fill("https://media.example.invalid/20260318/1.html");
  await unit.getByRole("button", { name: "保存" }).click();
  await expect(unit).toHaveURL(new RegExp(`${PUBLICITY}$`));
  const own = unit.getByRole("listitem").filter({ hasText: TITLE });
  await expect(own.getByRole("link", { name: "https://media.example.invalid/20260318/1.html" })).toHaveAttribute("rel", "noopener noreferrer");
  const edit = (await own.getByRole("link", { name: `修改：${TITLE}` }).getAttribute("href")) ?? "";

  await neighbour.goto(`${PUBLICITY}?medium=TALK`);
  await expect(neighbour.getByRole("listitem").filter({ hasText: TITLE })).toBeVisible();
  await expect(neighbour.getByRole("link", { name: `修改：${TITLE}` })).toHaveCount(0);
  expect((await neighbour.goto(edit))?.status()).toBe(403);
  await neighbour.goto(`${PUBLICITY}?medium=WEBSITE`);
  await expect(neighbour.getByText(TITLE)).toHaveCount(0);

  await unit.goto(`/lists/2021-60/tasks/${no}?tab=carrying`);
  await expect(unit.getByRole("region", { name: /^宣传（\d+）/ })).toContainText(TITLE);
  await unit.goto(PUBLICITY);
  await unit.getByRole("button", { name: new RegExp(`^删除\\s*：${TITLE}$`) }).click();
  await unit.getByRole("alertdialog").getByRole("button", { name: "删除" }).click();
  await expect(unit.getByText(TITLE)).toHaveCount(0);
  await unit.setViewportSize({ width: 390, height: 844 });
  expect(await unit.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});
