import { execFileSync } from "node:child_process";
import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { z } from "zod";

export { expect };

/** What no page may do: log an error, throw one, or ask a host other than ours. A test fails for any of them. */
export class Problems {
  readonly #found: string[] = [];
  readonly #allowed: RegExp[] = [];

  /** For what a test provokes on purpose, such as the browser's own line about a 404. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  watch(context: BrowserContext, host: string): void {
    context.on("console", (message) => {
      if (message.type() === "error") this.#found.push(`console: ${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => {
      this.#found.push(`page error: ${error.error().stack ?? error.error().message}`);
    });
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (/^(http|ws)s?:$/.test(url.protocol) && url.host !== host) this.#found.push(`request to another host: ${url.href}`);
    });
  }

  get unexpected(): string[] {
    return this.#found.filter((line) => !this.#allowed.some((pattern) => pattern.test(line)));
  }
}

interface Fixtures {
  problems: Problems;
  /** A signed-in page of its own, in a browser context of its own: for tests with several people. */
  openAs: (username: string) => Promise<Page>;
}

export const test = base.extend<Fixtures>({
  problems: [
    async ({ context, baseURL }, use) => {
      const problems = new Problems();
      problems.watch(context, hostOf(baseURL));
      await use(problems);
      expect(problems.unexpected, "errors in the browser, or requests to other hosts").toEqual([]);
    },
    { auto: true },
  ],

  openAs: async ({ browser, contextOptions, baseURL, problems }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (username) => {
      const context = await newContext(browser, { ...contextOptions, baseURL });
      contexts.push(context);
      problems.watch(context, hostOf(baseURL));
      const page = await context.newPage();
      await signIn(page, username);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

type ContextOptions = Parameters<Browser["newContext"]>[0];

function newContext(browser: Browser, options: ContextOptions): Promise<BrowserContext> {
  return browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", viewport: { width: 1366, height: 768 }, ...options });
}

const hostOf = (baseURL: string | undefined): string => new URL(baseURL ?? "http://127.0.0.1").host;

const accountsSchema = z.array(
  z.object({ username: z.string(), password: z.string(), unit: z.string().nullish(), roles: z.array(z.string()) }),
);
export type DemoAccount = z.infer<typeof accountsSchema>[number];

let accounts: DemoAccount[] | undefined;

/** The demonstration's accounts, as `npm run demo:accounts` prints them. */
export function demoAccounts(): DemoAccount[] {
  accounts ??= accountsSchema.parse(JSON.parse(execFileSync("npm", ["run", "-s", "demo:accounts"], { encoding: "utf8", timeout: 60_000 })));
  return accounts;
}

/** Sessions that were signed in before, by account. Signing in is slow on purpose and limited per address. */
const sessions = new Map<string, Awaited<ReturnType<BrowserContext["cookies"]>>>();

/**
 * Signs a demonstration account in and lands on its first page.
 * @param isFresh goes through the sign-in page even where this account has signed in before
 */
export async function signIn(page: Page, username: string, { isFresh = false } = {}): Promise<void> {
  const known = isFresh ? undefined : sessions.get(username);
  if (known) {
    await page.context().clearCookies();
    await page.context().addCookies(known);
    // A session may have been ended meanwhile.
    if ((await page.context().request.get("/")).ok()) {
      await page.goto("/");
      return;
    }
  }
  await throughSignInPage(page, username);
  sessions.set(username, await page.context().cookies());
}

async function throughSignInPage(page: Page, username: string): Promise<void> {
  await page.goto("/sign-in");
  const oneClick = page.locator(`[data-username="${username}"]`);
  if ((await oneClick.count()) > 0) {
    // The button may stand in a folded group of accounts.
    const group = page.locator("details:not([open])").filter({ has: oneClick });
    if ((await group.count()) > 0) await group.first().locator("summary").click();
    await oneClick.first().click();
  } else {
    const password = demoAccounts().find((account) => account.username === username)?.password;
    if (password === undefined) throw new Error(`No demonstration account is called ${username}.`);
    await page.locator("input[name=username]").fill(username);
    await page.locator("input[name=password]").fill(password);
    await page.locator("input[name=password]").press("Enter");
  }
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

const WCAG_2_2_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** No violation of WCAG 2.2 A and AA that axe can see, on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // Naming each element that is in order takes most of the time on a page of a thousand cells.
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).withTags(WCAG_2_2_AA).analyze();
  const told = violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(" ")}\n  ${failureSummary ?? ""}`));
  expect(told.join("\n\n"), "violations of WCAG 2.2 AA").toBe("");
}
