import { defineConfig, devices } from "@playwright/test";
import { isRoot, launchArguments } from "./tests/browser";

// tests/support/end-to-end.ts sets these; the fallbacks serve who runs `playwright test` against a server of his own.
const { BASE_URL = "http://127.0.0.1:3000", DUBAN_BROWSER, DUBAN_REPORT, DUBAN_ROUND = "e2e", CI } = process.env;
const PHONE = /\.phone\.spec\.ts$/;
/** What compares figures of the whole list, or works through a queue: nobody else may file meanwhile (e2e-rounds.ts). */
const ALONE = /(clock|figures|notices|quarter|requirements|review-desk)\.spec\.ts$/;
const OFFICE_SCREEN = { ...devices["Desktop Chrome"], viewport: { width: 1366, height: 768 } };

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: `test-results/${DUBAN_ROUND}`,
  // Two cores, and most of a test's time is waiting: for the server, for the browser, for a form to save itself.
  workers: 2,
  forbidOnly: Boolean(CI),
  // A test that passes at the second try hides a fault in the product or in itself.
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ...(DUBAN_REPORT ? [["json", { outputFile: DUBAN_REPORT }] as const] : [])],
  use: {
    baseURL: BASE_URL,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      args: launchArguments(isRoot()),
      ...(DUBAN_BROWSER ? { executablePath: DUBAN_BROWSER } : {}),
    },
  },
  projects: [
    { name: "alone", testMatch: ALONE, use: OFFICE_SCREEN },
    { name: "office", testIgnore: [PHONE, ALONE], use: OFFICE_SCREEN },
    {
      name: "phone",
      testMatch: PHONE,
      use: { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } },
    },
  ],
});
