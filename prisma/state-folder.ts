import { chmodSync, lstatSync, mkdirSync } from "node:fs";
import { join } from "node:path";

const BASES = ["/var/lib", "/var/tmp"]; // both outlive a restart of the machine

/** Where root keeps what its database user must reach, best first. */
export function stateFolders(): string[] {
  const folders = BASES.map((base) => join(base, "duban")).filter(isOurs);
  if (folders.length === 0) throw new Error(`none of ${BASES.join(", ")} can hold the folder duban`);
  return folders;
}

/** Makes a folder that other users may enter, whatever the umask. */
export function makeEnterable(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
}

/** In a folder open to everyone, someone may have made ours before us. */
function isOurs(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    const stat = lstatSync(folder);
    if (!stat.isDirectory() || stat.uid !== process.getuid?.()) return false;
    chmodSync(folder, 0o711);
    return true;
  } catch {
    return false;
  }
}
