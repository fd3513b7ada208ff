import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The project's root; tests and scripts are started there. */
export const root = process.cwd();

const SKIPPED = ["lib/db/generated", "prisma/migrations", "node_modules"];

/** Files under a folder of the project, as paths relative to its root. A clone has no empty folders. */
export function filesUnder(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (SKIPPED.includes(path)) return [];
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

export const read = (path: string): string => readFileSync(join(root, path), "utf8");

export const isCode = (path: string): boolean => /\.(ts|tsx|js|mjs|css)$/.test(path);

export function lineCount(text: string): number {
  return text.replace(/\n$/, "").split("\n").length;
}

/** Names, not places: nothing is fetched from them. */
const NAMESPACES = ["www.w3.org", "schemas.openxmlformats.org", "schemas.microsoft.com", "purl.org"];
const THIS_MACHINE = ["localhost", "127.0.0.1"];
/** Reserved for examples, such as the one in a message about a wrong setting. */
const EXAMPLE = /(^|\.)example(\.|$)/;

/** Addresses outside that a text holds. The product runs on closed networks, where each would be a hole or a wait. */
export function foreignAddresses(text: string): string[] {
  const absolute = [...text.matchAll(/\b(?:https?|wss?):\/\/([^\s"'`/)<>:$，。；、]+)/g)]
    .filter(([, host = ""]) => ![...NAMESPACES, ...THIS_MACHINE].includes(host) && !EXAMPLE.test(host))
    .map(([address]) => address);
  const protocolRelative = [...text.matchAll(/(?:["'`(]|url\()\/\/[a-z0-9-]+\.[a-z]{2,}/gi)].map(([address]) => address);
  return [...absolute, ...protocolRelative];
}
