import { describe, expect, it } from "vitest";
import { launchArguments, NoBrowser, provideBrowser, type Machine } from "@/tests/browser";

const OWN = "/home/u/.cache/ms-playwright/chrome";
const SYSTEM = "/usr/bin/google-chrome";
const DEBIAN = "/usr/bin/chromium";

interface Made {
  isRoot?: boolean;
  hasApt?: boolean;
  hasFonts?: boolean;
  wished?: string;
  present?: string[];
  /** What appears when it is fetched; nothing: fetching fails. */
  downloads?: string[];
  installs?: string[];
}

/** A machine that keeps a record of what was done to it. */
function machine({ isRoot = false, hasApt = true, hasFonts = true, wished, present = [], downloads, installs }: Made) {
  const there = new Set(present);
  const done: string[] = [];
  const fetching = (what: string, brings: string[] | undefined): Promise<boolean> => {
    done.push(what);
    brings?.forEach((path) => there.add(path));
    return Promise.resolve(brings !== undefined);
  };
  const made: Machine = {
    isRoot,
    wished,
    playwrightPath: OWN,
    installedPaths: [DEBIAN, SYSTEM],
    works: (path) => Promise.resolve(there.has(path)),
    hasApt: () => hasApt,
    hasChineseFonts: () => Promise.resolve(hasFonts),
    download: () => fetching("download", downloads),
    aptInstall: (packages) => fetching(`apt ${packages.join(" ")}`, installs),
    say: () => undefined,
  };
  return { made, done };
}

describe("provideBrowser", () => {
  it.each<[string, Made, string, string[]]>([
    ["takes the one that is wished", { wished: "/opt/c", present: ["/opt/c", OWN] }, "/opt/c", []],
    ["takes Playwright's own when it is there", { present: [OWN, DEBIAN] }, OWN, []],
    ["prefers an installed one to a download", { present: [SYSTEM], downloads: [OWN] }, SYSTEM, []],
    ["downloads as an ordinary user", { downloads: [OWN] }, OWN, ["download"]],
    ["downloads as root before it asks apt", { isRoot: true, downloads: [OWN] }, OWN, ["download"]],
    ["asks apt as root", { isRoot: true, installs: [DEBIAN] }, DEBIAN, ["download", "apt chromium fonts-noto-cjk"]],
    [
      "asks apt when the download does not start",
      { isRoot: true, downloads: [], installs: [DEBIAN] },
      DEBIAN,
      ["download", "apt chromium fonts-noto-cjk"],
    ],
    ["adds the fonts as root", { isRoot: true, hasFonts: false, present: [DEBIAN], installs: [] }, DEBIAN, ["apt fonts-noto-cjk"]],
    ["goes on without fonts as an ordinary user", { hasFonts: false, present: [DEBIAN] }, DEBIAN, []],
    ["goes on when the fonts cannot be had", { isRoot: true, hasFonts: false, present: [DEBIAN] }, DEBIAN, ["apt fonts-noto-cjk"]],
  ])("%s", async (_what, given, path, did) => {
    const { made, done } = machine(given);
    expect(await provideBrowser(made)).toBe(path);
    expect(done).toEqual(did);
  });

  it.each<[string, Made, string[]]>([
    ["an ordinary user without download", {}, ["download"]],
    ["root whose apt fails", { isRoot: true }, ["download", "apt chromium fonts-noto-cjk"]],
    ["root without apt", { isRoot: true, hasApt: false }, ["download"]],
    ["a wish that does not start", { wished: "/opt/c", present: [OWN] }, []],
  ])("says what to do to %s", async (_what, given, did) => {
    const { made, done } = machine(given);
    await expect(provideBrowser(made)).rejects.toThrow(NoBrowser);
    await expect(provideBrowser(made)).rejects.toThrow(/playwright install|DUBAN_BROWSER/);
    expect(done.slice(0, did.length)).toEqual(did);
  });
});

describe("launchArguments", () => {
  it("turns the sandbox off for root only", () => {
    expect(launchArguments(true)).toContain("--no-sandbox");
    expect(launchArguments(false)).not.toContain("--no-sandbox");
    expect(launchArguments(false)).toContain("--disable-background-networking");
  });
});
