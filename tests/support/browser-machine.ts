import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import type { Machine } from "../browser";
import { APT_BOUNDS, aptInstall, hasApt } from "./apt";
import { runBounded } from "./bounded-process";

const run = promisify(execFile);

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const FOLDERS = ["/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome"];

const MINUTE = 60_000;
// A download that is alive says so every few seconds; one that is refused, or swallowed by a firewall, does not.
const DOWNLOAD = { limitMs: 10 * MINUTE, idleMs: 45_000 };

async function works(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  try {
    const { stdout } = await run(path, ["--version"], { timeout: 20_000 });
    return /\d+\.\d+/.test(stdout);
  } catch {
    return false;
  }
}

/** This machine, as tests/browser.ts asks about it. */
export async function realMachine(): Promise<Machine> {
  const { chromium } = await import("@playwright/test");
  const isRoot = process.getuid?.() === 0;
  const wished = process.env.DUBAN_BROWSER;
  return {
    isRoot,
    wished: wished === "" ? undefined : wished,
    playwrightPath: chromium.executablePath(),
    installedPaths: FOLDERS.flatMap((folder) => NAMES.map((name) => `${folder}/${name}`)),
    works,
    hasApt,
    hasChineseFonts: async () => {
      try {
        return (await run("fc-list", [":lang=zh"], { timeout: 20_000 })).stdout.trim() !== "";
      } catch {
        return false; // no fontconfig, no fonts
      }
    },
    download: async () => {
      const { isOk } = await runBounded("playwright", ["install", "--no-shell", "chromium"], DOWNLOAD);
      // The libraries that it links to are the system's to give.
      if (isOk && isRoot && !(await works(chromium.executablePath()))) {
        await runBounded("playwright", ["install-deps", "chromium"], APT_BOUNDS);
      }
      return isOk;
    },
    aptInstall,
    say: (line) => {
      console.error(line);
    },
  };
}
