import { expect, expectAccessible, test } from "../support/e2e";

const PAGES: Record<string, string[]> = {
  "rsj-signer": ["/sign", "/lists/2021-60/tasks/27/report/revisions"],
  duban1: ["/reviews?repeated=1", "/reviews/phrases"],
};

for (const [username, paths] of Object.entries(PAGES)) {
  test(`the desks of ${username} fit a phone`, async ({ openAs }) => {
    const page = await openAs(username);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of paths) {
      await page.goto(path);
      // What is folded must fit as well.
      for (const summary of await page.getByText(/^查看全文/).all()) await summary.click();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, path).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
  });
}
