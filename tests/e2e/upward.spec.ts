import { expect, expectAccessible, test } from "../support/e2e";

// 市教育局 leads task 42, 市人社局 supports it; the demonstration has no request of it.
const LIST = "/lists/2021-60";

test("a request upward is entered, goes to 已获批, and fills the next report's field; a neighbour is refused", async ({ openAs, problems }) => {
  test.setTimeout(180_000);
  problems.allow(/status of (403|404)/);
  const filer = await openAs("jyj-filer");
  await filer.goto(`${LIST}/tasks/42?tab=carrying`);
  await filer.getByRole("link", { name: "新增事项" }).click();
  await filer.getByRole("button", { name: "列入台账" }).click();
  await expect(filer.getByText("请填写上级部门。").first()).toBeVisible();
  await filer.getByRole("radio", { name: "省" }).check();
  await filer.getByRole("textbox", { name: /^上级部门/ }).fill("省教育厅");
  await filer.getByRole("textbox", { name: /^争取事项/ }).fill("争取地方专项计划名额向农村高中倾斜。");
  await expectAccessible(filer);
  await filer.getByRole("button", { name: "列入台账" }).click();
  await expect(filer.getByRole("list", { name: "阶段记录" }).getByText("拟争取")).toBeVisible();
  const address = new URL(filer.url()).pathname;

  const trail = filer.getByRole("list", { name: "阶段记录" });
  for (const stage of ["已对接", "已上报", "已获批"]) {
    await filer.getByRole("radio", { name: stage }).check();
    await filer.getByRole("textbox", { name: /^说明/ }).fill(`${stage}的说明。`);
    await filer.getByRole("button", { name: "记录进展" }).click();
    await expect(trail.getByText(`${stage}的说明。`)).toBeVisible();
  }
  await expect(trail.getByRole("listitem").first()).toContainText("已获批");
  // Nothing follows what is granted but a correction.
  await filer.getByRole("radio", { name: "已上报" }).check();
  await filer.getByRole("button", { name: "记录进展" }).click();
  await expect(filer.getByText(/请勾选更正/).first()).toBeVisible();

  const [supporter, neighbour, supervisor] = [await openAs("rsj-filer"), await openAs("kjj-filer"), await openAs("duban1")];
  await supporter.goto(address);
  await expect(supporter.getByText("争取地方专项计划名额向农村高中倾斜。")).toBeVisible();
  await expect(supporter.getByRole("button", { name: "记录进展" })).toHaveCount(0);
  expect((await neighbour.goto(address))?.status()).toBe(404);
  expect((await neighbour.goto(`${LIST}/upward/new?task=42`))?.status()).toBe(404);
  expect((await supervisor.goto(`${LIST}/upward/new?task=42`))?.status()).toBe(403);

  await supervisor.goto(`${LIST}/upward`);
  await supervisor.getByRole("navigation", { name: "筛选" }).getByRole("link", { name: /^已获批/ }).click();
  await expect(supervisor).toHaveURL(/stage=APPROVED/);
  await expect(supervisor.getByRole("link", { name: "争取地方专项计划名额向农村高中倾斜。" })).toBeVisible();
  await expectAccessible(supervisor);
  await supervisor.setViewportSize({ width: 390, height: 844 });
  expect(await supervisor.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test("the report's field is filled from the ledger by one press", async ({ openAs }) => {
  // Task 46 came back to 市民政局 from its signer, no other test sends it, and the demonstration has a request of it.
  const filer = await openAs("mzj-filer");
  await filer.goto(`${LIST}/tasks/46/report`);
  await expect(filer.getByText("已列入对上争取台账 1 项，不必重填。")).toBeVisible();
  await filer.getByRole("button", { name: "按台账填入" }).click();
  await expect(filer.getByLabel("对上争取", { exact: true })).toHaveValue(/向省民政厅（省级）争取.*已获批。$/);
});
