import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DemoWorld } from "@/tests/support/demo-world";
import { load } from "./load";
import { PAGES } from "./pages-list";
import { signedIn } from "./pages";
import { bundledModules, costsOf, cpuProfile, type Cost, type ModuleAt } from "./profile-costs";
import { serve } from "./server";

const BUNDLE = /\/dist\/compiled\/next-server\//;

function moduleFinder(): ModuleAt {
  const bundles = new Map<string, ReturnType<typeof bundledModules>>();
  return (url, line, column) => {
    if (!BUNDLE.test(url)) return url;
    const find = bundles.get(url) ?? bundledModules(readFileSync(url.startsWith("file:") ? fileURLToPath(url) : url, "utf8"));
    bundles.set(url, find);
    return find(line, column);
  };
}

/** Where one process spends its time while it renders a page anew, over and over. */
export async function profilePage(world: DemoWorld, page: keyof typeof PAGES, seconds: number): Promise<Cost[]> {
  const folder = mkdtempSync(join(tmpdir(), "duban-profile-"));
  const server = await serve(world, { processes: 1, state: "anew", settings: { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` } });
  try {
    const requests = [{ path: PAGES[page].path, headers: { cookie: (await signedIn(server.url)).cookie } }];
    await load({ url: server.url, requests, connections: 4, amount: 8 * seconds });
    await load({ url: server.url, requests, connections: 16, seconds });
    await server.stop(); // which writes the profile
    const [file] = readdirSync(folder);
    const profile = cpuProfile.parse(JSON.parse(readFileSync(join(folder, file ?? ""), "utf8")));
    return costsOf(profile, moduleFinder(), seconds);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
