import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/e2e";

const LIST = "/lists/2021-60";
/** The first unit that the units' page leads to: for a unit's account its own. */
const OWN_UNIT = "/units/*";
const COMMON = ["/", `${LIST}/tasks`, `${LIST}/tasks?look=cards`, `${LIST}/tasks/6`, `${LIST}/dashboard`, `${LIST}/dashboard?basis=filed`, `${LIST}/notice`, `${LIST}/bulletins`, "/search?q=就业", "/units", OWN_UNIT, "/account", "/account/tokens", "/notifications"];

const PAGES: Record<string, string[]> = {
  "rsj-filer": [...COMMON, `${LIST}/tasks/6/report`, `${LIST}/tasks/11/contribution`, `${LIST}/tasks/27/report/revisions`, `${LIST}/tasks/6?tab=contributions`, "/account/totp"],
  shuyang: [...COMMON, `${LIST}/tasks/6/contribution`, `${LIST}/tasks/6?tab=contributions`, `${LIST}/tasks/6?tab=discussion`, `${LIST}/tasks/6?tab=history`],
  duban1: [...COMMON, "/reviews", "/reviews/phrases", "/admin/periods", "/admin/periods/calendar", `${LIST}/reminders`, `${LIST}/reminders?to=support`, `${LIST}/reminders?task=20`],
  observer: COMMON,
  admin: [...COMMON, "/admin", "/admin/periods", "/admin/periods/calendar", "/admin/periods/holidays", "/admin/units", "/admin/accounts", "/admin/audit"],
};

/** Read from the units' page, which is open. */
const firstUnitPath = async (page: Page): Promise<string> => (await page.getByRole("main").locator("a[href^='/units/']").first().getAttribute("href")) ?? "";

// The same page for another role differs in its words; looking at it once for accessibility is enough, and quick.
const looked = new Set<string>();

for (const [username, paths] of Object.entries(PAGES)) {
  test(`every page of ${username} opens, says that its data are made up, and is accessible`, async ({ openAs }) => {
    test.setTimeout(300_000);
    const page = await openAs(username);
    for (const path of paths) {
      const response = await page.goto(path === OWN_UNIT ? await firstUnitPath(page) : path);
      expect(response?.status(), path).toBe(200);
      await expect(page.getByRole("heading", { level: 1 }), path).toBeVisible();
      await expect(page.getByText("演示数据：内容为虚构"), path).toBeVisible();
      if (!looked.has(path)) await expectAccessible(page);
      looked.add(path);
    }
  });
}

test("the short addresses lead to the viewer's list", async ({ openAs }) => {
  const page = await openAs("observer");
  await page.goto("/tasks");
  await expect(page).toHaveURL(/\/lists\/2021-60\/tasks$/);
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/lists\/2021-60\/dashboard$/);
});

test("the list is printed verbatim and its filters live in the address", async ({ openAs }) => {
  const page = await openAs("observer");
  await page.goto(`${LIST}/tasks`);
  await expect(page.getByText("共 47 项任务")).toBeVisible();
  await page.getByRole("link", { name: /^待审核/ }).click();
  await expect(page).toHaveURL(/state=awaitingReview/);
  await expect(page.getByText(/^.*筛出 \d+ 项，共 47 项$/)).toBeVisible();
  await page.getByRole("link", { name: "清除筛选" }).click();
  await expect(page.getByText("共 47 项任务")).toBeVisible();
  await page.getByLabel("牵头单位").selectOption({ label: "市人社局" });
  await page.getByRole("button", { name: "筛选" }).click();
  await expect(page.getByText("筛出 16 项，共 47 项")).toBeVisible();
});
