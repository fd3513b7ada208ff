import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/e2e";

const LIST = "/lists/2021-60";
/** The first unit that the units' page leads to: for a unit's account its own. */
const OWN_UNIT = "/units/*";
const PAGES: Record<string, string[]> = {
  "rsj-filer": ["/", `${LIST}/tasks`, `${LIST}/tasks/6`, `${LIST}/tasks/6/report`, `${LIST}/dashboard`, `${LIST}/notice`, `${LIST}/bulletins`, "/search?q=就业", "/units", OWN_UNIT, "/account", "/account/tokens", "/notifications"],
  duban1: ["/", "/reviews", "/admin/periods", `${LIST}/reminders`],
  admin: ["/admin/units", "/admin/accounts"],
};

/** Read from the units' page, which is open. */
const firstUnitPath = async (page: Page): Promise<string> => (await page.getByRole("main").locator("a[href^='/units/']").first().getAttribute("href")) ?? "";

for (const [username, paths] of Object.entries(PAGES)) {
  test(`nothing of ${username}'s pages runs over the edge of a phone`, async ({ openAs }) => {
    test.setTimeout(180_000);
    const page = await openAs(username);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of paths) {
      await page.goto(path === OWN_UNIT ? await firstUnitPath(page) : path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, path).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
  });
}
