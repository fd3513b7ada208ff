import { expect, expectAccessible, test } from "../support/e2e";

const LISTS = "/api/v1/lists";

test("a token is made, shown once, read with by a program, and taken away", async ({ openAs, request }) => {
  const page = await openAs("duban2");
  await page.goto("/account");
  await page.getByRole("link", { name: "管理访问令牌" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "访问令牌" })).toBeVisible();
  await expectAccessible(page);

  // What is missing is said at its field, and what was typed stays.
  await page.getByLabel("名称").fill("月报取数程序");
  await page.getByLabel("指定日期").check();
  await page.getByRole("button", { name: "新建令牌" }).click();
  await expect(page.getByText("请至少选择一项权限。").last()).toBeVisible();
  await expect(page.getByText("请填写截止日期。").last()).toBeVisible();
  await expect(page.getByLabel("名称")).toHaveValue("月报取数程序");
  await expectAccessible(page);
  await page.getByLabel("30 天").check();
  await page.getByLabel(/^任务清单、任务/).check();
  await page.getByRole("button", { name: "新建令牌" }).click();
  const token = await page.locator("[data-token]").innerText();
  await expect(page.getByRole("button", { name: "复制" })).toBeVisible();
  await expectAccessible(page);

  const headers = { authorization: `Bearer ${token}` };
  const lists = await request.get(LISTS, { headers });
  expect([lists.status(), ((await lists.json()) as { data: { slug: string }[] }).data.map((list) => list.slug)]).toEqual([200, ["2021-60"]]);
  const head = await request.head(LISTS, { headers });
  expect([head.status(), (await head.body()).length]).toEqual([200, 0]);
  const page1 = await request.get(`${LISTS}/2021-60/tasks?limit=20`, { headers });
  const { next } = (await page1.json()) as { next: string };
  expect((await request.get(next, { headers })).status()).toBe(200);
  const units = await request.get("/api/v1/units", { headers });
  expect([units.status(), await units.json()]).toMatchObject([403, { requiredScope: "units:read" }]);
  const lost = await request.get("/api/v1/nothing", { headers });
  expect([lost.status(), lost.headers()["content-type"]]).toEqual([404, expect.stringContaining("application/problem+json")]);
  expect((await request.post(LISTS, { headers })).status()).toBe(405);
  // The browser's session reads the description and nothing else; whoever is not signed in reads neither.
  expect((await page.request.get(LISTS)).status()).toBe(401);
  expect((await page.request.get("/api/v1/openapi.json")).status()).toBe(200);
  expect((await request.get("/api/v1/openapi.json", { headers })).status()).toBe(200);
  expect((await request.get("/api/v1/openapi.json")).status()).toBe(401);

  await page.reload();
  expect(await page.content()).not.toContain(token);
  const row = page.getByRole("row", { name: "月报取数程序" });
  await expect(row.getByText("未使用")).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.getByRole("button", { name: /^撤销.*月报取数程序/ }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "撤销" }).click();
  await expect(page.getByText("已撤销")).toBeVisible();
  await expect(page.getByRole("button", { name: /^撤销.*月报取数程序/ })).toHaveCount(0);
  expect((await request.get(LISTS, { headers })).status()).toBe(401);
});
