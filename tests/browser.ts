import { pathToFileURL } from "node:url";
import { realMachine } from "./support/browser-machine";

/** What finding a browser needs to know of the machine and may do to it. Tests put a made-up machine in its place. */
export interface Machine {
  readonly isRoot: boolean;
  /** The browser that DUBAN_BROWSER names. */
  readonly wished: string | undefined;
  /** Where Playwright keeps, or would keep, its own. */
  readonly playwrightPath: string;
  readonly installedPaths: readonly string[];
  /** Whether it is there and starts: Ubuntu's chromium-browser, for one, may be a stub that only asks for a snap. */
  works(path: string): Promise<boolean>;
  hasApt(): boolean;
  hasChineseFonts(): Promise<boolean>;
  /** Bounded in time; false when it failed. */
  download(): Promise<boolean>;
  /** `apt-get update`, then install. Bounded in time; false when it failed. */
  aptInstall(packages: readonly string[]): Promise<boolean>;
  say(line: string): void;
}

export class NoBrowser extends Error {
  override name = "NoBrowser";
}

const APT_CHROMIUM = "/usr/bin/chromium";
const FONTS = "fonts-noto-cjk";

/**
 * A Chromium for the end-to-end tests: one that is there before one that must be fetched, and Debian's packages only
 * where nothing else is to be had.
 */
export async function provideBrowser(machine: Machine): Promise<string> {
  const path = await findBrowser(machine);
  await provideFonts(machine);
  return path;
}

async function findBrowser(machine: Machine): Promise<string> {
  if (machine.wished !== undefined) {
    if (await machine.works(machine.wished)) return machine.wished;
    throw new NoBrowser(`DUBAN_BROWSER=${machine.wished} does not start.`);
  }
  for (const path of [machine.playwrightPath, ...machine.installedPaths]) {
    if (await machine.works(path)) return path;
  }

  machine.say("No Chromium here: trying Playwright's own download.");
  if ((await machine.download()) && (await machine.works(machine.playwrightPath))) return machine.playwrightPath;

  if (machine.isRoot && machine.hasApt()) {
    machine.say("No download: installing Debian's chromium.");
    if ((await machine.aptInstall(["chromium", FONTS])) && (await machine.works(APT_CHROMIUM))) return APT_CHROMIUM;
  }
  throw new NoBrowser(
    "The end-to-end tests need a Chromium, and none could be had: " +
      "run `npx playwright install chromium`, or as root `apt-get install chromium fonts-noto-cjk`, " +
      "or set DUBAN_BROWSER to the path of one.",
  );
}

/** Without them pages show boxes, and widths come out wrong. The tests can still run. */
async function provideFonts(machine: Machine): Promise<void> {
  if (await machine.hasChineseFonts()) return;
  if (machine.isRoot && machine.hasApt()) {
    machine.say(`No Chinese fonts: installing Debian's ${FONTS}.`);
    if (await machine.aptInstall([FONTS])) return;
  }
  machine.say(`No Chinese fonts here, so screenshots will show boxes: install ${FONTS}.`);
}

/** Chromium talks to its maker's servers by itself; on a closed network each try is a wait and a line of noise. */
export function launchArguments(isRoot: boolean): string[] {
  return [
    ...(isRoot ? ["--no-sandbox"] : []), // its sandbox refuses root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
}

export const isRoot = (): boolean => process.getuid?.() === 0;

// `tsx tests/browser.ts` prints the path of one.
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    console.log(await provideBrowser(await realMachine()));
  } catch (error) {
    if (!(error instanceof NoBrowser)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
