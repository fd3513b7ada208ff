import { existsSync, mkdirSync } from "node:fs";
import { isBuildFresh, isClientFresh } from "@/prisma/freshness";
import { provideBrowser } from "@/tests/browser";
import { endAll, runBounded } from "@/tests/support/bounded-process";
import { realMachine } from "@/tests/support/browser-machine";
import { testEnvironment } from "@/tests/support/environment";
import type { DemoWorld } from "@/tests/support/demo-world";
import { readResults, RESULTS_FILE, writeResults } from "./document";
import { measureLighthouse } from "./lighthouse";
import { describeMachine, loadBefore } from "./machine";
import { parseOptions, type Options } from "./options";
import { PAGES } from "./pages-list";
import { profilePage } from "./profile";
import type { Results } from "./results";
import { measureScale, serverFor } from "./scale-run";
import { weighScripts } from "./scripts";
import { killServers } from "./server";
import { soakServer } from "./soak";
import { performanceTables } from "./table";
import { makeBenchWorld } from "./world";

/** `npm run bench` (tests/bench/options.ts): measures the built product against its targets and writes docs/performance. */
const BUILD_WITHIN_MS = 15 * 60_000;
const startedAt = Date.now();
/** The exit code of whoever broke it off: it then ends at the next word, and leaves neither processes nor gigabytes behind. */
let brokenOff: number | null = null;

function say(line: string): void {
  if (brokenOff !== null) throw new Error("broken off");
  console.log(`${((Date.now() - startedAt) / 1000).toFixed(0).padStart(5)} s  ${line}`);
}

async function build(): Promise<void> {
  const steps = [{ isDone: isClientFresh(), command: ["prisma", "generate"] }, { isDone: isBuildFresh(), command: ["next", "build"] }] as const;
  for (const { isDone, command: [program, argument] } of steps) {
    if (isDone) continue;
    say(`${program} ${argument}`);
    const { isOk, how } = await runBounded(program, [argument], { limitMs: BUILD_WITHIN_MS, env: testEnvironment() });
    if (!isOk) throw new Error(`${program} ${argument}: ${how}`);
  }
}

/** What does not depend on the scale, at the first one. */
async function measureOnce(world: DemoWorld, { parts, processes, isQuick, reports }: Options): Promise<Partial<Results>> {
  const once: Partial<Results> = {};
  const withServer = serverFor(world, { processes });
  const browserPath = parts.has("scripts") || parts.has("lighthouse") ? await provideBrowser(await realMachine()) : "";
  if (parts.has("scripts")) once.scripts = await withServer("kept", (server) => weighScripts(server, browserPath));
  for (const { path, gzip } of once.scripts ?? []) say(`scripts of ${path}: ${String(Math.round(gzip / 1000))} kB`);
  if (reports !== undefined) mkdirSync(reports, { recursive: true });
  if (parts.has("lighthouse")) once.lighthouse = await withServer("kept", (server) => measureLighthouse(server, { browserPath, runs: isQuick ? 1 : 3, reports }));
  for (const { path, device, performance, accessibility, bestPractices } of once.lighthouse ?? []) say(`Lighthouse of ${path}, ${device}: ${String(performance)}, ${String(accessibility)}, ${String(bestPractices)}`);
  if (parts.has("soak")) once.soak = await withServer("kept", (server) => soakServer(server, isQuick ? 1_000 : 100_000, say));
  if (parts.has("profile")) {
    once.profiles = [];
    for (const page of ["tasks", "dashboard"] as const) once.profiles.push({ path: PAGES[page].path, costs: await profilePage(world, page, isQuick ? 5 : 20) });
  }
  return once;
}

async function measure(options: Options): Promise<Results> {
  const before = loadBefore();
  const [previous] = !options.isQuick && existsSync(RESULTS_FILE) ? [readResults()] : [];
  let measured: Results | undefined;
  for (const [at, scale] of options.scales.entries()) {
    say(`S = ${String(scale)}: filling a database`);
    const world = await makeBenchWorld(scale, say);
    try {
      // What is not measured now stays as it was measured last.
      const earlier = (measured ?? previous)?.scales ?? [];
      const machine = { ...(await describeMachine(world.databaseUrl)), loadBefore: before };
      const now = { ...earlier.find((one) => one.scale === scale), ...(await measureScale(scale, world, options, say)) };
      const scales = [...earlier.filter((one) => one.scale !== scale), now].sort((a, b) => a.scale - b.scale);
      const base = { ...(measured ?? previous), date: new Date().toISOString().slice(0, 10), isQuick: options.isQuick, machine, processes: options.processes, scales };
      measured = at === 0 ? { ...base, ...(await measureOnce(world, options)) } : base;
      if (!options.isQuick) writeResults(measured);
    } finally {
      await world.dispose();
    }
  }
  if (!measured) throw new Error("no scale was given");
  return measured;
}

for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143], ["SIGHUP", 129]] as const) {
  process.once(signal, () => {
    brokenOff = code;
    killServers();
    void endAll();
  });
}
try {
  const options = parseOptions(process.argv.slice(2));
  await build();
  const measured = await measure(options);
  if (options.isQuick) console.log(performanceTables(measured));
} catch (error) {
  if (brokenOff === null) throw error;
}
process.exit(brokenOff ?? 0);
