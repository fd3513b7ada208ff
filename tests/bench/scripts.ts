import { brotliCompressSync, gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { isRoot, launchArguments } from "@/tests/browser";
import type { BuiltServer } from "@/tests/support/built-server";
import { LIST, PAGES } from "./pages-list";
import { signedIn } from "./pages";
import type { ScriptWeight } from "./results";

const PATHS: readonly { path: string; hasCharts?: boolean }[] = [
  { path: PAGES.home.path }, { path: PAGES.tasks.path }, { path: PAGES.task.path }, { path: PAGES.dashboard.path, hasCharts: true },
  { path: `/lists/${LIST}/tasks/1/report` }, { path: "/sign-in" },
];

const SETTLED_MS = 1_000;

/** What a browser that has nothing yet loads of scripts for each page, read to its end: compressed as the product does it (lib/operations/process-files), and as it does for browsers that read gzip only. */
export async function weighScripts(server: BuiltServer, browserPath: string): Promise<ScriptWeight[]> {
  const reader = await signedIn(server.url);
  const browser = await chromium.launch({ executablePath: browserPath, args: launchArguments(isRoot()) });
  const weights: ScriptWeight[] = [];
  try {
    for (const { path, hasCharts = false } of PATHS) {
      const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1366, height: 768 } });
      if (path !== "/sign-in") await context.addCookies(reader.cookie.split("; ").map((pair) => ({ url: server.url, name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1) })));
      const page = await context.newPage();
      const bodies = new Map<string, Promise<Buffer>>();
      page.on("response", (response) => {
        if (response.request().resourceType() === "script") bodies.set(response.url(), response.body());
      });
      await page.goto(path, { waitUntil: "networkidle" });
      // What is loaded where it is seen, such as charts, counts too.
      for (let scrolled = 0; scrolled < 40; scrolled += 1) await page.mouse.wheel(0, 600);
      await page.waitForLoadState("networkidle");
      await page.waitForTimeout(SETTLED_MS);
      const scripts = await Promise.all(bodies.values());
      const sum = (compress: (body: Buffer) => Buffer): number => scripts.reduce((all, body) => all + compress(body).length, 0);
      weights.push({ path, hasCharts, files: scripts.length, gzip: sum((body) => gzipSync(body)), brotli: sum((body) => brotliCompressSync(body)) });
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return weights;
}
