import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** What the production build is made of. Prisma's output counts by its schema: it is written anew without changing. */
const BUILD_SOURCES = [
  "app", "components", "lib", "public", "proxy.ts", "instrumentation.ts", "instrumentation-client.ts",
  "next.config.js", "postcss.config.mjs", "package-lock.json", "prisma/schema.prisma",
];
const GENERATED = join("lib", "db", "generated");

/** Next.js writes this last, so a build that was broken off does not count. */
const BUILD_RESULT = join(".next", "export-marker.json");

/** Whether the production build is there and nothing it was made of has changed since. */
export function isBuildFresh(): boolean {
  return isNewer(BUILD_RESULT, BUILD_SOURCES);
}

/** Whether Prisma's client is there and as its schema and Prisma's version want it. */
export function isClientFresh(): boolean {
  return isNewer(join(GENERATED, "client.ts"), ["prisma/schema.prisma", "node_modules/prisma/package.json"]);
}

function isNewer(result: string, sources: readonly string[]): boolean {
  return changedAt(result) > Math.max(...sources.map(latestChange));
}

/** A folder's own time counts: it changes when a file in it is removed. lib/db's does so with every generation. */
function latestChange(path: string): number {
  if (path === GENERATED) return 0;
  let entries: string[];
  try {
    entries = readdirSync(path);
  } catch {
    return changedAt(path); // a file, or nothing
  }
  const own = path === join(GENERATED, "..") ? 0 : changedAt(path);
  return Math.max(own, ...entries.map((entry) => latestChange(join(path, entry))));
}

function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
