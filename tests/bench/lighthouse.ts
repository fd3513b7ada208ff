import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import lighthouse, { desktopConfig } from "lighthouse";
import { anyFreePort } from "@/prisma/ports";
import { isRoot, launchArguments } from "@/tests/browser";
import type { BuiltServer } from "@/tests/support/built-server";
import { percentile } from "./load-figures";
import { PAGE_NAMES, PAGES } from "./pages-list";
import { signedIn } from "./pages";
import type { LighthouseScores } from "./results";

const DEVICES = ["desktop", "mobile"] as const;
const CATEGORIES = ["performance", "accessibility", "best-practices"];

type Options = { readonly browserPath: string; readonly runs: number; /** where the whole reports go, if anywhere */ readonly reports: string | undefined };

/** Lighthouse over the pages, signed in; the middle one of several runs, by its performance. */
export async function measureLighthouse(server: BuiltServer, { browserPath, runs, reports }: Options): Promise<LighthouseScores[]> {
  const reader = await signedIn(server.url);
  const port = await anyFreePort();
  const browser = await chromium.launch({ executablePath: browserPath, args: [...launchArguments(isRoot()), `--remote-debugging-port=${String(port)}`] });
  const all: LighthouseScores[] = [];
  try {
    for (const name of PAGE_NAMES) {
      for (const device of DEVICES) {
        const { path } = PAGES[name];
        const flags = { port, output: "html" as const, onlyCategories: CATEGORIES, extraHeaders: { Cookie: reader.cookie }, logLevel: "error" as const };
        const scores: LighthouseScores[] = [];
        for (let run = 1; run <= runs; run += 1) {
          const answer = await lighthouse(`${server.url}${path}`, flags, device === "desktop" ? desktopConfig : undefined);
          if (!answer) throw new Error(`Lighthouse said nothing of ${path}`);
          const { lhr, report } = answer;
          if (lhr.runtimeError) throw new Error(`Lighthouse on ${path}: ${lhr.runtimeError.message}`);
          const score = (category: string): number => Math.round((lhr.categories[category]?.score ?? 0) * 100);
          const value = (audit: string): number => lhr.audits[audit]?.numericValue ?? 0;
          scores.push({
            path, device, performance: score("performance"), accessibility: score("accessibility"), bestPractices: score("best-practices"),
            firstPaint: Math.round(value("first-contentful-paint")), largestPaint: Math.round(value("largest-contentful-paint")), blocking: Math.round(value("total-blocking-time")),
            shift: Number(value("cumulative-layout-shift").toFixed(3)),
          });
          if (reports !== undefined) writeFileSync(join(reports, `${name}-${device}-${String(run)}.html`), String(report));
        }
        const middle = percentile(scores.map(({ performance }) => performance), 50);
        all.push(...scores.filter(({ performance }) => performance === middle).slice(0, 1));
      }
    }
  } finally {
    await browser.close();
  }
  return all;
}
