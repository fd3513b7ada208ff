import { expect, expectAccessible, test } from "../support/e2e";

const LIST = "/lists/2021-60";
const PAGES: Record<string, string[]> = {
  "rsj-filer": ["/", `${LIST}/tasks`, `${LIST}/tasks/6`, `${LIST}/tasks/6/report`, `${LIST}/dashboard`, `${LIST}/notice`, "/units", "/account", "/notifications"],
  duban1: ["/", "/reviews", "/admin/periods", `${LIST}/reminders`],
  admin: ["/admin/units", "/admin/accounts"],
};

for (const [username, paths] of Object.entries(PAGES)) {
  test(`nothing of ${username}'s pages runs over the edge of a phone`, async ({ openAs }) => {
    test.setTimeout(180_000);
    const page = await openAs(username);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of paths) {
      await page.goto(path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, path).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
  });
}
